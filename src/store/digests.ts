// Which cases stand in the digests, and which reminders these delivered. The digests themselves have all of it too.

import type { CaseKey } from "../core/case/address.ts";
import type { Told } from "../core/digest/present.ts";
import type { Row } from "../core/digest/row.ts";
import type { Instant } from "../core/text/time.ts";
import { ofCase } from "./addresses.ts";
import type { Database } from "./database.ts";
import { storable } from "./text.ts";

/** A row, and whether its reminder was delivered. */
export interface Listing {
  readonly row: Row;
  readonly told: boolean;
}

export class Digests {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Replaces the rows of a case, and says whether a digest has to be looked at: now, not at a round that is ahead. */
  put({ repository, issue }: CaseKey, rows: readonly Row[], now: Instant): Promise<boolean> {
    return this.#database.transaction(async (trx) => {
      const own = { repository, issue };
      const before = await trx.selectFrom("listings").selectAll().where(ofCase(own)).execute();
      const after = rows.map((row) => ({
        ...own,
        group: storable(row.group),
        key: storable(row.key),
        at: row.at,
        row: storable(JSON.stringify(row)),
      }));
      const old = new Map(before.map((one) => [one.group, one]));
      const fresh = new Map(after.map((one) => [one.group, one]));
      const changed = [...before, ...after].filter(({ group }) => old.get(group)?.row !== fresh.get(group)?.row);
      if (changed.length > 0) {
        await trx.deleteFrom("listings").where(ofCase(own)).execute();
        if (after.length > 0) await trx.insertInto("listings").values(after).execute();
      }
      if (changed.some(({ at }) => at <= now)) return true;
      const due = rows.filter(({ at, calls }) => (calls ?? at) <= now);
      if (due.length === 0) return false;
      const told = await trx.selectFrom("told").selectAll().where(ofCase(own)).execute();
      return due.some((row) => !told.some(({ key, group }) => key === row.key && group === row.group));
    });
  }

  /** What stands in the digests of the program with this home. */
  async due(home: number, now: Instant): Promise<readonly Listing[]> {
    const rows = await this.#database.outside
      .selectFrom("listings")
      .innerJoin("program_repositories", "program_repositories.repository", "listings.repository")
      .leftJoin("told", (on) =>
        on
          .onRef("told.repository", "=", "listings.repository")
          .onRef("told.issue", "=", "listings.issue")
          .onRef("told.key", "=", "listings.key")
          .onRef("told.group", "=", "listings.group"),
      )
      .select(["listings.row", "told.at as told"])
      .where("program_repositories.home", "=", home)
      .where("listings.at", "<=", now)
      .orderBy("listings.at")
      .execute();
    return rows.map(({ row, told }) => ({ row: JSON.parse(row), told: told !== null }));
  }

  /** Reminders of a case that digests delivered: key, then group, to the time. */
  async told(key: CaseKey): Promise<Readonly<Record<string, Readonly<Record<string, Instant>>>>> {
    const rows = await this.#database.outside.selectFrom("told").selectAll().where(ofCase(key)).execute();
    const found: Record<string, Record<string, Instant>> = {};
    for (const row of rows) found[row.key] = { ...found[row.key], [row.group]: row.at };
    return found;
  }

  /** A comment of a group's digest was delivered. The first one counts. */
  async deliver(group: string, told: readonly Told[], at: Instant): Promise<void> {
    if (told.length === 0) return;
    await this.#database.outside
      .insertInto("told")
      .values(
        told.map(({ repository, issue, key }) => ({
          repository,
          issue,
          key: storable(key),
          group: storable(group),
          at,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
