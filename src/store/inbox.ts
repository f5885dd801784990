import { sql } from "kysely";
import type { Instant } from "../core/time.ts";
import type { Database } from "./database.ts";
import { type Origin, withOrigin } from "./origins.ts";
import type { Queue } from "./queue.ts";
import type { Work } from "./work.ts";
import { workName } from "./work.ts";

export interface Delivery {
  readonly guid: string;
  readonly event: string;
  readonly action?: string | undefined;
  /** The raw text, kept until what it asks for is done. */
  readonly payload: string;
  readonly receivedAt: Instant;
  /** Kept with it, so that the run which it asks for knows who wrote the comment. */
  readonly origin?: Origin | undefined;
}

/** stored: new. unfinished: seen before and queued again. finished: seen before and done, or nothing to do. */
export type Accepted = "stored" | "unfinished" | "finished";

export interface Unfinished {
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly work: string;
  readonly receivedAt: Instant;
  readonly tries: number;
  /** What went wrong last, without anything that a user wrote. */
  readonly lastError: string | null;
  /** Given up after the last try. */
  readonly dead: boolean;
}

/** Deliveries that ask for something, until it is done. The row and its job are written in one transaction. */
export class Inbox {
  readonly #database: Database;
  readonly #queue: Queue;

  constructor(database: Database, queue: Queue) {
    this.#database = database;
    this.#queue = queue;
  }

  /** When this has answered, the delivery is on disk and queued. What asks for nothing is not stored at all. */
  async accept(delivery: Delivery, work: readonly Work[]): Promise<Accepted> {
    const asked = new Map(work.map((one) => [workName(one), one]));
    if (asked.size === 0) return "finished";
    const accepted = await this.#database.transaction(async (trx) => {
      const { guid, event, action = null, payload, receivedAt: received_at } = delivery;
      const rows = [...asked.keys()].map((name) => ({ guid, work: name, event, action, payload, received_at }));
      const stored = await withOrigin(trx, delivery.origin)
        .insertInto("inbox")
        .values(rows)
        .onConflict((conflict) => conflict.columns(["guid", "work"]).doNothing())
        .returning("work")
        .execute();
      if (stored.length === asked.size) {
        await this.#queue.send(work, trx);
        return "stored";
      }
      const waiting = await trx
        .selectFrom("inbox")
        .select("work")
        .where("guid", "=", guid)
        .where("finished_at", "is", null)
        .execute();
      await this.#queue.send(
        waiting.flatMap((row) => asked.get(row.work) ?? []),
        trx,
      );
      return waiting.length === 0 ? "finished" : "unfinished";
    });
    if (accepted !== "finished") this.#queue.wake();
    return accepted;
  }

  /** What `work` was asked to do by deliveries stored before `began`, the queue's word for the run's start, is done. */
  async finish(work: string, began: Date, at: Instant): Promise<void> {
    await this.#database.outside
      .updateTable("inbox")
      .set({ finished_at: at, payload: null })
      .where("work", "=", work)
      // A Date has no more than milliseconds. What came in the same one may count as done: its job runs all the same.
      .where(sql<boolean>`date_trunc('milliseconds', stored_at) <= ${began}`)
      .where("finished_at", "is", null)
      .execute();
  }

  /** A run did not end well. `dead`: nobody will try again unless something asks anew. */
  async failed(work: string, error: string, dead = false): Promise<void> {
    await this.#database.outside
      .updateTable("inbox")
      .set({ tries: sql`tries + 1`, last_error: error, dead })
      .where("work", "=", work)
      .where("finished_at", "is", null)
      .execute();
  }

  /** What is not done yet, oldest first. */
  list(): Promise<readonly Unfinished[]> {
    return this.#database.outside
      .selectFrom("inbox")
      .select([
        "guid",
        "event",
        "action",
        "work",
        "received_at as receivedAt",
        "tries",
        "last_error as lastError",
        "dead",
      ])
      .where("finished_at", "is", null)
      .orderBy("stored_at")
      .execute();
  }

  /** GitHub redelivers for three days; older rows that are finished say nothing any more. */
  async prune(before: Instant): Promise<void> {
    await this.#database.outside.deleteFrom("inbox").where("finished_at", "<", before).execute();
  }
}
