// When Quorate was there, and when none of its processes was: what silence would have ended meanwhile is put off by as
// long.

import { sql } from "kysely";
import type { Outage } from "../core/case/outage.ts";
import type { Instant } from "../core/text/time.ts";
import type { Database } from "./database.ts";

/** Seconds without a beat after which a process counts as gone. */
const gone = 120;

export class Presence {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** This process is there, by its clock. Those that have not been heard of for a day are forgotten. */
  async beat(process: string, at: Instant): Promise<void> {
    const seen_at = sql<Date>`now()`;
    await this.#database.outside
      .insertInto("beats")
      .values({ process, at, seen_at })
      .onConflict((conflict) => conflict.column("process").doUpdateSet({ at, seen_at }))
      .execute();
    await this.#database.outside
      .deleteFrom("beats")
      .where("process", "!=", process)
      .where(sql<boolean>`seen_at < now() - interval '1 day' and at < ${at}`)
      .execute();
  }

  /** When any process was there last; null where none ever was. */
  async last(): Promise<Instant | null> {
    const row = await this.#database.outside.selectFrom("beats").select("at").orderBy("at", "desc").executeTakeFirst();
    return row?.at ?? null;
  }

  /** How many processes are there now, at least one. */
  async processes(): Promise<number> {
    const row = await this.#database.outside
      .selectFrom("beats")
      .select(sql<number>`count(*)::int`.as("count"))
      .where(sql<boolean>`seen_at > now() - ${gone} * interval '1 second'`)
      .executeTakeFirst();
    return Math.max(1, row?.count ?? 1);
  }

  /** Nobody was there in this time. */
  async missed({ from, to }: Outage): Promise<void> {
    await this.#database.outside
      .insertInto("outages")
      .values({ began: from, ended: to })
      .onConflict((conflict) => conflict.column("began").doNothing())
      .execute();
  }

  /** Outages that ended after this moment, oldest first. */
  async since(at: Instant): Promise<readonly Outage[]> {
    const rows = await this.#database.outside
      .selectFrom("outages")
      .selectAll()
      .where("ended", ">", at)
      .orderBy("began")
      .execute();
    return rows.map(({ began, ended }) => ({ from: began, to: ended }));
  }
}
