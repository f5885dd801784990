import { type Kysely, sql } from "kysely";

/** When Quorate was there and when it was not, and which deliveries GitHub was asked to send again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    "create table beats (process text primary key, at text not null, seen_at timestamptz not null default now())",
    `create table outages (began text primary key, ended text not null)`,
    "create table redeliveries (guid text primary key, asked_at text not null)",
  ])
    await sql.raw(statement).execute(db);
}
