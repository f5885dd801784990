// What happened while Quorate could not hear: deliveries that failed are asked for again, each once.

import { describeFault, Gone, RetryLater } from "./core/text/fault.ts";
import type { Instant } from "./core/text/time.ts";
import type { Client } from "./github/client.ts";
import { type FailedDelivery, failedDeliveries, redeliver } from "./github/deliveries.ts";
import type { Store } from "./store/store.ts";

export interface Missing {
  readonly app: Client;
  readonly store: Pick<Store, "redeliveries">;
  readonly clock: { now(): Instant };
  /** Waits; tests wait less. */
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly log: { info(about: object, text: string): void; warn(about: object, text: string): void };
  readonly meter?: { redelivered(count: number): void };
}

/** Rounds of asking, beside everything else: a long list takes minutes, in which nothing waits for it. */
export interface Rounds {
  /** Begins one, unless one is under way. */
  begin(): void;
  /** In words; empty when none is under way. */
  busy(): readonly string[];
  /** Ends the one that is under way. */
  stop(): Promise<void>;
}

export function rounds(missing: Missing): Rounds {
  let round: Promise<void> | undefined;
  let stopped = false;
  return {
    begin: () => {
      round ??= fetchMissed(missing, () => stopped)
        // The sweep finds what happened, and the next hour asks again.
        .catch((fault) => missing.log.warn({ error: describeFault(fault) }, "missed deliveries could not be asked for"))
        .finally(() => {
          round = undefined;
        });
    },
    busy: () => (round !== undefined ? ["missed deliveries are being asked for"] : []),
    stop: async () => {
      stopped = true;
      await round;
    },
  };
}

/** Deliveries that are asked for in one round, and how many of them are taken in hand at a time. */
const most = 2_000;
const handful = 50;

async function fetchMissed(missing: Missing, stopped: () => boolean): Promise<void> {
  const { app, clock, log, meter } = missing;
  const failed = (await failedDeliveries(app, clock.now())).toSorted((a, b) => Number(isSwept(a)) - Number(isSwept(b)));
  let asked = 0;
  try {
    for (let at = 0; at < failed.length && asked < most && !stopped(); at += handful) {
      const some = await askFor(failed.slice(at, at + handful), missing, stopped);
      asked += some.asked;
      if (some.over) break;
    }
  } finally {
    if (asked > 0) log.info({ deliveries: asked }, "GitHub was asked to send again what had not arrived");
    meter?.redelivered(asked);
  }
}

/** Only what is in hand counts as asked for: where this process dies, another one asks for the rest. */
async function askFor(some: readonly FailedDelivery[], missing: Missing, stopped: () => boolean) {
  const { store, clock } = missing;
  const guids = some.map(({ guid }) => guid);
  const mine = await store.redeliveries.claim(guids, clock.now());
  const wanted = some.filter(({ guid }) => mine.has(guid));
  let asked = 0;
  try {
    for (const one of wanted) {
      if (stopped() || !(await ask(one, missing, stopped))) break;
      asked += 1;
    }
  } finally {
    await store.redeliveries.release(wanted.slice(asked).map(({ guid }) => guid));
  }
  return { asked, over: asked < wanted.length };
}

/** What a sweep sees by itself can wait: who is in which team is to be known first. */
const isSwept = ({ event }: FailedDelivery) => ["issues", "issue_comment", "push"].includes(event);

/** Seconds that are waited for GitHub's limits at a time. */
const patience = 120;

/** False where the round is over: GitHub wants to be left alone for longer. One that it has forgotten is none. */
async function ask(one: FailedDelivery, { app, pause }: Missing, stopped: () => boolean): Promise<boolean> {
  for (;;) {
    try {
      await redeliver(app, one);
      return true;
    } catch (fault) {
      if (fault instanceof Gone) return true;
      if (!(fault instanceof RetryLater)) throw fault;
      if (fault.seconds > patience || stopped()) return false;
      await pause(fault.seconds * 1_000);
    }
  }
}
