import { type Kysely, sql } from "kysely";

/** Whether everybody may see a program. Until its home was read again nobody may. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw("alter table programs add column open boolean not null default false").execute(db);
}
