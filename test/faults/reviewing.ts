// Terms that all end on one day, and Quorate killed while their reviews are opened: each term has one in the end.

import { setTimeout as pause } from "node:timers/promises";
import { seeded } from "../../src/sandbox/dice.ts";
import { type Replicas, replicas } from "../support/replicas.ts";
import { becomesGuide, belowOf, withReviews } from "../support/reviews.ts";

export interface Reviewing {
  readonly terms: number;
  readonly kills: number;
  readonly seed: number;
}

export interface ReviewsOpened {
  /** Reviews that stand below each term. */
  readonly counts: readonly number[];
  /** Kills between GitHub's write of a review and the note of it here. */
  readonly between: number;
}

/** Every review is due as soon as its term begins: a term of 30 days, and 30 days before its end. */
export async function reviewing({ terms, kills, seed }: Reviewing): Promise<ReviewsOpened> {
  const here = await replicas({ count: 1, differences: withReviews({ term: "30 days" }) });
  try {
    await here.start(0);
    await here.settle();
    const random = seeded(seed);
    const issues: number[] = [];
    let between = 0;
    for (let kill = 0; kill < kills; kill++) {
      const until = Math.floor((terms * (kill + 1)) / kills);
      const isAt = kill % 2 === 0;
      if (isAt) await here.town.faults({ request: { operation: "createIssue" }, hang: 30, after: true, count: 1 });
      while (issues.length < until) issues.push(await asGuide(here, issues.length));
      if (isAt && (await isMet(here))) between += 1;
      else await pause(random() * 400);
      await here.kill(0);
      await here.town.manage("DELETE", "/faults");
      await here.start(0);
    }
    await here.settle();
    const counts: number[] = [];
    for (const issue of issues) counts.push((await belowOf(here.town, issue, "term-review")).length);
    return { counts, between };
  } finally {
    await here.end();
  }
}

async function asGuide({ town }: Replicas, at: number): Promise<number> {
  const login = `guide${at}`;
  await town.manage("POST", "/people", { login });
  return becomesGuide(town, login);
}

/** True as soon as the opening of a review has come upon what waits for it. */
async function isMet({ town }: Replicas): Promise<boolean> {
  for (let look = 0; look < 1_000; look++) {
    const waiting = await town.manage("GET", "/faults");
    if (Array.isArray(waiting) && waiting.length === 0) return true;
    await pause(10);
  }
  return false;
}
