// Whether a program wrote a comment in a person's name. Webhooks say it, GraphQL does not.

import type { Kysely } from "kysely";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

export interface CommentOrigin {
  readonly comment: number;
  readonly viaApp: boolean;
}

export class Origins {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async put(comment: number, viaApp: boolean): Promise<void> {
    await insert(this.#database.outside, [{ comment, viaApp }]).execute();
  }

  /** Comments that no webhook told of are missing from the answer. */
  async get(comments: readonly number[]): Promise<ReadonlyMap<number, boolean>> {
    if (comments.length === 0) return new Map();
    const rows = await this.#database.outside
      .selectFrom("origins")
      .selectAll()
      .where("comment", "in", comments)
      .execute();
    return new Map(rows.map((row) => [row.comment, row.via_app]));
  }
}

/** Writes origins in the same statement as what follows: a round trip less. */
export const withOrigins = (db: Kysely<Tables>, origins: readonly CommentOrigin[]) =>
  origins.length > 0 ? db.with("origin", (inner) => insert(inner, origins)) : db;

/** One row a comment, whatever came twice: a statement cannot write a row again. */
const insert = (db: Pick<Kysely<Tables>, "insertInto">, origins: readonly CommentOrigin[]) =>
  db
    .insertInto("origins")
    .values([...new Map(origins.map(({ comment, viaApp }) => [comment, { comment, via_app: viaApp }])).values()])
    .onConflict((conflict) =>
      conflict.column("comment").doUpdateSet(({ ref }) => ({ via_app: ref("excluded.via_app") })),
    );
