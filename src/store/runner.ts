// Takes jobs as places come free. pg-boss's own workers wait for a whole batch: one slow case would hold up others.

import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { type FetchOptions, fromKysely, type JobWithMetadata, type PgBoss } from "pg-boss";
import type { CaseAddress } from "../core/case/address.ts";
import { describeFault, RetryLater } from "../core/text/fault.ts";
import { queues } from "./boss.ts";
import type { Database } from "./database.ts";
import { allot, inTurn, type Places, priorityOf, whoWaits } from "./places.ts";
import { installationOf, type ProgramWork, type Work } from "./work.ts";

/** What is done with jobs. Throwing means: try again after a pause. `began` is for the inbox's `finish`. */
export interface Handlers {
  onCase(address: CaseAddress, began: Date): Promise<void>;
  onProgram(work: ProgramWork, began: Date): Promise<void>;
  /** After the last try. `error` is one line without user text. */
  onDead(work: Work, error: string): Promise<void>;
  /** The queue itself does not work, for now. */
  onFault(fault: unknown): void;
}

type Job = JobWithMetadata<Work>;
type QueueName = (typeof queues)[keyof typeof queues];

interface Held {
  readonly queue: QueueName;
  readonly job: Job;
  /** Settles, always well, when the handler has come to an end. */
  readonly over: Promise<void>;
}

/** Milliseconds between looks for what another process queued, what is to be tried again and what was given up. */
const tick = 1_000;
/** Milliseconds between looks when there is much to do: jobs are then taken and ended several at a time. */
const breath = 25;
/** As often the time that a look takes as it rests, so that a busy store answers webhooks first. */
const share = 3;

export class Runner {
  readonly #boss: PgBoss;
  readonly #database: Database;
  readonly #handlers: Handlers;
  readonly #places: Places;
  readonly #held = new Map<string, Held>();
  /** Handled well, and not yet written down as done. */
  #ended: readonly Held[] = [];
  readonly #timers: readonly NodeJS.Timeout[];
  #looking: Promise<void> | undefined;
  /** Which installation was given a place last. */
  #served = 0;
  #looked = 0;
  #took = 0;
  #again = false;
  #dead = true;
  #stopped = false;

  constructor(boss: PgBoss, database: Database, handlers: Handlers, places: Places) {
    this.#boss = boss;
    this.#database = database;
    this.#handlers = handlers;
    this.#places = places;
    this.#timers = [setInterval(() => this.wake(true), tick), setInterval(() => void this.#live(), 3 * tick)];
    this.wake();
  }

  /** Looks now. `dead`: also for jobs that were given up. */
  wake(dead = false): void {
    this.#again = true;
    this.#dead ||= dead;
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
      // A wake that came while this was ending would be lost.
      if (this.#again && !this.#stopped) setImmediate(() => this.wake());
    });
  }

  async stop(seconds: number): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timers[0]);
    await this.#looking;
    const all = Promise.all([...this.#held.values()].map(({ over }) => over));
    await Promise.race([all, pause(seconds * 1_000, undefined, { ref: false })]);
    clearInterval(this.#timers[1]);
    await this.#end();
    // Failing hands a job over at once; otherwise it would wait for its heartbeat to be missed.
    for (const { queue, job } of this.#held.values()) await this.#boss.fail(queue, job, { fault: "stopped" });
  }

  async #look(): Promise<void> {
    while (this.#again && !this.#stopped) {
      const rest = this.#looked + Math.max(breath, share * this.#took) - performance.now();
      if (rest > 0) await pause(rest);
      this.#again = false;
      this.#looked = performance.now();
      try {
        await this.#end();
        await this.#fill();
        if (this.#dead) await this.#take(queues.dead, this.#places.slots - this.#held.size);
        this.#dead = false;
      } catch (fault) {
        this.#handlers.onFault(fault);
        // The next tick looks again.
        this.#again = false;
      }
      this.#took = performance.now() - this.#looked;
    }
  }

  /** Installation by installation, so that one with much to do does not hold up another. */
  async #fill(): Promise<void> {
    const { slots, spare } = this.#places;
    if (this.#held.size >= slots + spare) return;
    let waiting = inTurn(await whoWaits(this.#database), this.#served);
    // What waits may be cases that run already; then others have their places.
    while (waiting.length > 0 && !this.#stopped) {
      const given = allot(waiting, this.#running(), this.#places);
      if (given.size === 0) return;
      const empty = new Set<number>();
      for (const [one, many] of given) {
        const taken = await this.#take(queues.work, many, { minPriority: one, maxPriority: one });
        if (taken < many) empty.add(one);
        if (taken > 0) this.#served = one;
      }
      waiting = waiting.filter((one) => !empty.has(one));
    }
  }

  #running(): ReadonlyMap<number, number> {
    const running = new Map<number, number>();
    for (const { job } of this.#held.values()) {
      const one = priorityOf(installationOf(job.data));
      running.set(one, (running.get(one) ?? 0) + 1);
    }
    return running;
  }

  /** How many there were to take. */
  async #take(queue: QueueName, many: number, whose: Pick<FetchOptions, `${"min" | "max"}Priority`> = {}) {
    if (many <= 0 || this.#stopped) return 0;
    const asked = { batchSize: many, groupConcurrency: 1, includeMetadata: true } as const;
    const jobs = await this.#boss.fetch<Work>(queue, { ...asked, ...whose });
    for (const job of jobs) this.#held.set(job.id, { queue, job, over: this.#run(queue, job) });
    return jobs.length;
  }

  /** Never rejects: what cannot be settled runs again when its heartbeat is missed. */
  async #run(queue: QueueName, job: Job): Promise<void> {
    try {
      await (queue === queues.dead ? this.#bury(job) : this.#handle(job));
      const held = this.#held.get(job.id);
      if (held) this.#ended = [...this.#ended, held];
    } catch (fault) {
      await this.#retry(queue, job, fault).catch((trouble) => this.#handlers.onFault(trouble));
      this.#held.delete(job.id);
    }
    this.wake();
  }

  /** Writes down what ended well; what cannot be written now is tried again at the next look. */
  async #end(): Promise<void> {
    const ended = this.#ended;
    for (const queue of Object.values(queues)) {
      const jobs = ended.filter((one) => one.queue === queue).map(({ job }) => job);
      if (jobs.length === 0) continue;
      await this.#boss.complete(queue, jobs);
      for (const { id } of jobs) this.#held.delete(id);
      this.#ended = this.#ended.filter((one) => this.#held.has(one.job.id));
    }
  }

  #handle({ data, startedOn }: Job): Promise<void> {
    if (data.is === "case") return this.#handlers.onCase(data.address, startedOn);
    return this.#handlers.onProgram(data, startedOn);
  }

  #bury(job: Job): Promise<void> {
    const output = job.sourceOutput;
    const error = output && "fault" in output && typeof output.fault === "string" ? output.fault : "the process died";
    return this.#handlers.onDead(job.data, error);
  }

  /** A name has one retry: an earlier one that waits goes on counting, and this one ends. */
  async #retry(queue: QueueName, job: Job, fault: unknown): Promise<void> {
    this.#dead = true;
    const output = { fault: describeFault(fault) };
    const waiting = await this.#boss.findJobs<Work>(queue, { key: job.singletonKey ?? job.id, queued: true });
    if (waiting.some(({ state }) => state === "retry")) return void (await this.#boss.complete(queue, job, output));
    await this.#database.transaction(async (trx) => {
      const db = fromKysely(trx);
      // To wait for GitHub is no try: however long it takes, the job is not given up for it.
      if (fault instanceof RetryLater) {
        await sql`update pgboss.job set retry_limit = retry_limit + 1 where name = ${queue} and id = ${job.id}`.execute(
          trx,
        );
      }
      await this.#boss.fail(queue, job, output, { db });
      if (!(fault instanceof RetryLater)) return;
      await this.#boss.update(queue, undefined, { id: job.id, startAfter: fault.seconds, db });
    });
  }

  /** Says that what runs here is alive. */
  async #live(): Promise<void> {
    try {
      for (const queue of Object.values(queues)) {
        const jobs = [...this.#held.values()].filter((one) => one.queue === queue).map(({ job }) => job);
        if (jobs.length > 0) await this.#boss.touch(queue, jobs);
      }
    } catch (fault) {
      this.#handlers.onFault(fault);
    }
  }
}
