// Who may take part in a decision, and who may not: never its author, nor anybody whom it is about.

import { hasAutomatic, mayBeAutomatic } from "../case/claims.ts";
import { affiliationOf, conflictOf, leaveSince, onLeave } from "../case/directory.ts";
import type { Person } from "../case/facts.ts";
import { frozen, membersIn, standInsIn } from "../case/frozen.ts";
import type { Reading } from "../case/reading.ts";
import type { CaseRecord, Vote } from "../case/record.ts";
import type { Indexed, View } from "../case/view.ts";
import type { Electorate } from "../rules/ballot.ts";
import { type Charter, groupsOfTier, type Tier } from "../rules/expression.ts";
import type { Limit } from "../rules/seating.ts";
import { type Applied, tierFor, withHelp } from "../rules/tier.ts";
import type { Instant } from "../text/time.ts";
import { dueOf } from "./due.ts";
import { anyStandsIn, relievedIn } from "./standing-in.ts";

const sameLogin = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The charter in force: an appeal is decided by its own. */
export const charterIn = ({ instance, state }: Pick<View, "instance" | "state">): Charter =>
  state.appeal ? instance.appeal : instance.rule;

interface Tiered {
  readonly charter: Charter;
  readonly automatic: boolean;
  readonly is: Applied;
}

const tiers = new WeakMap<Reading, Tiered>();

/**
 * The tier that decides, by what the form says at this moment, by what is left of the catalogue's limits, and by
 * whether its end has called others in.
 */
export function tierIn(view: View): Applied {
  const applied = tierOf(view);
  const { deadline } = applied.tier;
  if (deadline?.outcome !== "escalate" || !dueOf(view, deadline, groupsOfTier(applied.tier))?.passed) return applied;
  const { tiers: others } = view.instance.appeal;
  const other = others.at(-1);
  return other ? { ...applied, tier: withHelp(applied.tier, other) } : applied;
}

function tierOf(view: View): Applied {
  const charter = charterIn(view);
  const automatic = hasAutomatic(charter) && mayBeAutomatic(view);
  const last = tiers.get(view.reading);
  if (last?.charter === charter && last.automatic === automatic) return last.is;
  const is = tierFor(charter, view.reading.values, automatic);
  tiers.set(view.reading, { charter, automatic, is });
  return is;
}

/** The groups that decide by themselves, whomever the end of the vote calls in. */
export const firstGroups = (view: View): readonly string[] => groupsOfTier(tierOf(view).tier);

/** The groups that decide here. */
export const decidingGroups = (view: View): readonly string[] => groupsOfTier(tierIn(view).tier);

/** The groups that would decide if the form said something else, or that the end of the vote calls in. */
function charterGroups(view: Pick<View, "instance" | "state">): readonly string[] {
  const { tiers } = charterIn(view);
  const [only] = tiers;
  const helped = tiers.some(({ deadline }) => deadline?.outcome === "escalate");
  if (only && tiers.length === 1 && !helped) return groupsOfTier(only);
  return [...new Set([...tiers, ...(helped ? view.instance.appeal.tiers : [])].flatMap(groupsOfTier))];
}

/** Groups whose members may lift somebody else's hold. */
export const liftingGroups = ({ instance }: Pick<View, "instance">): readonly string[] =>
  [instance.voting.holds.liftedBy, instance.escalation].filter((group) => group !== null);

/** Groups whose members may put it on hold. */
export const holdingGroups = (view: View): readonly string[] => view.instance.voting.holds.by ?? decidingGroups(view);

/**
 * The first group that could not be read, of those that decide, that may put it on hold, or that may lift the hold that
 * is in the way.
 */
export function unknownGroup(view: View): string | null {
  const isUnknown = (group: string) => !view.facts.groups[group]?.known;
  const found = decidingGroups(view).find(isUnknown) ?? view.instance.voting.holds.by?.find(isUnknown);
  return found ?? (view.state.holds.length === 0 ? undefined : liftingGroups(view).find(isUnknown)) ?? null;
}

export type Barred = "bot" | "author" | "about" | "same-community" | "same-affiliation" | "not-in-group";

/** The groups in which somebody may take part in this decision, or why not at all. */
export function standing(
  who: Person,
  view: View,
  among: readonly string[] = decidingGroups(view),
): { readonly groups: readonly string[] } | { readonly barred: Barred } {
  if (who.is !== "person") return { barred: "bot" };
  if (who.id === view.facts.author?.id) return { barred: "author" };
  if (isAbout(who, view)) return { barred: "about" };
  const groups = among.filter((group) => membersIn(view, group)?.has(who.id));
  const barred = groups.length === 0 ? "not-in-group" : conflictOf(who.login, view);
  return barred === null ? { groups } : { barred };
}

/** By the name in the form, or by the account that the kind knows it to be. */
const isAbout = ({ id, login }: Pick<Person, "id" | "login">, { reading, instance, state }: View): boolean =>
  reading.about.some((one) => sameLogin(one, login)) || instance.bars?.(state).includes(id) === true;

/** Whether nothing keeps a member of a group out of this decision. */
const isFree = (id: number, login: string, view: View): boolean =>
  id !== view.facts.author?.id && !isAbout({ id, login }, view) && conflictOf(login, view) === null;

interface Known {
  readonly recused: readonly number[];
  readonly frozen: CaseRecord["frozen"];
  readonly own: CaseRecord["own"];
  readonly tier: Tier;
  readonly reading: Reading;
  readonly leave: Instant | undefined;
  /** Only where somebody stands in. */
  readonly votes: CaseRecord["votes"] | undefined;
  readonly is: Electorate;
}

const electorates = new WeakMap<Indexed, Known>();

/**
 * Who may vote. Counted anew only when somebody is recused, or the round, the rule, the form, who is on leave or what the
 * kind keeps is another; where somebody stands in for a member, also when others have voted.
 */
export function electorate(view: View): Electorate {
  const { state, reading, indexed } = view;
  const { recused, frozen, own } = state;
  const { tier } = tierIn(view);
  const leave = leaveSince(view);
  const last = electorates.get(indexed);
  const same = last?.recused === recused && last.tier === tier && last.reading === reading && last.leave === leave;
  const votes = anyStandsIn(view) ? state.votes : undefined;
  if (same && last.frozen === frozen && last.own === own && last.votes === votes) return last.is;
  const is = counted(view);
  electorates.set(indexed, { recused, frozen, own, tier, reading, leave, votes, is });
  return is;
}

function counted(view: View): Electorate {
  const leave = onLeave(view);
  const groups = new Map<string, ReadonlySet<number>>();
  const staying = new Map<string, ReadonlySet<number>>();
  const whole = new Map<string, ReadonlySet<number>>();
  const away = new Set<number>();
  for (const group of decidingGroups(view)) {
    const members = membersIn(view, group) ?? new Map<number, string>();
    const own = new Set(members.keys());
    for (const { by } of standInsIn(group, view)) own.delete(by.id);
    whole.set(group, own);
    const relieved = relievedIn(group, view);
    const [may, recused] = [new Set<number>(), new Set<number>()];
    for (const [id, login] of members) {
      if (relieved.has(id) || !isFree(id, login, view)) continue;
      (view.state.recused.includes(id) ? recused : may).add(id);
      if (leave.size > 0 && leave.has(login.toLowerCase())) away.add(id);
    }
    groups.set(group, may);
    if (view.instance.voting.recuse === "stays") staying.set(group, recused);
  }
  return { groups, away, staying, whole };
}

/** At most so many of one affiliation carry a decision, where the program says so. */
export function limitIn(view: View): Limit | null {
  const { mostOfOne } = view.instance.voting.conflicts;
  if (mostOfOne === null) return null;
  const affiliations = new Map<number, string>();
  for (const group of decidingGroups(view))
    for (const [id, login] of membersIn(view, group) ?? []) {
      const affiliation = affiliationOf(view, login);
      if (affiliation !== undefined) affiliations.set(id, affiliation);
    }
  return { most: mostOfOne, affiliations };
}

/** What is left of the recorded votes: one goes with its comment and with its voter's place in the groups. */
function upheldVotes(view: View): readonly Vote[] {
  const { state, indexed } = view;
  const groups = charterGroups(view);
  // Who is in a group of another tier, which cannot be read, is not known to have left it.
  const isMember = ({ by }: Vote) => groups.some((group) => membersIn(view, group)?.has(by) ?? true);
  return state.votes.filter((vote) => indexed.intact.has(vote.comment) && isMember(vote));
}

/**
 * What is left of the holds: one stays until it is lifted, whatever becomes of its giver and of the words of its comment.
 * Only when that comment is deleted, it is gone.
 */
export const upheldHolds = ({ state, indexed }: View): CaseRecord["holds"] =>
  state.holds.filter((hold) => indexed.comments.has(hold.comment));

/** The record with the votes and holds that are left; the very same where all are. */
export function withUpheld(view: View): CaseRecord {
  const [votes, holds] = [upheldVotes(view), upheldHolds(view)];
  const { state } = view;
  const isWhole = votes.length === state.votes.length && holds.length === state.holds.length;
  return isWhole ? state : { ...state, votes, holds };
}

/** The record with those who may decide in this round, where the program keeps them as they were at its beginning. */
export const withFrozen = (view: View): CaseRecord => frozen(view, charterGroups(view));
