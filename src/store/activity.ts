// When people did something last in the cases of a program, for roles that ask after their holders. All of it stands in
// the issues, too.

import { sql } from "kysely";
import type { Facts } from "../core/case/facts.ts";
import type { Instant } from "../core/text/time.ts";
import type { Database } from "./database.ts";

type Active = NonNullable<Facts["active"]>;

export class Activity {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** What is older than what is known changes nothing. */
  async note(program: number, active: Active): Promise<void> {
    const rows = Object.entries(active).map(([person, at]) => ({ program, person: Number(person), at }));
    if (rows.length === 0) return;
    await this.#database.outside
      .insertInto("activity")
      .values(rows)
      .onConflict((on) =>
        on.columns(["program", "person"]).doUpdateSet({ at: sql<Instant>`greatest(activity.at, excluded.at)` }),
      )
      .execute();
  }

  async of(program: number, people: readonly number[]): Promise<Active> {
    if (people.length === 0) return {};
    const rows = await this.#database.outside
      .selectFrom("activity")
      .select(["person", "at"])
      .where("program", "=", program)
      .where("person", "in", people)
      .execute();
    return Object.fromEntries(rows.map(({ person, at }) => [person, at]));
  }
}
