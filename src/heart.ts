// Knows when Quorate was not there: it says every half minute that it is, and looks at the start how long nobody did.

import { randomUUID } from "node:crypto";
import type { Outage } from "./core/case/outage.ts";
import { type Instant, secondsBetween } from "./core/text/time.ts";
import type { Store } from "./store/store.ts";

/** Milliseconds between beats. */
const between = 30_000;
/** Seconds; what is shorter moves no date. */
const longEnough = 3_600;

export interface Heart {
  /** Says that we are there, if it is time; tells of an outage that has just ended. */
  beat(): Promise<Outage | undefined>;
  /** This process's part of what all of them may do together. */
  share(): number;
  /** The last word before we go. */
  rest(): Promise<void>;
}

export function heart(presence: Store["presence"], clock: { now(): Instant }): Heart {
  const self = randomUUID();
  let last: number | undefined;
  let processes = 1;
  return {
    beat: async () => {
      const now = performance.now();
      if (last !== undefined && now - last < between) return undefined;
      // The clock may leap, on a sandbox; that nobody was there is only so where time has really passed.
      const away = last === undefined || now - last > longEnough * 1_000;
      const ended = away ? await outage(presence, clock.now()) : undefined;
      await presence.beat(self, clock.now());
      processes = await presence.processes();
      last = now;
      return ended;
    },
    share: () => 1 / processes,
    rest: () => presence.beat(self, clock.now()),
  };
}

async function outage(presence: Store["presence"], to: Instant): Promise<Outage | undefined> {
  const from = await presence.last();
  if (from === null || secondsBetween(from, to) < longEnough) return undefined;
  await presence.missed({ from, to });
  return { from, to };
}
