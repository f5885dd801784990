import { type Kysely, sql } from "kysely";

/** What each case holds of the limits that it shares with other cases of its program. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `create table claims (
       repository bigint not null,
       issue bigint not null,
       key text not null,
       program bigint not null,
       holder bigint not null,
       amount bigint not null,
       at text not null,
       state text not null,
       primary key (repository, issue, key))`,
    "create index claims_holder on claims (program, holder, key)",
  ])
    await sql.raw(statement).execute(db);
}
