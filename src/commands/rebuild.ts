// `quorate rebuild`: the index from GitHub alone, into an empty store, or beside the present one to compare the two.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { z } from "zod";
import { hub } from "../github/hub.ts";
import { githubApp } from "../github/octokit.ts";
import { readOnly } from "../github/read-only.ts";
import { speaker } from "../github/words.ts";
import type { World } from "../github/world.ts";
import { differences, moved, type Rebuilt, rebuild } from "../rebuild.ts";
import { type IndexRow, openStore, type Store } from "../store/store.ts";
import { type Beside, beside } from "./beside.ts";
import type { Planning } from "./plan.ts";
import { ask, running, withStore } from "./running.ts";
import { databaseOf, type Environment, Misused } from "./settings.ts";

const Rows = z.array(
  z.object({
    name: z.string(),
    kind: z.string(),
    stage: z.string(),
    open: z.boolean(),
    seq: z.number(),
    record: z.string(),
    due: z.string().nullable(),
    waits: z.string(),
    ledger: z.string(),
    family: z.string(),
    claims: z.string(),
    listings: z.string(),
    asked: z.string(),
  }),
);

export interface Drill {
  readonly says: string;
  /** The index and GitHub tell the same. */
  readonly same: boolean;
}

export async function rebuildIndex(planning: Planning, environment: Environment, log: Logger): Promise<Drill> {
  if (await running(environment)) {
    throw new Misused(
      "Quorate runs here. Stop it first, or write `quorate rebuild --compare`, which builds beside it.",
    );
  }
  return withStore(environment, async (store) => {
    const known = (await store.cases.index()).length;
    if (known > 0) {
      throw new Misused(
        `The store has ${known} cases already. Name an empty one, or write \`quorate rebuild --compare\`.`,
      );
    }
    const built = await build(store, planning, log);
    return { says: `${counted(built)}\n`, same: true };
  });
}

/** The drill: what would be lost if the database were. */
export async function compareIndex(planning: Planning, environment: Environment, log: Logger): Promise<Drill> {
  const before = await presentIndex(environment);
  const folder = await mkdtemp(join(tmpdir(), "quorate-rebuild-"));
  try {
    const store = await openStore({ folder });
    try {
      const built = await build(store, planning, log);
      const compared = compare(before, await presentIndex(environment), await store.cases.index());
      return { ...compared, says: `${counted(built)}\n${compared.says}\n` };
    } finally {
      await store.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** While Quorate runs, cases move between a reading and the next: those are neither alike nor different. */
function compare(before: readonly IndexRow[], after: readonly IndexRow[], built: readonly IndexRow[]): Drill {
  const left = moved(before, after);
  const stood = (rows: readonly IndexRow[]) => rows.filter(({ name }) => !left.has(name));
  const lines = differences(stood(after), stood(built));
  const verdict = lines.length === 0 ? ["No difference: nothing would be lost with the database."] : lines;
  const cases = left.size === 1 ? "1 case moved meanwhile and was" : `${left.size} cases moved meanwhile and were`;
  return {
    says: [
      ...verdict,
      ...(left.size === 0 ? [] : [`${cases} left out; another drill compares ${left.size === 1 ? "it" : "them"}.`]),
    ].join("\n"),
    same: lines.length === 0,
  };
}

async function presentIndex(environment: Environment): Promise<readonly IndexRow[]> {
  const process = await running(environment);
  if (process) return Rows.parse(await ask(process, "GET", "index"));
  const database = databaseOf(environment);
  if (database) return beside(database, indexOf);
  return withStore(environment, (store) => store.cases.index());
}

function indexOf(known: Beside): Promise<readonly IndexRow[]> {
  if ("unheard" in known) throw new Misused(`There is nothing to compare with: ${known.unheard}.`);
  return known.index.cases.index();
}

async function build(
  store: Store,
  { credentials, signingKeys, clock, pages }: Planning,
  log: Logger,
): Promise<Rebuilt> {
  const github = hub(githubApp(credentials, "a rebuild hears no webhooks", log));
  const world: World = {
    index: store,
    client: (installation) => readOnly(github.client(installation)),
    clock,
    keys: signingKeys,
    slug: await github.slug(),
    ...(pages === undefined ? {} : { pages }),
    words: speaker(store.blobs),
    pause: async (milliseconds) => void (await pause(milliseconds)),
  };
  const all: Rebuilt[] = [];
  for (const installation of await github.installations()) all.push(await rebuild(installation, { world, store }));
  return {
    cases: all.reduce((sum, { cases }) => sum + cases, 0),
    unfinished: all.flatMap(({ unfinished }) => unfinished),
  };
}

function counted({ cases, unfinished }: Rebuilt): string {
  const read = `${cases} ${cases === 1 ? "case was" : "cases were"} read from GitHub, and nothing was written there.`;
  if (unfinished.length === 0) return read;
  return `${read}\nOn these Quorate has still something to write, which is no difference by itself: ${unfinished.join(", ")}`;
}
