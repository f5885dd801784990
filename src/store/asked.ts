// Who is asked in which case and has not answered yet, so that the next question goes to somebody else. The records of
// the cases say it too; here it is counted over all of them.

import { sql } from "kysely";
import type { CaseKey } from "../core/case/address.ts";
import { ofCase } from "./addresses.ts";
import type { Database } from "./database.ts";

export class AskedPeople {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Replaces what was known of a case. */
  put(key: CaseKey, people: readonly number[]): Promise<void> {
    return this.#database.transaction(async (trx) => {
      await trx.deleteFrom("asked").where(ofCase(key)).execute();
      const { repository, issue } = key;
      const rows = [...new Set(people)].map((person) => ({ repository, issue, person }));
      if (rows.length > 0) await trx.insertInto("asked").values(rows).execute();
    });
  }

  /** In how many other open cases of the program each person is asked. */
  async load(home: number, key: CaseKey): Promise<Readonly<Record<number, number>>> {
    const { rows } = await sql<{ person: number; count: number }>`
      select person, count(*)::int as count from asked
      join program_repositories using (repository) join cases using (repository, issue)
      where home = ${home} and cases.open and not ${ofCase(key)}
      group by person`.execute(this.#database.outside);
    return Object.fromEntries(rows.map(({ person, count }) => [person, count]));
  }
}
