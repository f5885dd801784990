// Asking GitHub at the start, when it may be down, and when it may not know us.

import { setTimeout as pause } from "node:timers/promises";
import { describeFault, Gone, RetryLater } from "../core/text/fault.ts";
import { isRequestError } from "./refusal.ts";

export interface Reaching {
  readonly log: { warn(about: object, text: string): void };
  /** How long a second is, in milliseconds; tests wait less. */
  readonly second?: number;
  /** Ends the wait. */
  readonly stopping?: AbortSignal;
}

/** Asks until GitHub answers, a minute apart at most. That it does not know us is no matter of waiting. */
export async function reached<Result>(ask: () => Promise<Result>, options: Reaching): Promise<Result> {
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
