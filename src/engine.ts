// Everything behind the door: what works off the inbox, once GitHub has said who we are.

import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import type { Probot } from "probot";
import { app } from "./app.ts";
import { concerns } from "./core/case/door.ts";
import type { Outage } from "./core/case/outage.ts";
import type { Keys } from "./core/case/record.ts";
import { describeFault, Gone } from "./core/text/fault.ts";
import { type Instant, plusDays } from "./core/text/time.ts";
import { digests } from "./digest.ts";
import { daysKept } from "./github/deliveries.ts";
import { type Hub, hub } from "./github/hub.ts";
import type { Limits } from "./github/pace.ts";
import { reached } from "./github/reached.ts";
import { speaker } from "./github/words.ts";
import type { World } from "./github/world.ts";
import { type Heart, heart } from "./heart.ts";
import type { Metrics } from "./metrics.ts";
import { rounds } from "./missed.ts";
import { office } from "./office.ts";
import { type Reconciled, reconcile } from "./reconcile.ts";
import type { ProgramWork, Store } from "./store/store.ts";
import { type Broom, refresh } from "./sweep.ts";
import type { Advice, Office, Question } from "./web/operations.ts";
import { startWorker } from "./worker.ts";

export interface EngineOptions {
  readonly store: Store;
  readonly clock: { now(): Instant };
  readonly signingKeys: Keys;
  readonly log: Logger;
  /** Where people reach the pages from outside, for what links to them. */
  readonly pages?: string;
  /** How long a second of waiting for GitHub is, in milliseconds; tests wait less. */
  readonly second?: number;
  /** What GitHub takes in a minute and an hour; a sandbox takes more. */
  readonly limits?: Limits;
  /** Answers commands that only read, with what is known here of other cases, and at our pace. */
  readonly advise?: (question: Question, world: World, github: Hub) => Promise<Advice>;
  /** Days for which it is known that a delivery was done; at least as long as GitHub redelivers. */
  readonly inboxDays?: number;
  /** Ends the wait for a GitHub that cannot be reached. */
  readonly stopping?: AbortSignal;
}

export interface Engine {
  readonly world: World;
  readonly office: Office;
  /** Moves what is due into the queue now. */
  wake(): Promise<void>;
  /** What runs, waits or is due, in words. */
  busy(): Promise<readonly string[]>;
  /** Finishes what runs, takes nothing new. */
  stop(): Promise<void>;
}

export async function startEngine(probot: Probot, options: EngineOptions, figures: Metrics): Promise<Engine> {
  const { log, store, clock } = options;
  const pulse = heart(store.presence, clock);
  const github = hubOf(probot, options, figures, pulse);
  const slug = await reached(github.slug, options);
  const world = worldOf(github, slug, options);
  app(probot, { store, clock, slug, concerns, log });
  const beat = async () => madeUp(await pulse.beat(), store, log);
  const itself = await github.itself();
  const missed = rounds({ app: itself, store, clock, pause: world.pause, log, meter: figures });
  const away = await beat();
  const about = away !== undefined && isLong(away) ? "everything" : "installation";
  await reached(() => sweep(about, github, store), options);
  missed.begin();
  const worker = startWorker({
    store,
    clock,
    log,
    meter: figures,
    reconcile: async (address) => counted(await reconcile(address, world, store), figures),
    refresh: (work) => refreshed(work, { world, store, log }),
    beat,
    sweep: async () => {
      await sweep("installation", github, store);
      missed.begin();
    },
    ...(options.inboxDays === undefined ? {} : { inboxDays: options.inboxDays }),
  });
  return {
    world,
    office: officeOf(github, world, options),
    wake: worker.wake,
    busy: async () => [...missed.busy(), ...(await worker.busy())],
    stop: async () => {
      await Promise.all([worker.stop(), missed.stop()]);
      await pulse.rest();
    },
  };
}

function hubOf(probot: Probot, { second = 1_000, limits }: EngineOptions, meter: Metrics, { share }: Heart): Hub {
  return hub(probot, { second, meter, share, ...(limits ? { limits } : {}) });
}

function worldOf(
  { client }: Hub,
  slug: string,
  { store, clock, signingKeys, pages, second = 1_000 }: EngineOptions,
): World {
  return {
    index: store,
    client,
    clock,
    keys: signingKeys,
    slug,
    ...(pages === undefined ? {} : { pages }),
    words: speaker(store.blobs),
    pause: async (milliseconds) => void (await pause((milliseconds / 1_000) * second)),
  };
}

function officeOf(github: Hub, world: World, { store, advise }: EngineOptions): Office {
  const elsewhere: Advice = { elsewhere: true };
  return {
    ...office(store, github),
    advise: async (question) => (await advise?.(question, world, github)) ?? elsewhere,
  };
}

async function sweep(about: "everything" | "installation", github: Hub, store: Store): Promise<void> {
  const installations = await github.installations();
  await store.queue.ask(installations.map((installation) => ({ is: "program", about, installation })));
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
