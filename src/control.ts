// The control port that the sandbox moves our clock through. It opens on loopback, with a token, and only for a sandbox.

import { createHash, timingSafeEqual } from "node:crypto";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { type Instant, instant } from "./core/text/time.ts";

/** A clock that stands still until it is set. */
export interface SetClock {
  now(): Instant;
  set(now: Instant): void;
}

export function setClock(start: Instant): SetClock {
  let at = start;
  return {
    now: () => at,
    set: (now) => {
      at = now;
    },
  };
}

export interface Controlled {
  readonly clock: SetClock;
  /** Looks at the timers, after the clock was moved. */
  wake(): Promise<void>;
  due(): Promise<Instant | null>;
  busy(): Promise<readonly string[]>;
  /** What we think of an issue, by its node id. */
  explain?(node: string): Promise<Explained>;
}

export interface Explained {
  /** Plain sentences. One that begins with two spaces belongs below the line before. */
  readonly lines: readonly string[];
  readonly wakeAt: Instant | null;
  /** How many requests to GitHub this answer took. */
  readonly requests: number;
}

export async function openControl(
  port: number,
  token: string,
  controlled: () => Controlled | undefined,
): Promise<{ url: string; close(): Promise<void> }> {
  const web = new Hono();
  web.use(async (context, next) => {
    if (!same(context.req.header("authorization") ?? "", `bearer ${token}`)) return context.text("no\n", 401);
    return next();
  });
  web.post("/clock", async (context) => {
    const { now } = await context.req.json();
    controlled()?.clock.set(instant(String(now)));
    await controlled()?.wake();
    return context.body(null, 204);
  });
  web.get("/due", async (context) => context.json({ next: (await controlled()?.due()) ?? null }));
  web.get("/busy", async (context) => context.json({ busy: (await controlled()?.busy()) ?? ["Quorate is starting"] }));
  web.get("/explain", async (context) => {
    const running = controlled();
    if (!running?.explain) return context.json({ message: "Quorate is starting" }, 503);
    return context.json(await running.explain(context.req.query("node") ?? ""));
  });
  return new Promise((done, fail) => {
    const server = serve({ fetch: web.fetch, port, hostname: "127.0.0.1" }, ({ port: opened }) =>
      done({ url: `http://127.0.0.1:${opened}`, close: () => new Promise((closed) => server.close(() => closed())) }),
    );
    server.once("error", fail);
  });
}

const digest = (text: string) => createHash("sha256").update(text).digest();
const same = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));
