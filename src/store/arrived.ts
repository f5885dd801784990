// Deliveries on their way into the inbox: their rows, and the jobs that they ask for.

import { type RawBuilder, sql } from "kysely";
import type { Instant } from "../core/text/time.ts";
import type { Database, Trx } from "./database.ts";
import { type CommentOrigin, withOrigins } from "./origins.ts";
import type { JobsStatement } from "./queue.ts";
import type { Work } from "./work.ts";

export interface Delivery {
  readonly guid: string;
  readonly event: string;
  readonly action?: string | undefined;
  /** The raw text, kept until what it asks for is done. */
  readonly payload: string;
  readonly receivedAt: Instant;
  /** Kept with it, so that the run which it asks for knows who wrote the comment. */
  readonly origin?: CommentOrigin | undefined;
}

export interface Arrived {
  readonly delivery: Delivery;
  /** By name. */
  readonly asked: ReadonlyMap<string, Work>;
}

/** Names of work, by the delivery that asks for it. */
export type AskedFor = ReadonlyMap<string, ReadonlySet<string>>;

const rowsOf = ({ delivery, asked }: Arrived) => {
  const { guid, event, action = null, payload, receivedAt: received_at } = delivery;
  return [...asked].map(([name, work]) => {
    return { guid, work: name, asks: JSON.stringify(work), event, action, payload, received_at };
  });
};

/**
 * Writes what is new, and of `jobs` those that it asks for, in one statement: they are all there, or none, and a
 * delivery waits for one round trip instead of the four of a transaction. Says what was new.
 */
export async function storeNew(
  arrived: readonly Arrived[],
  jobs: JobsStatement,
  database: Database,
): Promise<AskedFor> {
  const origins = arrived.flatMap(({ delivery }) => delivery.origin ?? []);
  const rows = await withOrigins(database.outside, origins)
    .with("stored", (inner) =>
      inner
        .insertInto("inbox")
        .values(arrived.flatMap(rowsOf))
        .onConflict((conflict) => conflict.columns(["guid", "work"]).doNothing())
        .returning(["guid", "work"]),
    )
    .with("queued", () => jobs(newOf))
    .selectFrom("stored")
    .select(["guid", "work"])
    .execute();
  return byDelivery(rows);
}

/** Of a list of jobs, those that a delivery asks for which was not known. */
const newOf = (jobs: string): RawBuilder<string> => sql`(
  select coalesce(json_agg(job), '[]')::text from json_array_elements(${jobs}::json) as job
  where job ->> 'singletonKey' in (select work from stored))`;

/** What deliveries that came before still ask for. */
export async function unfinished(again: readonly Arrived[], trx: Trx): Promise<AskedFor> {
  const guids = again.map(({ delivery }) => delivery.guid);
  const rows = await trx
    .selectFrom("inbox")
    .select(["guid", "work"])
    .where("guid", "in", guids)
    .where("finished_at", "is", null)
    .execute();
  return byDelivery(rows);
}

const byDelivery = (rows: readonly { readonly guid: string; readonly work: string }[]): AskedFor =>
  new Map([...Map.groupBy(rows, ({ guid }) => guid)].map(([guid, of]) => [guid, new Set(of.map(({ work }) => work))]));
