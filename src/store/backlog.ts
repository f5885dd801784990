import type { Instant } from "../core/text/time.ts";
import type { Database } from "./database.ts";
import type { Queue } from "./queue.ts";
import { readWork } from "./work.ts";

/** A delivery that asks for something which is not done yet. */
export interface Unfinished {
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  /** The name of what it asks for. */
  readonly work: string;
  /** The same as JSON, for `readWork`. */
  readonly asks: string | null;
  readonly receivedAt: Instant;
  readonly tries: number;
  /** What went wrong last, without anything that a user wrote. */
  readonly lastError: string | null;
  /** Set aside after the last try. */
  readonly dead: boolean;
}

/** What the inbox still holds, and what was set aside in it. */
export class Backlog {
  readonly #database: Database;
  readonly #queue: Queue;

  constructor(database: Database, queue: Queue) {
    this.#database = database;
    this.#queue = queue;
  }

  /** Oldest first. */
  list(): Promise<readonly Unfinished[]> {
    return this.#database.outside
      .selectFrom("inbox")
      .select([
        "guid",
        "event",
        "action",
        "work",
        "asks",
        "received_at as receivedAt",
        "tries",
        "last_error as lastError",
        "dead",
      ])
      .where("finished_at", "is", null)
      .orderBy("stored_at")
      .execute();
  }

  /** Queues what was set aside, of one delivery or of all, as if it had just come. Says which deliveries these were. */
  async retry(which: "all" | { readonly guid: string }): Promise<readonly string[]> {
    const guids = await this.#database.transaction(async (trx) => {
      let query = trx
        .updateTable("inbox")
        .set({ dead: false, tries: 0 })
        .where("finished_at", "is", null)
        .where("dead", "=", true)
        .where("asks", "is not", null);
      if (which !== "all") query = query.where("guid", "=", which.guid);
      const rows = await query.returning(["guid", "asks"]).execute();
      await this.#queue.send(
        rows.flatMap(({ asks }) => readWork(asks) ?? []),
        trx,
      );
      return [...new Set(rows.map(({ guid }) => guid))];
    });
    if (guids.length > 0) this.#queue.wake();
    return guids;
  }
}
