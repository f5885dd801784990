// Locks between processes that share a Postgres. They belong to a session and not to a transaction: a run takes
// seconds, and no transaction stays open that long.

import { Client } from "pg";

/**
 * Advisory locks of this process, all on one connection of their own. When that connection breaks, Postgres frees
 * them: what runs under one then has only the queue to keep others away, until it ends.
 */
export class Locks {
  readonly #url: string;
  readonly #onFault: (fault: Error) => void;
  /** One session may take its own lock twice, so what this process holds is also kept here. */
  readonly #held = new Set<string>();
  #client: Promise<Client> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(url: string, onFault: (fault: Error) => void) {
    this.#url = url;
    this.#onFault = onFault;
  }

  async take(name: string): Promise<boolean> {
    if (this.#held.has(name)) return false;
    this.#held.add(name);
    try {
      if (await this.#ask("pg_try_advisory_lock", name)) return true;
    } catch (fault) {
      this.#held.delete(name);
      throw fault;
    }
    this.#held.delete(name);
    return false;
  }

  async release(name: string): Promise<void> {
    if (!this.#held.delete(name)) return;
    // A broken connection has released it already.
    if (this.#client) await this.#ask("pg_advisory_unlock", name).catch(this.#onFault);
  }

  async close(): Promise<void> {
    await this.#last;
    const client = await this.#client?.catch(() => undefined);
    this.#client = undefined;
    await client?.end();
  }

  /** One after the other: a connection takes one query at a time. */
  #ask(what: "pg_try_advisory_lock" | "pg_advisory_unlock", name: string): Promise<boolean> {
    const answer = this.#last.then(async () => {
      const client = await this.#connection();
      const { rows } = await client.query(`select ${what}(hashtextextended($1, 0)) as done`, [name]);
      return rows[0]?.done === true;
    });
    this.#last = answer.catch(() => {});
    return answer;
  }

  #connection(): Promise<Client> {
    this.#client ??= this.#connect();
    return this.#client;
  }

  async #connect(): Promise<Client> {
    const client = new Client({ connectionString: this.#url, connectionTimeoutMillis: 5_000 });
    const forget = () => {
      this.#client = undefined;
    };
    client.on("error", (fault) => {
      forget();
      this.#onFault(fault);
    });
    client.on("end", forget);
    try {
      await client.connect();
    } catch (fault) {
      forget();
      throw fault;
    }
    return client;
  }
}
