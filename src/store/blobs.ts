// Configuration, forms and sentences by their git blob id. What a blob id names never changes, so this is kept for ever
// and asked of GitHub only once.

import type { Database } from "./database.ts";

export class Blobs {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async get(oid: string): Promise<string | undefined> {
    const row = await this.#database.outside
      .selectFrom("blobs")
      .select("text")
      .where("oid", "=", oid)
      .executeTakeFirst();
    if (!row) return undefined;
    const text: unknown = JSON.parse(row.text);
    return typeof text === "string" ? text : undefined;
  }

  async put(oid: string, text: string): Promise<void> {
    await this.#database.outside
      .insertInto("blobs")
      .values({ oid, text: JSON.stringify(text) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
