import type { CaseKey } from "../core/case/address.ts";
import type { Database } from "./database.ts";

export interface Ids {
  readonly id: number;
  readonly node: string;
}

/** Ids that GitHub's mutations returned, by the name of what was posted: they count even while reads are stale. */
export class Posted {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async put(key: CaseKey, name: string, { id, node }: Ids): Promise<void> {
    const { repository, issue } = key;
    await this.#database.outside
      .insertInto("posted")
      .values({ repository, issue, name, id, node })
      .onConflict((conflict) => conflict.columns(["repository", "issue", "name"]).doUpdateSet({ id, node }))
      .execute();
  }

  async all(key: CaseKey): Promise<Readonly<Record<string, Ids>>> {
    const rows = await this.#database.outside
      .selectFrom("posted")
      .select(["name", "id", "node"])
      .where("repository", "=", key.repository)
      .where("issue", "=", key.issue)
      .execute();
    return Object.fromEntries(rows.map(({ name, id, node }) => [name, { id, node }]));
  }
}

/** Configuration and forms by their git blob id. What a blob id names never changes, so this is kept for ever. */
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
