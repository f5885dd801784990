import { type Kysely, sql } from "kysely";

/** Who is asked for a vote and has not answered yet. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const columns = "repository bigint not null, issue bigint not null, person bigint not null";
  await sql.raw(`create table asked (${columns}, primary key (repository, issue, person))`).execute(db);
}
