import { type Kysely, sql } from "kysely";

/** What a delivery asks for, so that it can be asked for again without reading the delivery. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw("alter table inbox add column asks text").execute(db);
}
