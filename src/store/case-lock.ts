// At most one run of a case at a time, whichever process it is in. The queue sees to that already; this holds where a
// process was only thought dead.

import { setTimeout as pause } from "node:timers/promises";
import type { CaseKey } from "../core/case/address.ts";
import type { Backend } from "./database.ts";
import { caseName } from "./work.ts";

/** Milliseconds between looks, and how many of them. */
const between = 200;
const looks = 100;

/** Waits a while for the lock, then throws. */
export function caseLock(backend: Backend) {
  return async function lock<Result>(key: CaseKey, run: () => Promise<Result>): Promise<Result> {
    const name = caseName(key);
    for (let look = 0; !(await backend.take(name)); look++) {
      if (look === looks) throw new Error("Another run of this case does not come to an end.");
      await pause(between);
    }
    try {
      return await run();
    } finally {
      await backend.release(name);
    }
  };
}
