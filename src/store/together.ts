// Several small things in one go: a transaction costs the same for one delivery and for fifty.

import { setImmediate as turn } from "node:timers/promises";

/** Most things done in one go. */
const most = 50;

interface Waiting<Item, Result> {
  readonly item: Item;
  done(result: Result): void;
  fail(fault: unknown): void;
}

/**
 * Does in one go what comes in at once, or while an earlier one is under way. What comes alone waits for nobody. `run`
 * answers in the order of its items; when it fails for several, each is tried alone, so that one cannot spoil the others.
 */
export function together<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let running = false;

  async function work(): Promise<void> {
    while (waiting.length > 0) {
      // The embedded store leaves no time in between: what has arrived by now would be read only when all this is over.
      await turn();
      const some = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await attempt(some);
    }
    running = false;
  }

  async function attempt(some: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await run(some.map(({ item }) => item));
      for (const [at, { done }] of some.entries()) {
        const result = results[at];
        if (result !== undefined) done(result);
      }
    } catch (fault) {
      if (some.length === 1) some[0]?.fail(fault);
      else for (const one of some) await attempt([one]);
    }
  }

  return (item) =>
    new Promise((done, fail) => {
      waiting.push({ item, done, fail });
      if (running) return;
      running = true;
      void work();
    });
}
