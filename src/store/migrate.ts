// Brings the tables up to date, at every start. Of several processes that start at once one does it, and the others
// wait.

import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import * as first from "./migrations/0001-first.ts";
import * as sweeps from "./migrations/0002-sweeps.ts";
import * as words from "./migrations/0003-words.ts";
import * as asks from "./migrations/0004-asks.ts";
import * as strays from "./migrations/0005-strays.ts";
import * as presence from "./migrations/0006-presence.ts";
import * as claims from "./migrations/0007-claims.ts";
import * as digests from "./migrations/0008-digests.ts";
import * as asked from "./migrations/0009-asked.ts";
import * as ledger from "./migrations/0010-ledger.ts";
import * as family from "./migrations/0011-family.ts";
import * as board from "./migrations/0012-board.ts";
import * as activity from "./migrations/0013-activity.ts";
import * as open from "./migrations/0014-public.ts";
import type { Tables } from "./tables.ts";

/** In order; a migration that was released is never changed. */
export const migrations: Record<string, Migration> = {
  "0001-first": first,
  "0002-sweeps": sweeps,
  "0003-words": words,
  "0004-asks": asks,
  "0005-strays": strays,
  "0006-presence": presence,
  "0007-claims": claims,
  "0008-digests": digests,
  "0009-asked": asked,
  "0010-ledger": ledger,
  "0011-family": family,
  "0012-board": board,
  "0013-activity": activity,
  "0014-public": open,
};

/** The names of all of them, in order. */
export const versions: readonly string[] = Object.keys(migrations);

export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (await isNewer(db)) throw new Error("The store is not of this version.", { cause: new Error(madeByNewer) });
  const failed = results?.find(({ status }) => status === "Error")?.migrationName ?? "the first step";
  throw new Error(`The store could not be brought up to date: ${failed} failed.`, { cause: error });
}

const madeByNewer = "it was made by a newer Quorate: start that one, or name an empty database";

/** Some step was done that this version does not know. */
async function isNewer(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`
    .execute(db)
    .catch(() => ({ rows: [] }));
  return rows.some(({ name }) => !(name in migrations));
}
