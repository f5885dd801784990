import { type Kysely, sql } from "kysely";

/** What stands in the digests, and which reminders they delivered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `create table listings (repository bigint not null, issue bigint not null, "group" text not null,
      key text not null, at text not null, row text not null, primary key (repository, issue, "group"))`,
    `create table told (repository bigint not null, issue bigint not null, key text not null, "group" text not null,
      at text not null, primary key (repository, issue, key, "group"))`,
  ])
    await sql.raw(statement).execute(db);
}
