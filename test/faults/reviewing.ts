// Terms that all end on one day, and Quorate killed while their reviews are opened: each term has one in the end.

import { setTimeout as pause } from "node:timers/promises";
import { opensAt } from "../../src/core/roles/renewing.ts";
import type { Role } from "../../src/core/roles/role.ts";
import { termOf } from "../../src/core/roles/term.ts";
import { seeded } from "../../src/sandbox/dice.ts";
import { type Replicas, replicas } from "../support/replicas.ts";
import { becomesGuide, belowOf, withReviews } from "../support/reviews.ts";

const spreadHours = 336;

export interface Reviewing {
  readonly terms: number;
  readonly kills: number;
  readonly seed: number;
}

export interface ReviewsOpened {
  /** Terms with more or fewer reviews below them than they should have by now. */
  readonly wrong: number;
  /** Reviews that stand there. */
  readonly opened: number;
  /** Kills between GitHub's write of a review and the note of it here. */
  readonly between: number;
}

/** Reviews are due in the last two weeks before the second day of a term of 31 days, so almost all of them at once. */
export async function reviewing({ terms, kills, seed }: Reviewing): Promise<ReviewsOpened> {
  const here = await replicas({
    count: 1,
    longest: 120_000 + terms * 2_000,
    differences: withReviews({ term: "31 days", settings: `    review_spread_hours: ${spreadHours}\n` }),
  });
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
    let [wrong, opened] = [0, 0];
    for (const issue of issues) {
      const count = (await belowOf(here.town, issue, "term-review")).length;
      opened += count;
      if (count !== ((await isDue(here, issue)) ? 1 : 0)) wrong += 1;
    }
    return { wrong, opened, between };
  } finally {
    await here.end();
  }
}

/** By the same arithmetic as the case itself. */
async function isDue({ town }: Replicas, number: number): Promise<boolean> {
  const { id, created_at } = Object(await town.as("omar").rest("GET", `/repos/open-reps/program/issues/${number}`));
  const term = {
    role: "guide",
    community: null,
    person: 0,
    login: "",
    ...termOf(created_at.slice(0, 10), { days: 31 }),
  };
  const role = { notice: { review: 30 } } as Role;
  return opensAt(term, role, { spreadHours, issue: id, zone: "UTC" }) <= new Date().toISOString();
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
