// Who gets the places that are free: an organisation with much to do waits behind itself, and not others behind it.

import { sql } from "kysely";
import { queues } from "./boss.ts";
import type { Database } from "./database.ts";

export interface Places {
  /** How much runs at the same time in this process. */
  readonly slots: number;
  /** Places beside these, each for an installation of which nothing runs here: it need not wait until others end. */
  readonly spare: number;
}

/** How often an installation is among those that run. */
type Running = ReadonlyMap<number, number>;

/**
 * How many places each of those that wait is given: the next one always goes to whoever has fewest, in the order of
 * `waiting` where several have. One that is alone gets all of them.
 */
export function allot(waiting: readonly number[], running: Running, { slots, spare }: Places): Running {
  const given = new Map<number, number>();
  const has = (one: number) => (running.get(one) ?? 0) + (given.get(one) ?? 0);
  let taken = running.values().reduce((sum, one) => sum + one, 0);
  for (;;) {
    const [next] = waiting.toSorted((one, other) => has(one) - has(other));
    if (next === undefined || taken >= (has(next) === 0 ? slots + spare : slots)) return given;
    given.set(next, (given.get(next) ?? 0) + 1);
    taken += 1;
  }
}

/** Those that come after this one, and then the others: whoever was served last comes last. */
export const inTurn = (waiting: readonly number[], last: number): readonly number[] => [
  ...waiting.filter((one) => one < last),
  ...waiting.filter((one) => one >= last),
];

/** Of an installation's jobs: what pg-boss calls priority is all that a fetch can ask for, and it has 31 bits. */
export const priorityOf = (installation: number): number => installation % 2 ** 31;

/** Of which installations something waits that may be taken now, each once: a step along pg-boss's index for each. */
export async function whoWaits({ outside }: Database): Promise<readonly number[]> {
  const next = (below = sql``) => sql`(select priority from pgboss.job
    where name = ${queues.work} and state < 'active' and not blocked and start_after <= pgboss.job_now() ${below}
    order by priority desc limit 1)`;
  const { rows } = await sql<{ one: number }>`
    with recursive waiting (one) as (
      ${next()} union all select ${next(sql`and priority < waiting.one`)} from waiting where one is not null)
    select one from waiting where one is not null`.execute(outside);
  return rows.map(({ one }) => one);
}
