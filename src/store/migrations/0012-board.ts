import { type Kysely, sql } from "kysely";

/** A program's board as JSON, and what people did by hand to the cards on it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  "alter table programs add column board text",
  `create table moves (
     id text primary key,
     repository bigint not null,
     issue bigint not null,
     at text not null,
     move text not null)`,
  "create index moves_case on moves (repository, issue)",
  "create index cases_node on cases (node)",
];
