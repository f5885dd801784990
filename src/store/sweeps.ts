import { sql } from "kysely";
import type { Database } from "./database.ts";

export interface Fingerprint {
  readonly issue: number;
  readonly fingerprint: string;
}

/** What issues looked like when they were last swept: those that look the same need no look. */
export class Sweeps {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Those that are new or look different, which are then known as they look now. */
  async changed(repository: number, issues: readonly Fingerprint[]): Promise<ReadonlySet<number>> {
    if (issues.length === 0) return new Set();
    const values = issues.map(({ issue, fingerprint }) => ({ repository, issue, fingerprint }));
    const rows = await this.#database.outside
      .insertInto("sweeps")
      .values(values)
      .onConflict((conflict) =>
        conflict
          .columns(["repository", "issue"])
          .doUpdateSet({ fingerprint: sql`excluded.fingerprint` })
          .whereRef("sweeps.fingerprint", "!=", sql`excluded.fingerprint`),
      )
      .returning("issue")
      .execute();
    return new Set(rows.map(({ issue }) => issue));
  }
}
