// Quorate is killed again and again while people use it; in the end everything must be as if it had not been.

import { setTimeout as pause } from "node:timers/promises";
import { seeded } from "../../src/sandbox/dice.ts";
import { type Replicas, replicas } from "../support/replicas.ts";
import { opening, traffic } from "./traffic.ts";

export interface Killing {
  readonly cases: number;
  readonly kills: number;
  readonly seed: number;
  readonly count: number;
  readonly databaseUrl?: string | undefined;
}

export interface Killed {
  readonly wrong: readonly string[];
  readonly commands: number;
  /** Kills between a write on GitHub and the note of it here, and before a write that was on its way. */
  readonly between: number;
  readonly before: number;
}

export async function killing({ cases, kills, seed, count, databaseUrl }: Killing): Promise<Killed> {
  const here = await replicas({ count, databaseUrl, differences: opening });
  try {
    const all = Array.from({ length: count }, (_, at) => at);
    await Promise.all(all.map(here.start));
    const { acts, differences } = traffic(here.town, cases, seed);
    const random = seeded(seed + 1);
    const met = { between: 0, before: 0 };
    for (let kill = 0; kill < kills; kill++) {
      const some = acts.slice(portion(acts, kill, kills), portion(acts, kill + 1, kills));
      const [first, rest] = [some.slice(0, some.length / 2), some.slice(some.length / 2)];
      const blow = strike(here, blows[kill % blows.length] ?? "anywhere", random);
      await oneByOne(first);
      const { hit, killed } = await blow;
      if (hit !== "anywhere") met[hit] += 1;
      // What people do while it is down is not heard.
      await oneByOne(rest);
      await Promise.all(killed.map(here.start));
    }
    // As whoever runs it would: whatever was missed is asked for, and looked for, when it starts.
    await Promise.all(all.map(here.kill));
    await Promise.all(all.map(here.start));
    await here.settle();
    const wrong = await differences(here.settle);
    return { wrong: [...here.crashed, ...wrong], commands: cases * 4, ...met };
  } finally {
    await here.end();
  }
}

const portion = (acts: readonly unknown[], part: number, parts: number) => Math.floor((acts.length * part) / parts);

async function oneByOne(acts: readonly (() => Promise<void>)[]): Promise<void> {
  for (const act of acts) await act();
}

/** Every sort comes, however few they are. */
const blows = ["between", "anywhere", "before"] as const;

interface Blow {
  readonly hit: (typeof blows)[number];
  readonly killed: readonly number[];
}

/** At a write: the sandbox holds its answer back, or the write itself, until the blow has fallen. */
async function strike(here: Replicas, at: Blow["hit"], random: () => number): Promise<Blow> {
  const victim = Math.floor(random() * here.count);
  if (at === "anywhere") {
    await pause(random() * 400);
    await here.kill(victim);
    return { hit: "anywhere", killed: [victim] };
  }
  const after = at === "between";
  await here.town.faults({ request: { operation: "Apply" }, hang: after ? 30 : 0.3, after, count: 1 });
  const met = await isMet(here);
  if (met && after) await pause(100);
  // Nobody outside knows whose write it is: all of them.
  const all = Array.from({ length: here.count }, (_, at) => at);
  await Promise.all(all.map(here.kill));
  await here.town.manage("DELETE", "/faults");
  return { hit: met ? at : "anywhere", killed: all };
}

/** True as soon as a write has come upon what waits for it. */
async function isMet(here: Replicas): Promise<boolean> {
  for (let look = 0; look < 2_000; look++) {
    const waiting = await here.town.manage("GET", "/faults");
    if (Array.isArray(waiting) && waiting.length === 0) return true;
    await pause(10);
  }
  return false;
}
