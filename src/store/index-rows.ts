// What the index concludes, in rows that can be compared: `quorate rebuild --compare` sets an index made from GitHub
// alone beside the one that grew.

import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

/** What the index concludes of a case, so that two of them can be compared. */
export interface IndexRow {
  /** `open-reps/program#12` */
  readonly name: string;
  readonly kind: string;
  readonly stage: string;
  readonly open: boolean;
  readonly seq: number;
  /** Hash of the signed record. */
  readonly record: string;
  readonly due: string | null;
  readonly waits: string;
  /** What it tells others, in rows of these tables: how many, and their hash. Empty where there is none. */
  readonly ledger: string;
  readonly family: string;
  readonly claims: string;
  readonly listings: string;
  readonly asked: string;
}

type Row = Omit<IndexRow, Told> & { readonly repository: number; readonly issue: number };
type Told = keyof typeof told;

/** All that follows from records and marks on GitHub; not hashes of the rest, and not where a case was last seen. */
const told = {
  ledger: ["place", "program", "hidden", "sort", "key", "person", "login", "starts", "ends", "data"],
  family: ["parent_repository", "parent_issue", "key", "heeds", "says"],
  claims: ["key", "program", "holder", "amount", "at", "state"],
  listings: ["group", "key", "at", "row"],
  asked: ["person"],
} as const satisfies Partial<Record<keyof Tables, readonly string[]>>;

/** Every case of the index, in the order of repository and issue. Writes that were begun only are no case yet. */
export async function indexRows(database: Database): Promise<readonly IndexRow[]> {
  const { rows } = await sql<Row>`
    select cases.repository, cases.issue, owner || '/' || name || '#' || number as name, kind, stage, open, seq, record,
      due.at as due, coalesce((select string_agg(wait, ' ' order by wait) from waits
        where waits.repository = cases.repository and waits.issue = cases.issue), '') as waits
    from cases left join due on due.repository = cases.repository and due.issue = cases.issue
    where cases.kind <> '' order by cases.repository, cases.issue`.execute(database.outside);
  const ledger = await rowsOf(database, "ledger");
  const family = await rowsOf(database, "family");
  const claims = await rowsOf(database, "claims");
  const listings = await rowsOf(database, "listings");
  const asked = await rowsOf(database, "asked");
  return rows.map(({ repository, issue, ...row }) => {
    const of = (all: ReadonlyMap<string, string>) => all.get(`${repository}:${issue}`) ?? "";
    return {
      ...row,
      record: createHash("sha256").update(row.record).digest("base64url"),
      ledger: of(ledger),
      family: of(family),
      claims: of(claims),
      listings: of(listings),
      asked: of(asked),
    };
  });
}

/** How many rows each case has in a table, and their hash, by repository and issue. */
async function rowsOf({ outside }: Database, table: Told): Promise<ReadonlyMap<string, string>> {
  const columns = sql.join(told[table].map((column) => sql.ref(column)));
  const { rows } = await sql<{ of: string; said: string }>`
    select repository || ':' || issue as of, count(*) || ' ' || md5(string_agg(said, ' ' order by said)) as said
    from (select repository, issue, json_build_array(${columns})::text as said from ${sql.table(table)}) as one
    group by repository, issue`.execute(outside);
  return new Map(rows.map(({ of, said }) => [of, said]));
}
