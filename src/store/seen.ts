import { sql } from "kysely";
import type { CaseKey } from "../core/address.ts";
import { type CaseRow, fromSql } from "./cases.ts";
import type { Database } from "./database.ts";
import type { CasesTable } from "./tables.ts";

/** What the door has to know about an issue. */
export interface Seen {
  /** Of the program that the issue's repository belongs to. */
  readonly door: string | undefined;
  readonly row: CaseRow | undefined;
}

type Row = { readonly door: string | null } & (CasesTable | { readonly issue: null });

/** One question instead of two: it is asked for every webhook. */
export async function seen(database: Database, { repository, issue }: CaseKey): Promise<Seen> {
  const { rows } = await sql<Row>`
    select programs.door, cases.* from (values (1)) as always
    left join program_repositories as listed on listed.repository = ${repository}
    left join programs on programs.home = listed.home
    left join cases on cases.repository = ${repository} and cases.issue = ${issue}`.execute(database.outside);
  const row = rows[0];
  return { door: row?.door ?? undefined, row: row && row.issue !== null ? fromSql(row) : undefined };
}
