import type { Kysely } from "kysely";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

export interface Origin {
  readonly comment: number;
  readonly viaApp: boolean;
}

/** Whether a program wrote a comment in a person's name. Webhooks say it, GraphQL does not. */
export class Origins {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async put(comment: number, viaApp: boolean): Promise<void> {
    await insert(this.#database.outside, { comment, viaApp }).execute();
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

/** Writes the origin in the same statement as what follows: a round trip less for every comment. */
export const withOrigin = (db: Kysely<Tables>, origin: Origin | undefined) =>
  origin ? db.with("origin", (inner) => insert(inner, origin)) : db;

const insert = (db: Pick<Kysely<Tables>, "insertInto">, { comment, viaApp }: Origin) =>
  db
    .insertInto("origins")
    .values({ comment, via_app: viaApp })
    .onConflict((conflict) => conflict.column("comment").doUpdateSet({ via_app: viaApp }));
