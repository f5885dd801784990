import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Database } from "./database.ts";

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
}

type Row = Omit<IndexRow, "record"> & { readonly record: string };

/** Every case of the index, in the order of repository and issue. Writes that were begun only are no case yet. */
export async function indexRows(database: Database): Promise<readonly IndexRow[]> {
  const { rows } = await sql<Row>`
    select owner || '/' || name || '#' || number as name, kind, stage, open, seq, record, due.at as due,
      coalesce((select string_agg(wait, ' ' order by wait) from waits
        where waits.repository = cases.repository and waits.issue = cases.issue), '') as waits
    from cases left join due on due.repository = cases.repository and due.issue = cases.issue
    where cases.kind <> '' order by cases.repository, cases.issue`.execute(database.outside);
  return rows.map((row) => ({ ...row, record: createHash("sha256").update(row.record).digest("base64url") }));
}
