// What the door asks for every webhook of an issue: one question instead of two, and one for all that come in while one
// is under way.

import { sql } from "kysely";
import type { CaseKey } from "../core/case/address.ts";
import { type CaseRow, fromSql } from "./cases.ts";
import type { Database } from "./database.ts";
import type { CasesTable } from "./tables.ts";
import { together } from "./together.ts";

/** What the door has to know about an issue. */
export interface Seen {
  /** Of the program that the issue's repository belongs to. */
  readonly door: string | undefined;
  readonly row: CaseRow | undefined;
}

type Row = { readonly door: string | null } & (CasesTable | { readonly issue: null });

export function lookout(database: Database): (key: CaseKey) => Promise<Seen> {
  return together((keys: readonly CaseKey[]) => seen(database, keys));
}

async function seen(database: Database, keys: readonly CaseKey[]): Promise<readonly Seen[]> {
  const repositories = sql.join(keys.map(({ repository }) => repository));
  const issues = sql.join(keys.map(({ issue }) => issue));
  const { rows } = await sql<Row>`
    select programs.door, cases.* from unnest(array[${repositories}]::bigint[], array[${issues}]::bigint[])
      with ordinality as asked (of_repository, of_issue, place)
    left join program_repositories as listed on listed.repository = asked.of_repository
    left join programs on programs.home = listed.home
    left join cases on cases.repository = asked.of_repository and cases.issue = asked.of_issue
    order by asked.place`.execute(database.outside);
  return rows.map((row) => ({ door: row.door ?? undefined, row: row.issue === null ? undefined : fromSql(row) }));
}
