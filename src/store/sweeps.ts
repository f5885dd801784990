// What issues looked like when they were last swept, cases and others alike: those that look the same need no look.
// What is lost here costs a look at each issue, and nothing else.

import { sql } from "kysely";
import type { CaseKey } from "../core/case/address.ts";
import { ofCase } from "./addresses.ts";
import type { Database } from "./database.ts";

/** Rows a statement: Postgres takes 65,535 parameters. */
const batch = 10_000;

export interface Fingerprint {
  readonly issue: number;
  readonly fingerprint: string;
}

export class Sweeps {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Those that are new or look different than they were known. */
  async changed(repository: number, issues: readonly Fingerprint[]): Promise<ReadonlySet<number>> {
    if (issues.length === 0) return new Set();
    const rows = await this.#database.outside
      .selectFrom("sweeps")
      .select(["issue", "fingerprint"])
      .where("repository", "=", repository)
      .where(
        "issue",
        "in",
        issues.map(({ issue }) => issue),
      )
      .execute();
    const known = new Map(rows.map(({ issue, fingerprint }) => [issue, fingerprint]));
    return new Set(issues.flatMap(({ issue, fingerprint }) => (known.get(issue) === fingerprint ? [] : [issue])));
  }

  /** They are known as they look now: to be said when a look at those that changed is queued, and not before. */
  async keep(repository: number, issues: readonly Fingerprint[]): Promise<void> {
    for (let at = 0; at < issues.length; at += batch) {
      const values = issues.slice(at, at + batch).map(({ issue, fingerprint }) => ({ repository, issue, fingerprint }));
      await this.#database.outside
        .insertInto("sweeps")
        .values(values)
        .onConflict((conflict) =>
          conflict.columns(["repository", "issue"]).doUpdateSet({ fingerprint: sql`excluded.fingerprint` }),
        )
        .execute();
    }
  }

  /** The next sweep finds everything in these repositories changed. */
  async forgetAll(repositories: readonly number[]): Promise<void> {
    if (repositories.length === 0) return;
    await this.#database.outside.deleteFrom("sweeps").where("repository", "in", repositories).execute();
  }

  /** The next sweep finds it changed, whatever it looks like. */
  async forget(key: CaseKey): Promise<void> {
    await this.#database.outside.deleteFrom("sweeps").where(ofCase(key)).execute();
  }
}
