// What the program knows beyond one case: rows that cases contribute (terms, trainings, leaves) and that others look up.
// They follow from the records, so they can be built anew at any time.

import type { Instant } from "../text/time.ts";
import type { CaseKey } from "./address.ts";
import type { Facts } from "./facts.ts";
import type { Instance } from "./kind.ts";
import type { CaseRecord } from "./record.ts";
import type { View } from "./view.ts";

export interface LedgerEntry {
  /** `term`, `training`, `leave` and the like. */
  readonly sort: string;
  /** What it is about: a role, a course. */
  readonly key: string;
  /** The account; null where it is about nobody, or about nobody that is known. */
  readonly person: number | null;
  /** For display. */
  readonly login: string | null;
  readonly from: Instant | null;
  /** The first moment at which it does not hold any more. */
  readonly until: Instant | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A row, and the case that it is of. Rows of the program's own files have issue 0. */
export interface LedgerRow extends LedgerEntry {
  readonly address: CaseKey;
  /** It is of a repository that not everybody sees. */
  readonly hidden?: boolean;
}

/** What somebody wants to know of others: every row that has all of it. */
export interface LookUp {
  readonly sort: string;
  readonly key?: string;
  readonly person?: number;
  /** It is read with the case, and a change of it alone wakes nobody. */
  readonly still?: true;
}

/** Whether a look-up finds a row. */
export const fits = (row: LedgerEntry, { sort, key, person }: LookUp): boolean =>
  row.sort === sort && (key === undefined || row.key === key) && (person === undefined || row.person === person);

/** Whether whoever asked for the one has everything of the other. */
export const covers = (asked: LookUp, { sort, key, person }: LookUp): boolean =>
  asked.sort === sort &&
  (asked.key === undefined || asked.key === key) &&
  (asked.person === undefined || asked.person === person);

/**
 * The rows of other cases that a look-up finds. Undefined where nobody can tell: without a store, and for what the kind
 * did not ask for when the facts were gathered. Nothing is decided on that.
 */
export function lookedUp(facts: Pick<Facts, "ledger" | "lookUps">, wanted: LookUp): readonly LedgerRow[] | undefined {
  const { ledger, lookUps = [] } = facts;
  if (ledger === undefined || !lookUps.some((asked) => covers(asked, wanted))) return undefined;
  return ledger.filter((row) => fits(row, wanted));
}

/** Whether a row holds at a moment. */
export const holdsAt = ({ from, until }: Pick<LedgerEntry, "from" | "until">, at: Instant): boolean =>
  (from === null || from <= at) && (until === null || at < until);

/** The rows that a case contributes by what is recorded of it. */
export const entriesOf = (instance: Instance, view: View, state: CaseRecord): readonly LedgerEntry[] =>
  instance.entries?.({ ...view, state }) ?? [];
