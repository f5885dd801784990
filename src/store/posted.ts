// Ids that GitHub's mutations returned, by the name of what was posted. They count even while GitHub's reads are behind
// its writes, so that nothing is posted twice. They stay when a case is released, since it may become one again.

import type { CaseKey } from "../core/case/address.ts";
import { ofCase } from "./addresses.ts";
import type { Database } from "./database.ts";

export interface PostedIds {
  readonly id: number;
  readonly node: string;
}

export class Posted {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async put({ repository, issue }: CaseKey, name: string, { id, node }: PostedIds): Promise<void> {
    await this.#database.outside
      .insertInto("posted")
      .values({ repository, issue, name, id, node })
      .onConflict((conflict) => conflict.columns(["repository", "issue", "name"]).doUpdateSet({ id, node }))
      .execute();
  }

  async all(key: CaseKey): Promise<Readonly<Record<string, PostedIds>>> {
    const rows = await this.#database.outside
      .selectFrom("posted")
      .select(["name", "id", "node"])
      .where(ofCase(key))
      .execute();
    return Object.fromEntries(rows.map(({ name, id, node }) => [name, { id, node }]));
  }
}
