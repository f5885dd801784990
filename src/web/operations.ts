// The port of whoever runs Quorate: figures for Prometheus, and what the command line asks of a process that runs. On
// loopback unless it is told otherwise; what changes something wants the token that stands in the data folder.

import { createHash, timingSafeEqual } from "node:crypto";
import { type ServerType, serve } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { describeFault } from "../core/text/fault.ts";
import type { IndexRow, Unfinished } from "../store/store.ts";

/** What whoever runs Quorate may ask of it. */
export interface Office {
  /** Deliveries that are not done yet, oldest first. */
  inbox(): Promise<readonly Unfinished[]>;
  /** What the index concludes of every case. */
  index(): Promise<readonly IndexRow[]>;
  /** Tries what was set aside again; answers with the deliveries that it found. */
  retry(which: "all" | { readonly guid: string }): Promise<readonly string[]>;
  /** Looks at everything in the repository's program again; false where the App is not installed there. */
  sync(owner: string, repo: string): Promise<boolean>;
  /** What a command that only reads comes to, with all that the store knows. */
  advise(question: Question): Promise<Advice>;
}

const Question = z.object({
  /** For which App, and at which GitHub. */
  app: z.string(),
  command: z.enum(["plan", "simulate"]),
  args: z.array(z.string()),
});
export type Question = z.infer<typeof Question>;

/** What the command prints, why it cannot, or that another App is meant. */
export type Advice = { readonly says: string } | { readonly wrong: string } | { readonly elsewhere: true };

export interface OperationsOptions {
  readonly port: number;
  readonly host: string;
  /** Without one, only figures are shown. */
  readonly token?: string;
  readonly metrics: { readonly type: string; text(): Promise<string> };
  /** What keeps Quorate from working, in words; empty when nothing does. */
  readonly unready: () => Promise<readonly string[]>;
  /** Undefined while it starts. */
  readonly office: () => Office | undefined;
  /** Where the cause of what did not work is written. */
  readonly log: { error(about: object, text: string): void };
}

export interface Operations {
  readonly url: string;
  close(): Promise<void>;
}

export function openOperations(options: OperationsOptions): Promise<Operations> {
  const web = operations(options);
  return new Promise((done, fail) => {
    const { port, host: hostname } = options;
    const server = serve({ fetch: web.fetch, port, hostname }, ({ port: opened }) =>
      done({ url: `http://${hostname}:${opened}`, close: () => closed(server) }),
    );
    server.once("error", fail);
  });
}

const closed = (server: ServerType) =>
  new Promise<void>((done) => {
    server.close(() => done());
    if ("closeAllConnections" in server) server.closeAllConnections();
  });

function operations({ token, metrics, unready, office, log }: OperationsOptions): Hono {
  const web = new Hono();
  web.get("/healthz", (context) => context.text("ok\n"));
  web.get("/readyz", (context) => readiness(context, unready));
  web.get("/metrics", async (context) => context.body(await metrics.text(), 200, { "content-type": metrics.type }));
  web.use("/office/*", async (context, next) => {
    if (token === undefined || !same(context.req.header("authorization") ?? "", `bearer ${token}`)) {
      return context.text("no\n", 401);
    }
    return next();
  });
  const onError = (context: Context) => context.text("That is too long: a question has at most 64 KB.\n", 413);
  web.use("/office/*", bodyLimit({ maxSize: 64 * 1024, onError }));
  const asked = (ask: (office: Office, context: Context) => Promise<unknown>) => async (context: Context) => {
    const open = office();
    if (!open) return context.text("Quorate is starting.\n", 503);
    return context.json({ answer: await ask(open, context) });
  };
  const word = (context: Context, name: string) => context.req.query(name) ?? "";
  web.get(
    "/office/here",
    asked(async () => true),
  );
  web.get(
    "/office/index",
    asked((open) => open.index()),
  );
  web.get(
    "/office/inbox",
    asked((open) => open.inbox()),
  );
  web.post(
    "/office/retry",
    asked((open, context) => open.retry(word(context, "guid") === "" ? "all" : { guid: word(context, "guid") })),
  );
  web.post(
    "/office/sync",
    asked((open, context) => open.sync(word(context, "owner"), word(context, "repo"))),
  );
  web.post(
    "/office/advice",
    asked(async (open, context) => open.advise(Question.parse(await context.req.json()))),
  );
  web.onError((fault, context) => {
    log.error({ error: describeFault(fault) }, "the office could not answer");
    return context.text("It did not work. The log says why.\n", 500);
  });
  return web;
}

/** For a load balancer: 200 when events are taken and worked off, 503 with the reasons otherwise. */
export async function readiness(context: Context, unready: () => Promise<readonly string[]>): Promise<Response> {
  const reasons = await unready();
  return reasons.length === 0 ? context.text("ready\n") : context.text(`not ready: ${reasons.join("; ")}\n`, 503);
}

const digest = (text: string) => createHash("sha256").update(text).digest();
const same = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));
