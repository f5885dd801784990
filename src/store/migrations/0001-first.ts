import { type Kysely, sql } from "kysely";

/** Ids of GitHub are int8. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table inbox (
     stored_at timestamptz not null default clock_timestamp(),
     guid text not null,
     work text not null,
     event text not null,
     action text,
     payload text,
     received_at text not null,
     finished_at text,
     tries integer not null default 0,
     last_error text,
     dead boolean not null default false,
     primary key (guid, work))`,
  "create index inbox_unfinished on inbox (work) where finished_at is null",
  "create index inbox_finished on inbox (finished_at) where finished_at is not null",
  `create table cases (
     repository bigint not null,
     issue bigint not null,
     node text not null,
     installation bigint not null,
     owner text not null,
     name text not null,
     number bigint not null,
     kind text not null,
     stage text not null,
     open boolean not null,
     seq integer not null,
     record text not null,
     status_comment bigint,
     intended_seq integer,
     intended_at text,
     updated_at text not null,
     primary key (repository, issue))`,
  "create index cases_open on cases (repository, issue) where open",
  "create table due (repository bigint, issue bigint, at text not null, primary key (repository, issue))",
  "create index due_at on due (at)",
  "create table waits (repository bigint, issue bigint, wait text, primary key (wait, repository, issue))",
  "create index waits_case on waits (repository, issue)",
  `create table posted (
     repository bigint,
     issue bigint,
     name text,
     id bigint not null,
     node text not null,
     primary key (repository, issue, name))`,
  "create table origins (comment bigint primary key, via_app boolean not null)",
  "create table blobs (oid text primary key, text text not null)",
  `create table programs (
     home bigint primary key,
     node text not null,
     owner text not null,
     name text not null,
     installation bigint not null,
     config text not null,
     repositories text not null,
     door text not null)`,
  "create table program_repositories (repository bigint primary key, home bigint not null)",
];
