// Deliveries that ask for something, until it is done. GitHub gets its answer when the row and its job are on disk,
// both or neither: from then on nothing is lost, whatever dies.

import { sql } from "kysely";
import type { Instant } from "../core/text/time.ts";
import { type Arrived, type AskedFor, type Delivery, storeNew, unfinished } from "./arrived.ts";
import type { Database } from "./database.ts";
import type { Queue } from "./queue.ts";
import { together } from "./together.ts";
import type { Work } from "./work.ts";
import { workName } from "./work.ts";

/** stored: new. unfinished: seen before and queued again. finished: seen before and done, or nothing to do. */
type Taken = "stored" | "unfinished" | "finished";

/** Deliveries that are done now, and when they were stored. */
export interface Finished {
  readonly deliveries: readonly string[];
  readonly stored: readonly Date[];
}

/** What a run was asked to do by deliveries stored before it `began`, by the queue's clock. */
interface Done {
  readonly work: string;
  readonly began: Date;
  readonly at: Instant;
}

export class Inbox {
  readonly #database: Database;
  readonly #queue: Queue;
  readonly #together = together((arrived: readonly Arrived[]) => this.#store(arrived));
  readonly #finishing = together((runs: readonly Done[]) => this.#finish(runs));

  constructor(database: Database, queue: Queue) {
    this.#database = database;
    this.#queue = queue;
  }

  /** When this has answered, the delivery is on disk and queued. What asks for nothing is not stored at all. */
  async accept(delivery: Delivery, work: readonly Work[]): Promise<Taken> {
    const asked = new Map(work.map((one) => [workName(one), one]));
    if (asked.size === 0) return "finished";
    const accepted = await this.#together({ delivery, asked });
    if (accepted !== "finished") this.#queue.wake();
    return accepted;
  }

  /** What came before and is not done is queued again, in a statement of its own: it is on disk already. */
  async #store(arrived: readonly Arrived[]): Promise<readonly Taken[]> {
    const work = arrived.flatMap(({ asked }) => [...asked.values()]);
    const stored = await storeNew(arrived, await this.#queue.statement(work), this.#database);
    const isNew = ({ delivery, asked }: Arrived) => stored.get(delivery.guid)?.size === asked.size;
    const again = arrived.filter((one) => !isNew(one));
    const waiting = again.length === 0 ? undefined : await this.#again(again);
    return arrived.map((one) => {
      if (isNew(one)) return "stored";
      return waiting?.has(one.delivery.guid) ? "unfinished" : "finished";
    });
  }

  #again(again: readonly Arrived[]): Promise<AskedFor> {
    return this.#database.transaction(async (trx) => {
      const waiting = await unfinished(again, trx);
      const isWaiting = (guid: string, name: string) => waiting.get(guid)?.has(name) ?? false;
      const work = again.flatMap(({ delivery, asked }) =>
        [...asked].flatMap(([name, one]) => (isWaiting(delivery.guid, name) ? [one] : [])),
      );
      await this.#queue.send(work, trx);
      return waiting;
    });
  }

  /** What `work` was asked to do by deliveries stored before `began`, the queue's word for the run's start, is done. */
  finish(work: string, began: Date, at: Instant): Promise<Finished> {
    return this.#finishing({ work, began, at });
  }

  async #finish(runs: readonly Done[]): Promise<readonly Finished[]> {
    const works = sql.join(runs.map(({ work }) => work));
    const begans = sql.join(runs.map(({ began }) => began.toISOString()));
    const ats = sql.join(runs.map(({ at }) => at));
    // A Date has no more than milliseconds. What came in the same one may count as done: its job runs all the same.
    const { rows } = await sql<{ guid: string; stored_at: Date; place: number }>`
      update inbox set finished_at = done.at, payload = null
      from unnest(array[${works}]::text[], array[${begans}]::timestamptz[], array[${ats}]::timestamptz[])
        with ordinality as done (work, began, at, place)
      where inbox.work = done.work and date_trunc('milliseconds', inbox.stored_at) <= done.began
        and inbox.finished_at is null
      returning inbox.guid, inbox.stored_at, done.place`.execute(this.#database.outside);
    return runs.map((_, at) => {
      const own = rows.filter(({ place }) => place === at + 1);
      return { deliveries: own.map(({ guid }) => guid), stored: own.map(({ stored_at }) => stored_at) };
    });
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

  /** GitHub redelivers for three days; older rows that are finished say nothing any more. */
  async prune(before: Instant): Promise<void> {
    await this.#database.outside.deleteFrom("inbox").where("finished_at", "<", before).execute();
  }
}
