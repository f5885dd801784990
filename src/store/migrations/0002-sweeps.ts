import { type Kysely, sql } from "kysely";

/** What each issue looked like when it was last swept, cases and others alike. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      "create table sweeps (repository bigint, issue bigint, fingerprint text not null, primary key (repository, issue))",
    )
    .execute(db);
}
