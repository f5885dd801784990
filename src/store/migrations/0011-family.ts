import { type Kysely, sql } from "kysely";

/** Which cases stand below which, and how each stands. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `create table family (repository bigint not null, issue bigint not null, node text not null,
       installation bigint not null, owner text not null, name text not null, number bigint not null,
       parent_repository bigint, parent_issue bigint, key text not null, heeds boolean not null, says text not null,
       told_stage text not null, told_all text not null, primary key (repository, issue))`,
    "create index family_parent on family (parent_repository, parent_issue)",
  ])
    await sql.raw(statement).execute(db);
}
