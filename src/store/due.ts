// When cases come due. A table of ours: a far timer in the queue would swallow the live events of its case. A timer
// that is lost is set again by the next look at its case.

import { sql } from "kysely";
import type { CaseAddress } from "../core/case/address.ts";
import type { Instant } from "../core/text/time.ts";
import { addressOf, caseColumns } from "./addresses.ts";
import type { Database } from "./database.ts";
import type { Queue } from "./queue.ts";
import type { Tables } from "./tables.ts";

const place = sql.raw("repository, issue, node, installation, owner, name, number");

/** Timers moved in one transaction. */
const batch = 100;

export class Due {
  readonly #database: Database;
  readonly #queue: Queue;

  constructor(database: Database, queue: Queue) {
    this.#database = database;
    this.#queue = queue;
  }

  /** Moves every timer that is due into the queue and says how many there were. */
  async poll(now: Instant): Promise<number> {
    let moved = 0;
    for (;;) {
      const count = await this.#move(now);
      moved += count;
      if (count < batch) break;
    }
    if (moved > 0) this.#queue.wake();
    return moved;
  }

  /** The next timer, due or not. */
  async next(): Promise<Instant | null> {
    const first = await this.#database.outside.selectFrom("due").select("at").orderBy("at").limit(1).executeTakeFirst();
    return first?.at ?? null;
  }

  /** Open cases that a timer is set for. */
  async cases(): Promise<readonly CaseAddress[]> {
    const rows = await this.#database.outside
      .selectFrom("due")
      .innerJoin("cases", (on) =>
        on.onRef("due.repository", "=", "cases.repository").onRef("due.issue", "=", "cases.issue"),
      )
      .select(caseColumns)
      .where("cases.open", "=", true)
      .execute();
    return rows.map(addressOf);
  }

  #move(now: Instant): Promise<number> {
    return this.#database.transaction(async (trx) => {
      // Replicas poll at the same time: each takes the timers that no other one has in its hands.
      const { rows } = await sql<Tables["strays"]>`
        with moved as (
          delete from due where (repository, issue) in (
            select repository, issue from due where at <= ${now} order by at limit ${batch} for update skip locked)
          returning repository, issue)
        select ${place} from cases join moved using (repository, issue)
        union all select ${place} from strays join moved using (repository, issue)`.execute(trx);
      await this.#queue.send(
        rows.map((row) => ({ is: "case", address: addressOf(row) })),
        trx,
      );
      return rows.length;
    });
  }
}
