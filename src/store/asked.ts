import { sql } from "kysely";
import type { CaseKey } from "../core/case/address.ts";
import type { Database } from "./database.ts";

/** Who is asked in which case and has not answered yet, so that the next question goes to somebody else. */
export class AskedPeople {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Replaces what was known of a case. */
  put({ repository, issue }: CaseKey, people: readonly number[]): Promise<void> {
    return this.#database.transaction(async (trx) => {
      await trx.deleteFrom("asked").where("repository", "=", repository).where("issue", "=", issue).execute();
      const rows = [...new Set(people)].map((person) => ({ repository, issue, person }));
      if (rows.length > 0) await trx.insertInto("asked").values(rows).execute();
    });
  }

  /** In how many other open cases of the program each person is asked. */
  async load(home: number, { repository, issue }: CaseKey): Promise<Readonly<Record<number, number>>> {
    const { rows } = await sql<{ person: number; count: number }>`
      select person, count(*)::int as count from asked
      join program_repositories using (repository) join cases using (repository, issue)
      where home = ${home} and cases.open and not (repository = ${repository} and issue = ${issue})
      group by person`.execute(this.#database.outside);
    return Object.fromEntries(rows.map(({ person, count }) => [person, count]));
  }
}
