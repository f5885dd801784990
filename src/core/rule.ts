// How a decision is taken: the rule, who may take part, and what the votes that stand add up to.

import type { Person } from "./facts.ts";
import type { Vote } from "./record.ts";
import type { View } from "./view.ts";

/** So many yeses from each group, by different people, and so many noes from any of them that decline. */
export interface Rule {
  readonly approve: Readonly<Record<string, number>>;
  readonly decline: number;
}

export interface Tally {
  readonly groups: readonly GroupTally[];
  readonly needed: number;
  readonly have: number;
  readonly yes: readonly Vote[];
  readonly no: readonly Vote[];
  readonly abstained: readonly Vote[];
  /** Given on fields that have changed since, or that could not be read. */
  readonly stale: readonly Vote[];
  /** How many people may vote. */
  readonly eligible: number;
  readonly carried: boolean;
  readonly defeated: boolean;
  /** Groups too small to reach their number once those who may not vote are taken out. */
  readonly short: readonly string[];
  /** A group that could not be read: then nothing is carried, defeated or short. */
  readonly unknown: string | null;
}

export interface GroupTally {
  readonly group: string;
  readonly needed: number;
  readonly have: number;
  readonly eligible: number;
}

export const sameLogin = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The rule in force: an appeal is decided by its own. */
export const ruleOf = ({ instance, state }: Pick<View, "instance" | "state">): Rule =>
  state.appeal ? instance.appeal : instance.rule;

const groupsOf = (view: View): readonly string[] => Object.keys(ruleOf(view).approve);

/** The first of the rule's groups that could not be read. */
export const unknownGroup = (view: View): string | null =>
  groupsOf(view).find((group) => !view.facts.groups[group]?.known) ?? null;

/** The groups in which somebody may take part in this decision, or why not at all. */
export function standing(
  who: Person,
  view: View,
): { readonly groups: readonly string[] } | { readonly barred: "bot" | "author" | "about" | "not-in-group" } {
  if (who.is !== "person") return { barred: "bot" };
  if (who.id === view.facts.author?.id) return { barred: "author" };
  if (isAbout(who.login, view)) return { barred: "about" };
  const groups = groupsOf(view).filter((group) => view.indexed.members.get(group)?.has(who.id));
  return groups.length === 0 ? { barred: "not-in-group" } : { groups };
}

const isAbout = (login: string, { reading }: View) => reading.about.some((one) => sameLogin(one, login));

/** Counts the votes that stand at this moment. */
export function tally(view: View): Tally {
  const rule = ruleOf(view);
  const unknown = unknownGroup(view);
  const { counted, stale } = sift(view);
  const yes = [...counted.keys()].filter(({ choice }) => choice === "approve");
  const no = [...counted.keys()].filter(({ choice }) => choice === "decline");
  const filled = seat(yes, counted, rule);
  const eligible = eligibleIn(view);
  const groups = Object.entries(rule.approve).map(([group, needed]) => ({
    group,
    needed,
    have: filled.get(group)?.length ?? 0,
    eligible: eligible.get(group)?.size ?? 0,
  }));
  const needed = groups.reduce((sum, group) => sum + group.needed, 0);
  const have = groups.reduce((sum, group) => sum + group.have, 0);
  return {
    groups,
    needed,
    have,
    yes,
    no,
    abstained: [...counted.keys()].filter(({ choice }) => choice === "abstain"),
    stale,
    eligible: new Set([...eligible.values()].flatMap((members) => [...members])).size,
    carried: unknown === null && needed > 0 && have >= needed && view.state.holds.length === 0,
    defeated: unknown === null && no.length >= rule.decline,
    short: unknown === null ? groups.filter((group) => group.eligible < group.needed).map(({ group }) => group) : [],
    unknown,
  };
}

/** Splits the recorded votes into those that count, with their groups, and those on fields that changed; drops the rest. */
function sift(view: View): { counted: Map<Vote, readonly string[]>; stale: Vote[] } {
  const counted = new Map<Vote, readonly string[]>();
  const stale: Vote[] = [];
  for (const vote of view.state.votes) {
    const groups = groupsOf(view).filter((group) => mayVote(vote.by, group, view));
    if (groups.length === 0 || !view.indexed.intact.has(vote.comment)) continue;
    if (vote.fields === null || vote.fields !== view.reading.fingerprint) stale.push(vote);
    else counted.set(vote, groups);
  }
  return { counted, stale };
}

function mayVote(id: number, group: string, view: View): boolean {
  const login = view.indexed.members.get(group)?.get(id);
  if (login === undefined) return false;
  return id !== view.facts.author?.id && !view.state.recused.includes(id) && !isAbout(login, view);
}

function eligibleIn(view: View): Map<string, Set<number>> {
  const eligible = new Map<string, Set<number>>();
  for (const group of groupsOf(view)) {
    const ids = view.indexed.members.get(group)?.keys() ?? [];
    eligible.set(group, new Set([...ids].filter((id) => mayVote(id, group, view))));
  }
  return eligible;
}

/** Seats yeses in the groups' places so that as many as possible are filled; nobody sits twice. */
function seat(yes: readonly Vote[], seats: ReadonlyMap<Vote, readonly string[]>, rule: Rule): Map<string, Vote[]> {
  const filled = new Map<string, Vote[]>(Object.keys(rule.approve).map((group) => [group, []]));
  const place = (vote: Vote, tried: Set<string>): boolean => {
    for (const group of seats.get(vote) ?? []) {
      const taken = filled.get(group);
      if (!taken || tried.has(group)) continue;
      tried.add(group);
      if (taken.length < (rule.approve[group] ?? 0)) return taken.push(vote) > 0;
      const mover = taken.findIndex((sitting) => place(sitting, tried));
      if (mover < 0) continue;
      taken[mover] = vote;
      return true;
    }
    return false;
  };
  for (const vote of yes) place(vote, new Set());
  return filled;
}
