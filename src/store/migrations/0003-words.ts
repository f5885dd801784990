import { type Kysely, sql } from "kysely";

/** The files in which a community has sentences of its own, by their blob ids. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw("alter table programs add column words text not null default '[]'").execute(db);
}
