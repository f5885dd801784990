// Who may take part in a decision, and who may not: never its author, nor anybody whom it is about.

import type { Person } from "./facts.ts";
import type { Reading } from "./reading.ts";
import type { CaseRecord } from "./record.ts";
import type { Electorate } from "./rules/ballot.ts";
import { type Charter, groupsOfTier } from "./rules/expression.ts";
import { type Applied, tierFor } from "./rules/tier.ts";
import type { Indexed, View } from "./view.ts";

const sameLogin = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The charter in force: an appeal is decided by its own. */
export const charterIn = ({ instance, state }: Pick<View, "instance" | "state">): Charter =>
  state.appeal ? instance.appeal : instance.rule;

const tiers = new WeakMap<Reading, { readonly charter: Charter; readonly is: Applied }>();

/** The tier that decides, by what the form says at this moment. */
export function tierIn(view: Pick<View, "instance" | "state" | "reading">): Applied {
  const charter = charterIn(view);
  const last = tiers.get(view.reading);
  if (last?.charter === charter) return last.is;
  const is = tierFor(charter, view.reading.values);
  tiers.set(view.reading, { charter, is });
  return is;
}

/** The groups that decide here. */
export const decidingGroups = (view: Pick<View, "instance" | "state" | "reading">): readonly string[] =>
  groupsOfTier(tierIn(view).tier);

/** The groups that would decide if the form said something else. */
const charterGroups = (view: Pick<View, "instance" | "state">): readonly string[] => [
  ...new Set(charterIn(view).tiers.flatMap(groupsOfTier)),
];

/** The first of the deciding groups that could not be read. */
export const unknownGroup = (view: View): string | null =>
  decidingGroups(view).find((group) => !view.facts.groups[group]?.known) ?? null;

/** The groups in which somebody may take part in this decision, or why not at all. */
export function standing(
  who: Person,
  view: View,
): { readonly groups: readonly string[] } | { readonly barred: "bot" | "author" | "about" | "not-in-group" } {
  if (who.is !== "person") return { barred: "bot" };
  if (who.id === view.facts.author?.id) return { barred: "author" };
  if (isAbout(who.login, view)) return { barred: "about" };
  const groups = decidingGroups(view).filter((group) => view.indexed.members.get(group)?.has(who.id));
  return groups.length === 0 ? { barred: "not-in-group" } : { groups };
}

const isAbout = (login: string, { reading }: View) => reading.about.some((one) => sameLogin(one, login));

/** Whether somebody is in a group and nothing keeps them out of this decision. */
export function mayVote(id: number, group: string, view: View): boolean {
  const login = view.indexed.members.get(group)?.get(id);
  if (login === undefined) return false;
  return id !== view.facts.author?.id && !view.state.recused.includes(id) && !isAbout(login, view);
}

const electorates = new WeakMap<
  Indexed,
  { readonly recused: readonly number[]; readonly charter: Charter; readonly reading: Reading; readonly is: Electorate }
>();

/** Counted anew only when somebody is recused, the round or the form is another. */
export function electorate(view: View): Electorate {
  const { recused } = view.state;
  const charter = charterIn(view);
  const last = electorates.get(view.indexed);
  if (last?.recused === recused && last.charter === charter && last.reading === view.reading) return last.is;
  const groups = new Map<string, ReadonlySet<number>>();
  for (const group of decidingGroups(view)) {
    const ids = [...(view.indexed.members.get(group)?.keys() ?? [])].filter((id) => mayVote(id, group, view));
    groups.set(group, new Set(ids));
  }
  const is = { groups, away: new Set<number>(), staying: new Map<string, ReadonlySet<number>>() };
  electorates.set(view.indexed, { recused, charter, reading: view.reading, is });
  return is;
}

/**
 * What is left of the recorded votes and holds: a vote goes with its comment, and both go with their giver's place in
 * the deciding groups. A hold whose comment is edited stays, since its words are for people; one that is deleted is gone.
 */
export function upheld(view: View): Pick<CaseRecord, "votes" | "holds"> {
  const { state, indexed } = view;
  const groups = charterGroups(view);
  const isMember = ({ by }: { readonly by: number }) =>
    // Who is in a group of another tier, which cannot be read, is not known to have left it.
    groups.some((group) => indexed.members.get(group)?.has(by) ?? true);
  return {
    votes: state.votes.filter((vote) => indexed.intact.has(vote.comment) && isMember(vote)),
    holds: state.holds.filter((hold) => indexed.comments.has(hold.comment) && isMember(hold)),
  };
}
