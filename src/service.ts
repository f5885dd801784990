// Quorate as a running service: the parts wired together. Production, the sandbox and the tests start this same one.

import type { Server } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import type { Probot } from "probot";
import { app } from "./app.ts";
import { concerns } from "./core/case/door.ts";
import type { Outage } from "./core/case/outage.ts";
import type { Keys } from "./core/case/record.ts";
import { describeFault, Gone } from "./core/text/fault.ts";
import { type Instant, instant, plusDays } from "./core/text/time.ts";
import { digests } from "./digest.ts";
import { daysKept } from "./github/deliveries.ts";
import { hub, receive } from "./github/hub.ts";
import { type Credentials, githubApp } from "./github/octokit.ts";
import type { Limits } from "./github/pace.ts";
import { reached } from "./github/reached.ts";
import { speaker } from "./github/words.ts";
import type { World } from "./github/world.ts";
import { type Heart, heart } from "./heart.ts";
import { type Metrics, metrics } from "./metrics.ts";
import { type Rounds, rounds } from "./missed.ts";
import { office } from "./office.ts";
import { type Reconciled, reconcile } from "./reconcile.ts";
import { plainWords } from "./role-site.ts";
import { type PublicSite, publicSite } from "./site.ts";
import type { ProgramWork, Store } from "./store/store.ts";
import { type Broom, refresh } from "./sweep.ts";
import { ingress, type Received } from "./web/ingress.ts";
import { type Advice, type Office, type Operations, openOperations, type Question } from "./web/operations.ts";
import { type PagesOptions, pages } from "./web/pages.ts";
import { listen, notYet, webServer } from "./web/server.ts";
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
  /** Where people reach the pages from outside, for what links to them. */
  readonly pages?: string;
  /** The sandbox's address, for the first page. */
  readonly sandbox?: string;
  /** How long a second of waiting for GitHub is, in milliseconds; tests wait less. */
  readonly second?: number;
  /** What GitHub takes in a minute and an hour; a sandbox takes more. */
  readonly limits?: Limits;
  /** Milliseconds that one request to GitHub may take. */
  readonly timeout?: number;
  /** The port for whoever runs this; without it there is none. */
  readonly operations?: { readonly port: number; readonly host: string; readonly token: string };
  /** Answers commands that only read, with what is known here of other cases. */
  readonly advise?: (question: Question, world: World) => Promise<Advice>;
  /** Days for which it is known that a delivery was done; at least as long as GitHub redelivers. */
  readonly inboxDays?: number;
  /** Ends the wait for a GitHub that cannot be reached. */
  readonly stopping?: AbortSignal;
}

export interface Service {
  readonly url: string;
  readonly store: Store;
  readonly world: World;
  readonly office: Office;
  /** The address of the port for whoever runs this. */
  readonly operations?: string;
  /** Moves what is due into the queue now. */
  wake(): Promise<void>;
  /** What runs, waits or is due, in words. */
  busy(): Promise<readonly string[]>;
  /** Finishes what runs, takes nothing new. */
  stop(): Promise<void>;
}

export const systemClock = { now: () => instant(new Date().toISOString()) };

export async function startService(options: ServiceOptions): Promise<Service> {
  const figures = metrics(async () => (await options.store).depth());
  let running: Running | undefined;
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
    operations = desk && (await openOperations({ ...desk, metrics: figures, unready, office: () => running?.office }));
    const store = await options.store;
    open = store;
    const site = options.pages ?? (options.sandbox === undefined ? undefined : url);
    running = await run(probot, { ...options, store, ...(site === undefined ? {} : { pages: site }) }, figures);
    const { worker, missed, pulse, ...rest } = running;
    const stop = async () => {
      running = undefined;
      await Promise.all([closed(server), operations?.close(), worker.stop(), missed.stop()]);
      await pulse.rest();
      await store.close();
    };
    return { url, ...(operations ? { operations: operations.url } : {}), store, ...rest, stop };
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

interface Running {
  readonly world: World;
  readonly worker: Worker;
  readonly missed: Rounds;
  readonly pulse: Heart;
  readonly office: Office;
  wake(): Promise<void>;
  busy(): Promise<readonly string[]>;
}

/** Everything behind the door, once GitHub has said who we are. */
async function run(
  probot: Probot,
  options: ServiceOptions & { readonly store: Store },
  figures: Metrics,
): Promise<Running> {
  const { log, store, clock = systemClock, second = 1_000 } = options;
  const pulse = heart(store.presence, clock);
  const github = hub(probot, {
    second,
    meter: figures,
    share: pulse.share,
    ...(options.limits ? { limits: options.limits } : {}),
  });
  const slug = await reached(github.slug, options);
  const world: World = {
    index: store,
    client: github.client,
    clock,
    keys: options.signingKeys,
    slug,
    ...(options.pages === undefined ? {} : { pages: options.pages }),
    words: speaker(store.blobs),
    pause: async (milliseconds) => void (await pause((milliseconds / 1_000) * second)),
  };
  app(probot, { store, clock, slug, concerns, log });
  const broom = { world, store, log };
  const beat = async () => madeUp(await pulse.beat(), store, log);
  const itself = await github.itself();
  const sweep = async (everything = false) => {
    const about = everything ? "everything" : "installation";
    const installations = await github.installations();
    await store.queue.ask(installations.map((installation) => ({ is: "program", about, installation })));
  };
  const missed = rounds({ app: itself, store, clock, pause: world.pause, log, meter: figures });
  const away = await beat();
  await reached(() => sweep(away !== undefined && isLong(away)), options);
  missed.begin();
  const worker = startWorker({
    store,
    clock,
    log,
    meter: figures,
    reconcile: async (address) => counted(await reconcile(address, world, store), figures),
    refresh: (work) => refreshed(work, broom),
    beat,
    sweep: async () => {
      await sweep();
      missed.begin();
    },
    ...(options.inboxDays === undefined ? {} : { inboxDays: options.inboxDays }),
  });
  const busy = async () => [...missed.busy(), ...(await worker.busy())];
  const advise = async (question: Question) =>
    (await options.advise?.(question, world)) ?? { elsewhere: true as const };
  const desk = { ...office(store, github), advise };
  return { world, worker, missed, pulse, office: desk, wake: worker.wake, busy };
}

/** Deadlines that an outage moves are said to have moved, before they come. */
async function madeUp(away: Outage | undefined, store: Store, log: Logger): Promise<Outage | undefined> {
  if (!away) return undefined;
  log.warn(away, "Quorate was down; deadlines make up for it");
  const waiting = await store.due.cases();
  await store.queue.ask(waiting.map((address) => ({ is: "case", address })));
  return away;
}

/** Too long for GitHub to know what was not delivered. */
const isLong = ({ from, to }: Outage) => to > plusDays(from, daysKept);

function counted(done: Reconciled | undefined, figures: Metrics): void {
  for (const change of done?.changes ?? []) {
    if (change.do === "postNotice" && change.notice.decided) figures.decided(change.notice.decided.outcome);
  }
}

/** An installation that was taken away has nothing left to look at; that stops nobody else. */
async function refreshed(work: ProgramWork, broom: Broom): Promise<void> {
  try {
    if (work.about === "digest" && work.repository !== undefined)
      await digests(work.repository, broom.world, broom.store);
    else await refresh(work, broom);
  } catch (fault) {
    if (!(fault instanceof Gone)) throw fault;
    broom.log.warn({ installation: work.installation, error: describeFault(fault) }, "an installation cannot be read");
  }
}

function closed(server: Server): Promise<unknown> {
  return new Promise((done) => {
    server.close(done);
    server.closeIdleConnections();
  });
}
