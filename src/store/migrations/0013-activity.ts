import { type Kysely, sql } from "kysely";

/** When somebody did something last in the cases of a program. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const columns = "program bigint not null, person bigint not null, at text not null";
  await sql.raw(`create table activity (${columns}, primary key (program, person))`).execute(db);
}
