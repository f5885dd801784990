// What queries run on, and the one rule of transactions: while one is open, nothing is asked beside it.

import { AsyncLocalStorage } from "node:async_hooks";
import type { Kysely, Transaction } from "kysely";
import type { ConstructorOptions } from "pg-boss";
import type { Tables } from "./tables.ts";

/** What the embedded store and Postgres have in common. */
export interface Backend {
  readonly kysely: Kysely<Tables>;
  /** How pg-boss reaches the same database outside our transactions. */
  readonly boss: ConstructorOptions;
  /** No other process can have this database open. */
  readonly alone: boolean;
  /** True when `name` was free and is ours now, across every process on this database. */
  take(name: string): Promise<boolean>;
  release(name: string): Promise<void>;
  close(): Promise<void>;
}

export type Trx = Transaction<Tables>;

/** Queries outside transactions, and transactions. */
export class Database {
  readonly #kysely: Kysely<Tables>;
  readonly #inside = new AsyncLocalStorage<true>();

  constructor(kysely: Kysely<Tables>) {
    this.#kysely = kysely;
  }

  /**
   * For queries of their own. Inside a transaction this throws: there it would wait for ever on the embedded store,
   * and miss the transaction on Postgres.
   */
  get outside(): Kysely<Tables> {
    if (this.#inside.getStore()) throw new Error("A transaction is open here: run the query in it, not beside it.");
    return this.#kysely;
  }

  transaction<Result>(run: (trx: Trx) => Promise<Result>): Promise<Result> {
    return this.outside.transaction().execute((trx) => this.#inside.run(true, run, trx));
  }
}
