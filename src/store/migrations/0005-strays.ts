import { type Kysely, sql } from "kysely";

/** Issues that are no cases, and close at their time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table strays (
         repository bigint not null,
         issue bigint not null,
         node text not null,
         installation bigint not null,
         owner text not null,
         name text not null,
         number bigint not null,
         primary key (repository, issue))`,
    )
    .execute(db);
}
