// Takes cases from the queue, one run of a case at a time, again after a fault; and wakes those that are due.

import type { CaseAddress } from "./core/case/address.ts";
import { describeFault, Gone, RetryLater } from "./core/text/fault.ts";
import { type Instant, plusDays, plusSeconds, secondsBetween } from "./core/text/time.ts";
import { askForDigests } from "./digest.ts";
import type { Meter } from "./metrics.ts";
import { describeWork, type ProgramWork, type Store, type Work, workName } from "./store/store.ts";

export interface WorkerOptions {
  readonly store: Store;
  readonly clock: { now(): Instant };
  readonly reconcile: (address: CaseAddress) => Promise<unknown>;
  /** Something that a program consists of has changed. */
  readonly refresh: (work: ProgramWork) => Promise<unknown>;
  /** Asks for a look at everything, since webhooks get lost. */
  readonly sweep: () => Promise<unknown>;
  readonly log: {
    info(about: object, text: string): void;
    warn(about: object, text: string): void;
    error(about: object, text: string): void;
  };
  readonly meter?: Pick<Meter, "ran" | "effect">;
  /** Days for which it is known that a delivery was done. */
  readonly inboxDays?: number;
  /** Says that we are there; before the timers, so that what was missed is known when they fire. */
  readonly beat?: () => Promise<unknown>;
  /** Milliseconds between looks at the timers. */
  readonly tick?: number;
}

export interface Worker {
  /** Looks at the timers now, since the clock was moved. */
  wake(): Promise<void>;
  /** What runs, waits or is due, in words; empty when there is nothing to do. */
  busy(): Promise<readonly string[]>;
  /** Waits for what runs, at most 25 seconds. */
  stop(): Promise<void>;
}

/** GitHub redelivers for three days. */
const usualDays = 14;
const hour = 3_600_000;
/** Seconds until a sweep that could not be asked for is tried again. */
const afterTrouble = 60;

export function startWorker(options: WorkerOptions): Worker {
  const { store, clock, inboxDays = usualDays, tick = 1_000 } = options;
  const sweep = hourly(options);
  let polling: Promise<unknown> = Promise.resolve();

  // One at a time, in order, so that a slow database is not asked twice.
  const poll = () => {
    polling = polling
      .then(options.beat)
      .then(() => store.due.poll(clock.now()))
      .catch((fault) => trouble(options, "timers", fault))
      .then(sweep);
    return polling;
  };
  const prune = () =>
    store.inbox
      .prune(plusDays(clock.now(), -inboxDays))
      .then(() => store.moves.prune(clock.now()))
      .then(() => store.redeliveries.prune(plusDays(clock.now(), -inboxDays)))
      .catch((fault) => trouble(options, "old deliveries", fault));

  store.queue.work({
    onCase: (address, began) => run(options, { is: "case", address }, began, () => caseRun(options, address)),
    onProgram: (work, began) => run(options, work, began, () => options.refresh(work)),
    onDead: (work, error) => givenUp(options, work, error),
    onFault: (fault) => trouble(options, "queue", fault),
  });
  const timers = [setInterval(() => void poll(), tick), setInterval(() => void prune(), hour)];
  return {
    wake: async () => void (await poll()),
    busy: async () => {
      const next = await store.due.next();
      const due = next !== null && next <= clock.now() ? [`a timer of ${next} is due`] : [];
      return [...due, ...(await store.queue.busy())];
    },
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      await polling;
      await store.queue.stop();
    },
  };
}

/** Sweeps when an hour of the clock has passed since the last time, or since the start, which sweeps by itself. */
function hourly(options: WorkerOptions): () => Promise<void> {
  const { clock } = options;
  let last = clock.now();
  return async () => {
    const now = clock.now();
    const passed = secondsBetween(last, now);
    // A clock that was put back starts the hour anew.
    if (passed < 0) last = now;
    if (passed < 3_600) return;
    last = now;
    try {
      await options.sweep();
    } catch (fault) {
      trouble(options, "list of installations", fault);
      last = plusSeconds(now, afterTrouble - 3_600);
    }
  };
}

async function givenUp({ store, log, meter }: WorkerOptions, work: Work, error: string): Promise<void> {
  log.error({ work: describeWork(work), error }, "given up after the last try");
  meter?.ran(work.is, "given up");
  await store.inbox.failed(workName(work), error, true);
  // The next sweep looks again, even if nothing has happened since.
  if (work.is === "case") await store.sweeps.forget(work.address);
}

/** A run ends its deliveries when it ends well; what was stored after it began is left to the next one. */
async function run(options: WorkerOptions, work: Work, began: Date, act: () => Promise<unknown>): Promise<void> {
  const { store, clock, log, meter } = options;
  const name = workName(work);
  try {
    await act();
  } catch (fault) {
    const error = describeFault(fault);
    const waits = fault instanceof RetryLater;
    meter?.ran(work.is, waits ? "waits for GitHub" : "failed");
    if (waits) log.info({ work: describeWork(work), seconds: fault.seconds }, "a run waits for GitHub");
    else log.warn({ work: describeWork(work), error }, "a run failed and is tried again");
    await store.inbox.failed(name, error);
    throw fault;
  }
  const { deliveries, stored } = await store.inbox.finish(name, began, clock.now());
  for (const at of stored) meter?.effect((Date.now() - at.getTime()) / 1_000);
  meter?.ran(work.is, "done");
  log.info({ work: describeWork(work), deliveries, milliseconds: Date.now() - began.getTime() }, "a run is done");
}

async function caseRun({ store, clock, reconcile }: WorkerOptions, address: CaseAddress): Promise<void> {
  await store.lock(address, async () => {
    try {
      await reconcile(address);
    } catch (fault) {
      if (!(fault instanceof Gone)) throw fault;
      await store.claims.lose(address);
      await store.ledger.drop(address);
      await store.cases.lose(address);
      await store.family.lose(address);
      if (await store.digests.put(address, [], clock.now())) await askForDigests(address.repository, store);
    }
  });
}

const trouble = ({ log }: WorkerOptions, what: string, fault: unknown) =>
  log.error({ error: describeFault(fault) }, `the ${what} could not be reached; trying again`);
