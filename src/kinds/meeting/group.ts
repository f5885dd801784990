// Whose meeting it is: of the working group that opened it, or of the one that its form names.

import { z } from "zod";
import { groupNamed, keyFor, keysOf } from "../../core/case/group-named.ts";
import type { Guard } from "../../core/case/kind.ts";
import { type LedgerRow, type LookUp, lookedUp } from "../../core/case/ledger.ts";
import { own } from "../../core/case/own.ts";
import type { CaseRecord } from "../../core/case/record.ts";
import type { View } from "../../core/case/view.ts";
import { inert } from "../../core/text/text.ts";
import { plusSeconds } from "../../core/text/time.ts";

const Bound = z.strictObject({
  repository: z.int(),
  issue: z.int(),
  /** The issue below which the meeting was put: the first that it was of. */
  node: z.string(),
});
const bound = own("group", Bound);

const Told = z.object({
  number: z.number(),
  title: z.string(),
  url: z.string(),
  node: z.string(),
  people: z.array(z.string()),
  /** Its repository is not for everybody. */
  hidden: z.boolean(),
});

/** A working group that is active, as its charter tells of it. */
export interface Group extends z.infer<typeof Told> {
  /** By which the ledger knows it. */
  readonly key: string;
  readonly address: LedgerRow["address"];
}

export const keyOf = ({ repository, issue }: LedgerRow["address"]): string => `${repository}/${issue}`;

/** As a key of the ledger; empty where it is nobody's. */
export function groupOf({ facts, state }: Pick<View, "facts" | "state">): string {
  if (facts.origin) return keyOf(facts.origin.parent);
  const named = bound.of(state);
  return named ? keyOf(named) : "";
}

const all: LookUp = { sort: "group" };

/** Undefined where nobody can tell. Nobody learns of a group that not everybody sees. */
export const groupsIn = ({ facts }: Pick<View, "facts">): readonly Group[] | undefined =>
  lookedUp(facts, all)
    ?.map(({ key, address, data }) => ({ ...Told.parse(data), key, address }))
    .filter(({ hidden }) => hidden === facts.private);

/** The one that is meant by a number, a link or a name; none where it could be several. */
export function meant(text: string, groups: readonly Group[], repository: number): Group | undefined {
  const key = keyFor(text, repository);
  const found = groups.filter(({ address, ...one }) => {
    return keysOf({ ...one, repository: address.repository }).includes(key);
  });
  return found.length === 1 ? found[0] : undefined;
}

/** Met when the form names a working group that there is, or none. */
export const grouped: Guard = (view) => {
  const text = groupNamed(view);
  const because = { say: "because/incomplete", with: { count: 1 } };
  if (text === "" || view.facts.origin) return { met: true, because: { say: "because/complete" } };
  const groups = groupsIn(view);
  // Nobody can tell just now.
  if (!groups) return { met: false, because, recheckAt: plusSeconds(view.facts.now, 600) };
  if (meant(text, groups, view.facts.address.repository)) return { met: true, because: { say: "because/complete" } };
  const value = inert(text, 60);
  const items = groups.map(({ title, number }) => `${inert(title, 60)} (#${number})`);
  return items.length === 0
    ? { met: false, because: { say: "agenda/no-groups", with: { value } } }
    : { met: false, because: { say: "agenda/no-group", with: { value, options: { is: "choice", items } } } };
};

/** The record with the group that the form names now. Where it names none that there is, the one before stays. */
export function withGroup(view: View): CaseRecord {
  const { state, facts } = view;
  const text = groupNamed(view);
  const found = text === "" || facts.origin ? undefined : meant(text, groupsIn(view) ?? [], facts.address.repository);
  const before = bound.of(state);
  if (!found || (before && keyOf(before) === found.key)) return state;
  return bound.put(state, { ...found.address, node: before?.node ?? found.node });
}

export const under = ({ state }: Pick<View, "state">): string | null => bound.of(state)?.node ?? null;

/** While it is ahead, all that its agenda needs; afterwards, what was on it, and when those people meet next. */
export function lookUps(view: View, isAhead: boolean): readonly LookUp[] {
  const key = groupOf(view);
  const sorts = isAhead ? ["step", "meeting", "topic"] : ["meeting", "topic"];
  const ofGroup = key === "" ? [] : sorts.map((sort) => ({ sort, key }));
  return isAhead ? [all, ...ofGroup, ...(key === "" ? [] : [{ sort: "hold" }])] : ofGroup;
}
