// Quorate as a running service: the parts wired together. Production, the sandbox and the tests start this same one.

import { createServer } from "node:http";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import type { Logger } from "pino";
import type { Probot } from "probot";
import { app } from "./app.ts";
import { readMessages } from "./config/messages.ts";
import { concerns } from "./core/door.ts";
import type { Keys } from "./core/record.ts";
import { type Instant, instant } from "./core/time.ts";
import { words } from "./core/words.ts";
import { hub } from "./github/hub.ts";
import { type Credentials, githubApp } from "./github/octokit.ts";
import type { World } from "./github/world.ts";
import { reconcile } from "./reconcile.ts";
import type { Store } from "./store/store.ts";
import { refresh } from "./sweep.ts";
import { ingress } from "./web/ingress.ts";
import { pages } from "./web/pages.ts";
import { startWorker } from "./worker.ts";

export interface ServiceOptions {
  readonly credentials: Credentials;
  /** The first is the present one; older ones still hold while it is being changed. */
  readonly webhookSecrets: readonly string[];
  readonly signingKeys: Keys;
  /** Taken over: it is closed when the service stops. */
  readonly store: Store;
  readonly port: number;
  readonly host: string;
  readonly log: Logger;
  readonly version: string;
  readonly clock?: { now(): Instant };
  /** The sandbox's address, for the first page. */
  readonly sandbox?: string;
  /** How long a second of waiting for GitHub is, in milliseconds; tests wait less. */
  readonly second?: number;
}

export interface Service {
  readonly url: string;
  readonly store: Store;
  readonly world: World;
  /** Moves what is due into the queue now. */
  wake(): Promise<void>;
  /** What runs, waits or is due, in words. */
  busy(): Promise<readonly string[]>;
  /** Finishes what runs, takes nothing new. */
  stop(): Promise<void>;
}

const systemClock = { now: () => instant(new Date().toISOString()) };

export const messageFolder = join(import.meta.dirname, "..", "templates", "messages");

export async function startService(options: ServiceOptions): Promise<Service> {
  const { credentials, log, store, clock = systemClock, second = 1_000 } = options;
  const [secret = ""] = options.webhookSecrets;
  const probot = githubApp(credentials, secret, log);
  // The list of secrets is checked before anything is opened.
  const door = ingress({ secrets: options.webhookSecrets, receive: (delivery) => receive(probot, delivery), log });
  const github = hub(probot, second);
  const slug = await github.slug();
  const world: World = {
    index: store,
    client: github.client,
    clock,
    keys: options.signingKeys,
    slug,
    words: words(readMessages(join(messageFolder, "en")), "en"),
    pause: (milliseconds) => new Promise((done) => setTimeout(done, (milliseconds / 1_000) * second)),
  };
  app(probot, { store, clock, slug, concerns });
  const broom = { world, store, log };
  const sweep = async () => {
    const installations = await github.installations();
    await store.queue.ask(
      installations.map((installation) => ({ is: "program", about: "installation", installation })),
    );
  };
  const worker = startWorker({
    store,
    clock,
    log,
    reconcile: (address) => reconcile(address, world, store),
    refresh: (work) => refresh(work, broom),
    sweep,
  });
  await sweep();
  const server = createServer(serving(door, options));
  const url = await listen(server, options);
  return {
    url,
    store,
    world,
    wake: worker.wake,
    busy: worker.busy,
    stop: async () => {
      await new Promise((done) => {
        server.close(done);
        server.closeIdleConnections();
      });
      await worker.stop();
      await store.close();
    },
  };
}

type Door = ReturnType<typeof ingress>;
type Receive = Parameters<typeof ingress>[0]["receive"];

/** Probot hands the delivery to the app, which answers when it is stored. */
const receive = (probot: Probot, { id, name, payload }: Parameters<Receive>[0]) =>
  probot.receive({ id, name, payload } as Parameters<Probot["receive"]>[0]);

function serving(door: Door, { version, sandbox }: ServiceOptions) {
  const web = getRequestListener(pages({ version, ...(sandbox === undefined ? {} : { sandbox }) }).fetch);
  return (...[request, response]: Parameters<Door>) => {
    door(request, response)
      .then((taken) => (taken ? undefined : web(request, response)))
      .catch(() => response.destroy());
  };
}

function listen(server: ReturnType<typeof createServer>, { port, host }: ServiceOptions): Promise<string> {
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, host, () => {
      const address = server.address();
      const opened = typeof address === "object" && address !== null ? address.port : port;
      done(`http://${host}:${opened}`);
    });
  });
}
