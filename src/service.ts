// Quorate as a running service: the parts wired together. Production, the sandbox and the tests start this same one.

import { createServer, type Server } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { getRequestListener } from "@hono/node-server";
import type { Logger } from "pino";
import type { Probot } from "probot";
import { app } from "./app.ts";
import { concerns } from "./core/door.ts";
import { describeFault, Gone, RetryLater } from "./core/fault.ts";
import type { Keys } from "./core/record.ts";
import { type Instant, instant } from "./core/time.ts";
import { type Hub, hub, receive } from "./github/hub.ts";
import { type Credentials, githubApp } from "./github/octokit.ts";
import { isRequestError } from "./github/refusal.ts";
import { speaker } from "./github/words.ts";
import type { World } from "./github/world.ts";
import { reconcile } from "./reconcile.ts";
import type { ProgramWork, Store } from "./store/store.ts";
import { type Broom, refresh } from "./sweep.ts";
import { ingress } from "./web/ingress.ts";
import { pages } from "./web/pages.ts";
import { startWorker, type Worker } from "./worker.ts";

export interface ServiceOptions {
  readonly credentials: Credentials;
  /** The first is the present one; older ones still hold while it is being changed. */
  readonly webhookSecrets: readonly string[];
  readonly signingKeys: Keys;
  /** Taken over: it is closed when the service stops. One that is still being opened keeps no page waiting. */
  readonly store: Store | Promise<Store>;
  readonly port: number;
  readonly host: string;
  readonly log: Logger;
  readonly version: string;
  readonly clock?: { now(): Instant };
  /** The sandbox's address, for the first page. */
  readonly sandbox?: string;
  /** How long a second of waiting for GitHub is, in milliseconds; tests wait less. */
  readonly second?: number;
  /** Ends the wait for a GitHub that cannot be reached. */
  readonly stopping?: AbortSignal;
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

export const systemClock = { now: () => instant(new Date().toISOString()) };

export async function startService(options: ServiceOptions): Promise<Service> {
  const { credentials, log, second = 1_000 } = options;
  const [secret = ""] = options.webhookSecrets;
  const probot = githubApp(credentials, secret, log);
  // The list of secrets is checked before anything is opened, and the port before anything is waited for.
  const door = ingress({ secrets: options.webhookSecrets, receive: (delivery) => receive(probot, delivery), log });
  let ready = false;
  const server = createServer(serving((request, response) => (ready ? door : notYet)(request, response), options));
  try {
    const url = await listen(server, options);
    const store = await options.store;
    const running = await run(probot, hub(probot, second), { ...options, store });
    ready = true;
    return { url, store, ...running, stop: () => stop(server, running.worker, store) };
  } catch (fault) {
    server.close();
    // What could not be opened has said so, or is about to.
    await Promise.resolve(options.store).then(
      (store) => store.close(),
      () => {},
    );
    throw fault;
  }
}

/** Everything behind the door, once GitHub has said who we are. */
async function run(probot: Probot, github: Hub, options: ServiceOptions & { readonly store: Store }) {
  const { log, store, clock = systemClock, second = 1_000 } = options;
  const slug = await reached(github.slug, options);
  const world: World = {
    index: store,
    client: github.client,
    clock,
    keys: options.signingKeys,
    slug,
    words: speaker(store.blobs),
    pause: async (milliseconds) => void (await pause((milliseconds / 1_000) * second)),
  };
  app(probot, { store, clock, slug, concerns });
  const broom = { world, store, log };
  const sweep = async () => {
    const installations = await github.installations();
    await store.queue.ask(
      installations.map((installation) => ({ is: "program", about: "installation", installation })),
    );
  };
  await reached(sweep, options);
  const worker = startWorker({
    store,
    clock,
    log,
    reconcile: (address) => reconcile(address, world, store),
    refresh: (work) => refreshed(work, broom),
    sweep,
  });
  return { world, worker, wake: worker.wake, busy: worker.busy };
}

/** Asks until GitHub answers, a minute apart at most. That it does not know us is no matter of waiting. */
async function reached<Result>(ask: () => Promise<Result>, options: ServiceOptions): Promise<Result> {
  const { log, second = 1_000, stopping } = options;
  for (let seconds = 1; ; seconds = Math.min(seconds * 2, 60)) {
    try {
      return await ask();
    } catch (fault) {
      if (fault instanceof Gone || isUnknown(fault)) throw new Unwelcome(fault);
      const wait = fault instanceof RetryLater ? fault.seconds : seconds;
      log.warn({ error: describeFault(fault) }, `GitHub cannot be reached. Quorate tries again in ${wait} seconds.`);
      await pause(wait * second, undefined, stopping ? { signal: stopping } : {});
    }
  }
}

const isUnknown = (fault: unknown) => isRequestError(fault) && (fault.status === 401 || fault.status === 403);

/** GitHub does not know this App and key. */
export class Unwelcome extends Error {
  constructor(fault: unknown) {
    super(`GitHub does not know this App with this key (${describeFault(fault)}).`);
  }
}

/** An installation that was taken away has nothing left to look at; that stops nobody else. */
async function refreshed(work: ProgramWork, broom: Broom): Promise<void> {
  try {
    await refresh(work, broom);
  } catch (fault) {
    if (!(fault instanceof Gone)) throw fault;
    broom.log.warn({ installation: work.installation, error: describeFault(fault) }, "an installation cannot be read");
  }
}

async function stop(server: Server, worker: Worker, store: Store): Promise<void> {
  const closed = new Promise((done) => {
    server.close(done);
    server.closeIdleConnections();
  });
  await Promise.all([closed, worker.stop()]);
  await store.close();
}

type Door = ReturnType<typeof ingress>;

/** GitHub redelivers nothing by itself, but what happens now is looked at as soon as we are there. */
const notYet: Door = async (request, response) => {
  if (request.method !== "POST") return false;
  response.writeHead(503, { "content-type": "text/plain; charset=utf-8", "retry-after": "10", connection: "close" });
  response.end("Quorate is starting.\n");
  return true;
};

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
