// The ledger: rows that cases tell each other, replaced whole for each case. Whoever looked up a row that comes,
// changes or goes is queued in the transaction that writes it. It can be dropped: the records on GitHub say every row.

import { type Selectable, sql } from "kysely";
import { z } from "zod";
import type { CaseKey } from "../core/case/address.ts";
import type { LedgerEntry, LedgerRow, LookUp } from "../core/case/ledger.ts";
import { ofCase, type ProgramCase } from "./addresses.ts";
import type { Database, Trx } from "./database.ts";
import type { Waker } from "./queue.ts";
import type { Tables } from "./tables.ts";
import { storable } from "./text.ts";
import { rowWait, sendWaiting } from "./waits.ts";

/** A row, and whether it is of a repository that not everybody sees. */
export interface KeptRow extends LedgerRow {
  readonly hidden: boolean;
}

const Data = z.record(z.string(), z.unknown());

export class Ledger {
  readonly #database: Database;
  readonly #queue: Waker;

  constructor(database: Database, queue: Waker) {
    this.#database = database;
    this.#queue = queue;
  }

  /** Replaces the rows of a case. Whoever looked up one of those that changed is looked at again. */
  async put(of: ProgramCase, entries: readonly LedgerEntry[], hidden: boolean): Promise<void> {
    const { key, program } = of;
    const after = entries.map((entry, place) => toSql(entry, place, { ...of, hidden }));
    const before = await this.#database.outside
      .selectFrom("ledger")
      .selectAll()
      .where(ofCase(key))
      .orderBy("place")
      .execute();
    if (JSON.stringify(before.map(said)) === JSON.stringify(after.map(said))) return;
    const woken = await this.#database.transaction(async (trx) => {
      await lock(trx, program);
      await trx.deleteFrom("ledger").where(ofCase(key)).execute();
      if (after.length > 0) await trx.insertInto("ledger").values(after).execute();
      return sendWaiting(this.#queue, different(before, after).flatMap(waitsThatFind), key, trx);
    });
    if (woken) this.#queue.wake();
  }

  /** It is no case any more, or GitHub does not show it. */
  async drop(key: CaseKey): Promise<void> {
    const first = await this.#database.outside
      .selectFrom("ledger")
      .select("program")
      .where(ofCase(key))
      .executeTakeFirst();
    if (first) await this.put({ program: first.program, key }, [], false);
  }

  /** Every row of the program that one of the look-ups finds, in the order of the cases. */
  async found(program: number, lookUps: readonly LookUp[]): Promise<readonly KeptRow[]> {
    return lookUps.length === 0 ? [] : rows(this.#database.outside, program, lookUps);
  }

  /** The same, once every change that began before has come to its end: who changes a row now wakes who waits by now. */
  settled(program: number, lookUps: readonly LookUp[]): Promise<readonly KeptRow[]> {
    return this.#database.transaction(async (trx) => {
      await lock(trx, program);
      return rows(trx, program, lookUps);
    });
  }
}

type Row = Selectable<Tables["ledger"]>;

/** What those wait for whose look-up finds the row. */
const waitsThatFind = ({ program, sort, key, person }: Row): readonly string[] => [
  rowWait(program, { sort }),
  rowWait(program, { sort, key }),
  ...(person === null ? [] : [rowWait(program, { sort, person }), rowWait(program, { sort, key, person })]),
];

/** One change of a program's rows at a time. Freed at the end of the transaction. */
const lock = (trx: Trx, program: number) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`ledger:${program}`}, 0))`.execute(trx);

async function rows(
  from: Trx | Database["outside"],
  program: number,
  lookUps: readonly LookUp[],
): Promise<readonly KeptRow[]> {
  const found = await from
    .selectFrom("ledger")
    .selectAll()
    .where("program", "=", program)
    .where(({ and, or, eb }) =>
      or(
        lookUps.map(({ sort, key, person }) =>
          and([
            eb("sort", "=", storable(sort)),
            ...(key === undefined ? [] : [eb("key", "=", storable(key))]),
            ...(person === undefined ? [] : [eb("person", "=", person)]),
          ]),
        ),
      ),
    )
    .orderBy("repository")
    .orderBy("issue")
    .orderBy("place")
    .execute();
  return found.map(fromSql);
}

const toSql = (
  { sort, key, person, login, from, until, data }: LedgerEntry,
  place: number,
  of: ProgramCase & { readonly hidden: boolean },
): Row => ({
  repository: of.key.repository,
  issue: of.key.issue,
  place,
  program: of.program,
  hidden: of.hidden,
  sort: storable(sort),
  key: storable(key),
  person,
  login: login === null ? null : storable(login),
  starts: from,
  ends: until,
  data: JSON.stringify(data),
});

const fromSql = (row: Row): KeptRow => ({
  address: { repository: row.repository, issue: row.issue },
  hidden: row.hidden,
  sort: row.sort,
  key: row.key,
  person: row.person,
  login: row.login,
  from: row.starts,
  until: row.ends,
  data: Data.parse(JSON.parse(row.data)),
});

/** All that a row says beside its place, always in the same order. */
const said = ({ program, hidden, sort, key, person, login, starts, ends, data }: Row) => [
  program,
  hidden,
  sort,
  key,
  person,
  login,
  starts,
  ends,
  data,
];

function different(before: readonly Row[], after: readonly Row[]): readonly Row[] {
  const text = (row: Row) => JSON.stringify(said(row));
  const [old, fresh] = [new Set(before.map(text)), new Set(after.map(text))];
  return [...before.filter((row) => !fresh.has(text(row))), ...after.filter((row) => !old.has(text(row)))];
}
