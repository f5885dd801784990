import { fromKysely, type JobWithMetadata, type PgBoss } from "pg-boss";
import type { CaseAddress } from "../core/address.ts";
import { describeFault, RetryLater } from "../core/fault.ts";
import { queues } from "./boss.ts";
import type { Database } from "./database.ts";
import type { ProgramWork, Work } from "./work.ts";

/** What is done with jobs. Throwing means: try again after a pause. */
export interface Handlers {
  onCase(address: CaseAddress): Promise<void>;
  onProgram(work: ProgramWork): Promise<void>;
  /** After the last try. `error` is one line without user text. */
  onDead(work: Work, error: string): Promise<void>;
  /** The queue itself does not work, for now. */
  onFault(fault: unknown): void;
}

type Job = JobWithMetadata<Work>;

/** Milliseconds between looks for what another process queued or what is to be tried again. */
const tick = 1_000;

/** Takes jobs as places come free. pg-boss's own workers wait for a whole batch: one slow case would hold up others. */
export class Runner {
  readonly #boss: PgBoss;
  readonly #database: Database;
  readonly #handlers: Handlers;
  readonly #slots: number;
  readonly #running = new Map<string, { readonly job: Job; readonly queue: string; readonly done: Promise<void> }>();
  readonly #timers: readonly NodeJS.Timeout[];
  #looking: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(boss: PgBoss, database: Database, handlers: Handlers, slots: number) {
    this.#boss = boss;
    this.#database = database;
    this.#handlers = handlers;
    this.#slots = slots;
    this.#timers = [setInterval(() => this.wake(), tick), setInterval(() => void this.#live(), 3 * tick)];
    this.wake();
  }

  wake(): void {
    this.#again = true;
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
  }

  async stop(seconds: number): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timers[0]);
    await this.#looking;
    const all = Promise.all([...this.#running.values()].map(({ done }) => done));
    const patience = AbortSignal.timeout(seconds * 1_000);
    await Promise.race([all, new Promise((enough) => patience.addEventListener("abort", enough))]);
    clearInterval(this.#timers[1]);
    // Failing hands a job over at once; otherwise it would wait for its heartbeat to be missed.
    for (const { queue, job } of this.#running.values()) await this.#boss.fail(queue, job, { fault: "stopped" });
  }

  async #look(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        for (const queue of [queues.work, queues.dead]) await this.#fill(queue);
      } catch (fault) {
        // The next tick looks again.
        this.#handlers.onFault(fault);
        return;
      }
    }
  }

  async #fill(queue: string): Promise<void> {
    const free = this.#slots - this.#running.size;
    if (free <= 0) return;
    const jobs = await this.#boss.fetch<Work>(queue, { batchSize: free, groupConcurrency: 1, includeMetadata: true });
    for (const job of jobs) {
      const done = this.#run(queue, job).finally(() => {
        this.#running.delete(job.id);
        this.wake();
      });
      this.#running.set(job.id, { job, queue, done });
    }
  }

  /** Never rejects: what cannot be settled runs again when its heartbeat is missed. */
  async #run(queue: string, job: Job): Promise<void> {
    try {
      try {
        await (queue === queues.dead ? this.#bury(job) : this.#handle(job.data));
        await this.#boss.complete(queue, job);
      } catch (fault) {
        await this.#retry(queue, job, fault);
      }
    } catch (fault) {
      this.#handlers.onFault(fault);
    }
  }

  #handle(work: Work): Promise<void> {
    return work.is === "case" ? this.#handlers.onCase(work.address) : this.#handlers.onProgram(work);
  }

  #bury(job: Job): Promise<void> {
    const output = job.sourceOutput;
    const error = output && "fault" in output && typeof output.fault === "string" ? output.fault : "the process died";
    return this.#handlers.onDead(job.data, error);
  }

  /** A name has one retry: an earlier one that waits goes on counting, and this one ends. */
  async #retry(queue: string, job: Job, fault: unknown): Promise<void> {
    const output = { fault: describeFault(fault) };
    const waiting = await this.#boss.findJobs<Work>(queue, { key: job.singletonKey ?? job.id, queued: true });
    if (waiting.some(({ state }) => state === "retry")) return void (await this.#boss.complete(queue, job, output));
    await this.#database.transaction(async (trx) => {
      const db = fromKysely(trx);
      await this.#boss.fail(queue, job, output, { db });
      if (!(fault instanceof RetryLater)) return;
      await this.#boss.update(queue, undefined, { id: job.id, startAfter: fault.seconds, db });
    });
  }

  /** Says that what runs here is alive. */
  async #live(): Promise<void> {
    try {
      for (const queue of [queues.work, queues.dead]) {
        const jobs = [...this.#running.values()].filter((one) => one.queue === queue).map(({ job }) => job);
        if (jobs.length > 0) await this.#boss.touch(queue, jobs);
      }
    } catch (fault) {
      this.#handlers.onFault(fault);
    }
  }
}
