// The store for whoever only looks, beside those who run: no table is brought up to date, no job is looked after, and
// the database itself refuses to write.

import { type Kysely, sql } from "kysely";
import { Activity } from "./activity.ts";
import { AskedPeople } from "./asked.ts";
import { Cases } from "./cases.ts";
import { Claims } from "./claims.ts";
import { Database } from "./database.ts";
import { Digests } from "./digests.ts";
import { Family } from "./family.ts";
import { Ledger } from "./ledger.ts";
import { versions } from "./migrate.ts";
import { Moves } from "./moves.ts";
import { lookAtPostgres } from "./postgres.ts";
import { Presence } from "./presence.ts";
import type { Waker } from "./queue.ts";
import type { Tables } from "./tables.ts";

/** What the index tells of cases, without what writes. */
export interface Reading {
  readonly cases: Pick<Cases, "index">;
  readonly asked: Pick<AskedPeople, "load">;
  readonly claims: Pick<Claims, "others">;
  readonly activity: Pick<Activity, "of">;
  readonly ledger: Pick<Ledger, "found">;
  readonly family: Pick<Family, "get" | "below">;
  readonly presence: Pick<Presence, "since">;
  readonly digests: Pick<Digests, "told">;
  readonly moves: Pick<Moves, "of">;
  close(): Promise<void>;
}

/** Tables that cannot be read as they are: none yet, or those of another version. */
type Unlike = "no tables" | "older" | "newer";

/** Throws where the database does not answer. */
export async function openReading(databaseUrl: string): Promise<Reading | Unlike> {
  const { kysely, close } = lookAtPostgres(databaseUrl);
  try {
    const unlike = await difference(kysely);
    if (!unlike) return reading(new Database(kysely), close);
    await close();
    return unlike;
  } catch (fault) {
    await close();
    throw fault;
  }
}

const reading = (database: Database, close: () => Promise<void>): Reading => ({
  cases: new Cases(database),
  asked: new AskedPeople(database),
  claims: new Claims(database, nobody),
  activity: new Activity(database),
  ledger: new Ledger(database, nobody),
  family: new Family(database, nobody),
  presence: new Presence(database),
  digests: new Digests(database),
  moves: new Moves(database),
  close,
});

const nobody: Waker = {
  send: () => Promise.reject(new Error("Whoever only looks wakes nobody.")),
  wake: () => {},
};

async function difference(db: Kysely<Tables>): Promise<Unlike | undefined> {
  const there = await sql<{ name: string | null }>`select to_regclass('kysely_migration') as name`.execute(db);
  if (there.rows[0]?.name == null) return "no tables";
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const known = new Set(rows.map(({ name }) => name));
  if (known.size > versions.filter((version) => known.has(version)).length) return "newer";
  return known.size < versions.length ? "older" : undefined;
}
