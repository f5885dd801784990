// Quorate as a running service: the parts wired together. Production, the sandbox and the tests start this same one.

import type { Server } from "node:http";
import type { Probot } from "probot";
import { type Instant, instant } from "./core/text/time.ts";
import { type Engine, type EngineOptions, startEngine } from "./engine.ts";
import { receive } from "./github/hub.ts";
import { type Credentials, githubApp } from "./github/octokit.ts";
import { type Metrics, metrics } from "./metrics.ts";
import { plainWords } from "./role-site.ts";
import { type PublicSite, publicSite } from "./site.ts";
import type { Store } from "./store/store.ts";
import { ingress, type Received } from "./web/ingress.ts";
import { type Operations, openOperations } from "./web/operations.ts";
import { type PagesOptions, pages } from "./web/pages.ts";
import { listen, notYet, webServer } from "./web/server.ts";

export interface ServiceOptions extends Omit<EngineOptions, "store" | "clock"> {
  readonly credentials: Credentials;
  /** The first is the present one; older ones still hold while it is being changed. */
  readonly webhookSecrets: readonly string[];
  /** Taken over: it is closed when the service stops. One that is still being opened keeps no page waiting. */
  readonly store: Store | Promise<Store>;
  readonly port: number;
  readonly host: string;
  readonly version: string;
  readonly clock?: { now(): Instant };
  /** The sandbox's address, for the first page. */
  readonly sandbox?: string;
  /** Milliseconds that one request to GitHub may take. */
  readonly timeout?: number;
  /** The port for whoever runs this; without it there is none. */
  readonly operations?: { readonly port: number; readonly host: string; readonly token: string };
}

/** Stopped, it finishes what runs and takes nothing new. */
export interface Service extends Engine {
  readonly url: string;
  readonly store: Store;
  /** The address of the port for whoever runs this. */
  readonly operations?: string;
}

export const systemClock = { now: () => instant(new Date().toISOString()) };

export async function startService(options: ServiceOptions): Promise<Service> {
  const figures = metrics(async () => (await options.store).depth());
  let running: Engine | undefined;
  let open: Store | undefined;
  const unready = () => reasons(open, running !== undefined);
  const { clock = systemClock } = options;
  const shown = { unready, isOpen: () => running !== undefined, ...publicSite(() => open, clock, options.pages) };
  const { probot, server } = front(options, figures, shown);
  let operations: Operations | undefined;
  try {
    // The port before anything is waited for.
    const url = await listen(server, options);
    const desk = options.operations;
    const shows = { metrics: figures, unready, office: () => running?.office, log: options.log };
    operations = desk && (await openOperations({ ...desk, ...shows }));
    const store = await options.store;
    open = store;
    const site = options.pages ?? (options.sandbox === undefined ? undefined : url);
    const wired = { ...options, clock, store, ...(site === undefined ? {} : { pages: site }) };
    const engine = await startEngine(probot, wired, figures);
    running = engine;
    const stop = async () => {
      running = undefined;
      await Promise.all([closed(server), operations?.close(), engine.stop()]);
      await store.close();
    };
    return { ...engine, url, ...(operations ? { operations: operations.url } : {}), store, stop };
  } catch (fault) {
    server.close();
    await operations?.close();
    // What could not be opened has said so, or is about to.
    await Promise.resolve(options.store).then(
      (store) => store.close(),
      () => {},
    );
    throw fault;
  }
}

interface Shown extends PublicSite, Pick<PagesOptions, "unready"> {
  readonly isOpen: () => boolean;
}

/** What is there from the first moment: the App, and the port with its door and its pages. */
function front(
  { credentials, webhookSecrets, log, version, sandbox, timeout }: ServiceOptions,
  figures: Metrics,
  { unready, isOpen, ...shown }: Shown,
): { readonly probot: Probot; readonly server: Server } {
  const [secret = ""] = webhookSecrets;
  const probot = githubApp(credentials, secret, log, timeout);
  const take = (delivery: Received) => receive(probot, delivery);
  // The list of secrets is checked here, before anything is opened.
  const door = ingress({ secrets: webhookSecrets, receive: take, heard: figures.webhook, log });
  const site = pages({ version, unready, ...shown, words: plainWords, ...(sandbox === undefined ? {} : { sandbox }) });
  return { probot, server: webServer(() => (isOpen() ? door : notYet), site) };
}

async function reasons(store: Store | undefined, running: boolean): Promise<readonly string[]> {
  if (!store) return ["the store is being opened"];
  if (!running) return ["GitHub has not said yet who we are"];
  return store.depth().then(
    () => [],
    () => ["the store does not answer"],
  );
}

function closed(server: Server): Promise<unknown> {
  return new Promise((done) => {
    server.close(done);
    server.closeIdleConnections();
  });
}
