import { type Kysely, sql } from "kysely";

/** What cases tell each other: terms, trainings, leaves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `create table ledger (
       repository bigint not null,
       issue bigint not null,
       place integer not null,
       program bigint not null,
       hidden boolean not null,
       sort text not null,
       key text not null,
       person bigint,
       login text,
       starts text,
       ends text,
       data text not null,
       primary key (repository, issue, place))`,
    "create index ledger_sort on ledger (program, sort, key)",
    "create index ledger_person on ledger (program, person, sort)",
  ])
    await sql.raw(statement).execute(db);
}
