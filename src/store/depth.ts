// How much there is to do, in one question, since it is asked all the time and of a busy store.

import { sql } from "kysely";
import { queues } from "./boss.ts";
import type { Database } from "./database.ts";

/** How much there is to do. */
export interface Depth {
  readonly waiting: number;
  /** Failed, and waiting to be tried again. */
  readonly retrying: number;
  readonly running: number;
  /** Of the oldest job that could run now; 0 where there is none. */
  readonly oldestSeconds: number;
  /** Deliveries that were set aside. */
  readonly dead: number;
}

/** One question, for whoever watches. */
export async function depth(database: Database): Promise<Depth> {
  const { rows } = await sql<Depth>`
    select
      count(*) filter (where state = 'created')::int as waiting,
      count(*) filter (where state = 'retry')::int as retrying,
      count(*) filter (where state = 'active')::int as running,
      coalesce(extract(epoch from now() - min(start_after) filter (where state < 'active' and start_after <= now())), 0)::float8
        as "oldestSeconds",
      (select count(distinct guid) from inbox where dead and finished_at is null)::int as dead
    from pgboss.job where name = ${queues.work} and state < 'completed'`.execute(database.outside);
  const [found] = rows;
  if (!found) throw new Error("the queue could not be counted");
  return found;
}
