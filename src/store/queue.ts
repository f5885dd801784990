// What is to be done, on pg-boss. A job says what to look at and never what happened there, so any number of reasons to
// look at a case are one job.

import { type RawBuilder, sql } from "kysely";
import { fromKysely, type JobInsert, type PgBoss } from "pg-boss";
import { queues } from "./boss.ts";
import type { Database, Trx } from "./database.ts";
import { type Places, priorityOf } from "./places.ts";
import { type Handlers, Runner } from "./runner.ts";
import { describeWork, installationOf, type Work, workName } from "./work.ts";

export interface QueueOptions extends Places {
  /** Tries after the first; pauses in seconds double from `delay` up to `longest`. */
  readonly retry: { readonly limit: number; readonly delay: number; readonly longest: number };
}

/** Inserts jobs: `chosen` is given their list, as JSON, and says which of them, as JSON again. */
export type JobsStatement = (chosen: (jobs: string) => RawBuilder<string>) => RawBuilder<Record<never, never>>;

/** pg-boss reads the list of jobs from its one parameter. */
function partOf(text: string, jobs: string): JobsStatement {
  const [before, after, ...more] = text.split("$1");
  if (before === undefined || after === undefined || more.length > 0) throw new Error("pg-boss writes otherwise now");
  return (chosen) => sql`(${sql.raw(before)}${chosen(jobs)}${sql.raw(after)})`;
}

export const usualQueue: QueueOptions = { slots: 8, spare: 2, retry: { limit: 20, delay: 1, longest: 300 } };

/** The part that whoever writes rows needs. */
export type Waker = Pick<Queue, "send" | "wake">;

/**
 * Jobs of one name merge while they wait. Not pg-boss's policy `stately`: there, one case that runs and has a job
 * waiting makes every fetch come back empty, and a second failure ends a job at once. `short` merges what waits, the
 * group keeps to one at a time, and a waiting retry never swallows a live event.
 */
export class Queue {
  readonly #boss: PgBoss;
  readonly #database: Database;
  readonly #options: QueueOptions;
  #runner: Runner | undefined;

  constructor(boss: PgBoss, database: Database, options: QueueOptions) {
    this.#boss = boss;
    this.#database = database;
    this.#options = options;
  }

  /** In the transaction of what caused the work: both are there, or neither. */
  async send(work: readonly Work[], trx: Trx): Promise<void> {
    if (work.length > 0) await this.#boss.insert(queues.work, this.#jobs(work), { db: fromKysely(trx) });
  }

  /** The same as a statement, to be part of the one that writes what caused the work. */
  async statement(work: readonly Work[]): Promise<JobsStatement> {
    let written: JobsStatement | undefined;
    const executeSql = async (text: string, [jobs]: readonly unknown[] = []) => {
      written = partOf(text, String(jobs));
      return { rows: [] };
    };
    await this.#boss.insert(queues.work, this.#jobs(work), { db: { executeSql } });
    if (!written) throw new Error("pg-boss wrote no statement");
    return written;
  }

  #jobs(work: readonly Work[]): JobInsert<Work>[] {
    const { limit, delay, longest } = this.#options.retry;
    const pauses = delay === 0 ? { retryDelay: 0 } : { retryDelay: delay, retryBackoff: true, retryDelayMax: longest };
    const named = new Map(work.map((one) => [workName(one), one]));
    // In one order everywhere, so that two processes never wait for each other's rows.
    return [...named]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, data]) => {
        const priority = priorityOf(installationOf(data));
        return { ...pauses, data, priority, retryLimit: limit, singletonKey: name, group: { id: name } };
      });
  }

  /** Queues work that no delivery asked for: the sweep, what waits for a change. */
  async ask(work: readonly Work[]): Promise<void> {
    if (work.length === 0) return;
    await this.#database.transaction((trx) => this.send(work, trx));
    this.wake();
  }

  /** Begins to take jobs; only one caller a process. */
  work(handlers: Handlers): void {
    if (this.#runner) throw new Error("This process takes jobs already.");
    this.#runner = new Runner(this.#boss, this.#database, handlers, this.#options);
  }

  /** Something may be waiting: looks now instead of at the next tick. */
  wake(): void {
    this.#runner?.wake();
  }

  /** Everything that runs or waits, in words; empty when there is nothing to do. */
  async busy(): Promise<readonly string[]> {
    const { rows } = await sql<{ data: Work; state: "created" | "retry" | "active"; queue: string }>`
      select data, state::text as state, name as queue from pgboss.job
      where name in (${queues.work}, ${queues.dead}) and state < 'completed' order by created_on`.execute(
      this.#database.outside,
    );
    return rows.map(
      ({ data, state, queue }) => `${describeWork(data)} ${queue === queues.dead ? givenUp : how[state]}`,
    );
  }

  /**
   * Takes no more jobs and waits for what runs, at most so many seconds; the rest is put back, before the 25 seconds of
   * commands/stopping.ts are over.
   */
  async stop(seconds = 22): Promise<void> {
    const runner = this.#runner;
    this.#runner = undefined;
    await runner?.stop(seconds);
  }
}

const givenUp = "is about to be given up";
const how = { created: "is waiting", retry: "waits to be tried again", active: "is running" };
