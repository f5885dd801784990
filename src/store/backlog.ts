// What the inbox still holds. What was set aside there stays until somebody has it tried again, so that nothing that
// GitHub told of is lost in silence.

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

  /**
   * Queues what was set aside, of one delivery or of all, as if it had just come. Says which deliveries these were.
   * What cannot be read, since another version wrote it, stays set aside.
   */
  async retry(which: "all" | { readonly guid: string }): Promise<readonly string[]> {
    const guids = await this.#database.transaction(async (trx) => {
      const given = trx.selectFrom("inbox").where("finished_at", "is", null).where("dead", "=", true);
      const rows = await (which === "all" ? given : given.where("guid", "=", which.guid))
        .select(["guid", "work", "asks"])
        .forUpdate()
        .execute();
      const read = rows.flatMap(({ guid, work, asks }) => {
        const asked = readWork(asks);
        return asked === undefined ? [] : [{ guid, work, asked }];
      });
      for (const { guid, work } of read) {
        const row = trx.updateTable("inbox").where("guid", "=", guid).where("work", "=", work);
        await row.set({ dead: false, tries: 0 }).execute();
      }
      const asked = read.map((row) => row.asked);
      await this.#queue.send(asked, trx);
      return [...new Set(read.map(({ guid }) => guid))];
    });
    if (guids.length > 0) this.#queue.wake();
    return guids;
  }
}
