// The index: which cases there are, where they stand, when they come due and what they wait for. GitHub has the same
// records, so all of it can be lost; what must not happen is that an older one takes the place of a newer one.

import { sql } from "kysely";
import type { CaseAddress, CaseKey } from "../core/case/address.ts";
import type { Instant } from "../core/text/time.ts";
import { addressOf, caseColumns, ofCase } from "./addresses.ts";
import type { Database, Trx } from "./database.ts";
import { type IndexRow, indexRows } from "./index-rows.ts";
import type { Tables } from "./tables.ts";
import { storable } from "./text.ts";
import { waitingFor } from "./waits.ts";

/** What the index knows of a case. GitHub's own copy of the record has the same text. */
export interface CaseRow {
  readonly address: CaseAddress;
  /** Empty, like stage and record, while there is an intention and nothing was saved yet. */
  readonly kind: string;
  readonly stage: string;
  readonly open: boolean;
  readonly seq: number;
  readonly record: string;
  readonly statusComment: number | null;
  /** Writes to GitHub that began and were not yet followed by `save`. */
  readonly intended: { readonly seq: number; readonly at: Instant } | null;
  readonly updatedAt: Instant;
}

/** A row without its record, which is most of it: hundreds of them are read at once. */
export type ListedCase = Omit<CaseRow, "record">;

export interface CasesAsked {
  readonly open?: boolean;
  readonly repository?: number;
  /** Only these. */
  readonly issues?: readonly number[];
  readonly installation?: number;
  /** For reading on: the last case of the page before. */
  readonly after?: CaseKey;
  readonly limit?: number;
}

export class Cases {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async get(key: CaseKey): Promise<CaseRow | undefined> {
    const row = await this.#database.outside.selectFrom("cases").selectAll().where(ofCase(key)).executeTakeFirst();
    return row && fromSql(row);
  }

  /** By GitHub's node id, for whoever knows nothing else of the issue. */
  async named(node: string): Promise<CaseAddress | undefined> {
    const row = await this.#database.outside
      .selectFrom("cases")
      .select(caseColumns)
      .where("node", "=", node)
      .executeTakeFirst();
    return row && addressOf(row);
  }

  /** By its place as people write it. */
  async numbered(owner: string, name: string, number: number): Promise<CaseAddress | undefined> {
    const row = await this.#database.outside
      .selectFrom("cases")
      .select(caseColumns)
      .where("number", "=", number)
      .where(
        sql<boolean>`lower(owner) = ${storable(owner).toLowerCase()} and lower(name) = ${storable(name).toLowerCase()}`,
      )
      .executeTakeFirst();
    return row && addressOf(row);
  }

  /** Says that writes for `seq` are about to begin, and when: until `save`, GitHub may be ahead of the index. */
  async intend(address: CaseAddress, seq: number, at: Instant): Promise<void> {
    const { repository, issue, ...place } = addressOf(address);
    const began = { ...place, intended_seq: seq, intended_at: at, updated_at: at };
    await this.#database.outside
      .insertInto("cases")
      .values({ repository, issue, ...began, kind: "", stage: "", open: true, seq: 0, record: "" })
      .onConflict((conflict) => conflict.columns(["repository", "issue"]).doUpdateSet(began))
      .execute();
  }

  /** Puts the row in place, its one timer and what it waits for. Throws where the index holds a higher `seq`. */
  save(row: CaseRow, next: { readonly due?: Instant | undefined; readonly waits?: readonly string[] }): Promise<void> {
    return this.#database.transaction(async (trx) => {
      const { repository, issue, ...values } = toSql(row);
      const saved = await trx
        .insertInto("cases")
        .values({ repository, issue, ...values })
        .onConflict((conflict) =>
          conflict.columns(["repository", "issue"]).doUpdateSet(values).where("cases.seq", "<=", row.seq),
        )
        .returning("seq")
        .executeTakeFirst();
      if (!saved) throw new Error(`The index holds a later record of this case than number ${row.seq}.`);
      await forget(trx, row.address);
      if (next.due !== undefined) await trx.insertInto("due").values({ repository, issue, at: next.due }).execute();
      const waits = [...new Set(next.waits)].map((wait) => ({ repository, issue, wait: storable(wait) }));
      if (waits.length > 0) await trx.insertInto("waits").values(waits).execute();
    });
  }

  /** Not a case any more: nothing is kept but the ids of what was posted. */
  release(key: CaseKey): Promise<void> {
    return this.#database.transaction(async (trx) => {
      await forget(trx, key);
      await trx.deleteFrom("cases").where(ofCase(key)).execute();
    });
  }

  /** GitHub does not show the issue any more: the row stays, closed, with no timer. */
  lose(key: CaseKey): Promise<void> {
    return this.#database.transaction(async (trx) => {
      await forget(trx, key);
      await trx
        .updateTable("cases")
        .set({ open: false, intended_seq: null, intended_at: null })
        .where(ofCase(key))
        .execute();
    });
  }

  /** Who has to be looked at again when that changes, by one of the names of waits.ts. */
  waitingFor(wait: string): Promise<readonly CaseAddress[]> {
    return waitingFor(this.#database.outside, [wait]);
  }

  /** What it concludes of every case, to be compared. */
  index(): Promise<readonly IndexRow[]> {
    return indexRows(this.#database);
  }

  /** In the order of repository and issue. */
  async list(asked: CasesAsked = {}): Promise<readonly ListedCase[]> {
    const { open, repository, issues, installation, after, limit } = asked;
    if (issues?.length === 0) return [];
    let query = this.#database.outside.selectFrom("cases").select(listed).orderBy("repository").orderBy("issue");
    if (open !== undefined) query = query.where("open", "=", open);
    if (repository !== undefined) query = query.where("repository", "=", repository);
    if (issues) query = query.where("issue", "in", issues);
    if (installation !== undefined) query = query.where("installation", "=", installation);
    if (after) query = query.where(sql<boolean>`(repository, issue) > (${after.repository}, ${after.issue})`);
    if (limit !== undefined) query = query.limit(limit);
    return (await query.execute()).map(listedFromSql);
  }
}

const stands = ["kind", "stage", "open", "seq", "status_comment", "intended_seq", "intended_at", "updated_at"] as const;
const listed = [...caseColumns, ...stands] as const;

async function forget(trx: Trx, key: CaseKey): Promise<void> {
  await trx.deleteFrom("due").where(ofCase(key)).execute();
  await trx.deleteFrom("waits").where(ofCase(key)).execute();
  await trx.deleteFrom("strays").where(ofCase(key)).execute();
}

const toSql = (row: CaseRow): Tables["cases"] => ({
  ...addressOf(row.address),
  kind: storable(row.kind),
  stage: storable(row.stage),
  open: row.open,
  seq: row.seq,
  record: row.record,
  status_comment: row.statusComment,
  intended_seq: row.intended?.seq ?? null,
  intended_at: row.intended?.at ?? null,
  updated_at: row.updatedAt,
});

export const fromSql = (row: Tables["cases"]): CaseRow => ({ ...listedFromSql(row), record: row.record });

const listedFromSql = (row: Omit<Tables["cases"], "record">): ListedCase => ({
  address: addressOf(row),
  kind: row.kind,
  stage: row.stage,
  open: row.open,
  seq: row.seq,
  statusComment: row.status_comment,
  intended:
    row.intended_seq === null || row.intended_at === null ? null : { seq: row.intended_seq, at: row.intended_at },
  updatedAt: row.updated_at,
});
