// How a decision is taken: the rule, who may take part, and what the votes that stand add up to.

import type { Person } from "./facts.ts";
import type { Reading } from "./reading.ts";
import type { CaseRecord, Vote } from "./record.ts";
import type { Indexed, View } from "./view.ts";

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

const sameLogin = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

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

/** The last count by facts: guards of one stage ask the same question, again and again, about the same state. */
const counts = new WeakMap<Indexed, { readonly state: CaseRecord; readonly reading: Reading; readonly is: Tally }>();

/** Counts the votes that stand at this moment. */
export function tally(view: View): Tally {
  const { state, reading, indexed } = view;
  const last = counts.get(indexed);
  if (last?.state === state && last.reading === reading) return last.is;
  const is = count(view);
  counts.set(indexed, { state, reading, is });
  return is;
}

function count(view: View): Tally {
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
    eligible: eligible.groups.get(group) ?? 0,
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
    eligible: eligible.people,
    carried: unknown === null && needed > 0 && have >= needed && upheld(view).holds.length === 0,
    defeated: unknown === null && no.length >= rule.decline,
    short: unknown === null ? groups.filter((group) => group.eligible < group.needed).map(({ group }) => group) : [],
    unknown,
  };
}

/**
 * What is left of the recorded votes and holds: a vote goes with its comment, and both go with their giver's place in
 * the rule's groups. A hold whose comment is edited stays, since its words are for people; one that is deleted is gone.
 */
export function upheld(view: View): Pick<CaseRecord, "votes" | "holds"> {
  const { state, indexed } = view;
  const groups = groupsOf(view);
  const isMember = ({ by }: { readonly by: number }) => groups.some((group) => indexed.members.get(group)?.has(by));
  return {
    votes: state.votes.filter((vote) => indexed.intact.has(vote.comment) && isMember(vote)),
    holds: state.holds.filter((hold) => indexed.comments.has(hold.comment) && isMember(hold)),
  };
}

/** Splits the recorded votes into those that count, with their groups, and those on fields that changed; drops the rest. */
function sift(view: View): { counted: Map<Vote, readonly string[]>; stale: Vote[] } {
  const counted = new Map<Vote, readonly string[]>();
  const stale: Vote[] = [];
  const all = groupsOf(view);
  for (const vote of view.state.votes) {
    const groups = all.filter((group) => mayVote(vote.by, group, view));
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

interface Eligible {
  /** How many in each group, and in all together. */
  readonly groups: ReadonlyMap<string, number>;
  readonly people: number;
}

const electorates = new WeakMap<
  Indexed,
  { readonly recused: readonly number[]; readonly appeal: boolean; readonly reading: Reading; readonly is: Eligible }
>();

/** Counted anew only when somebody is recused, the round or the form is another. */
function eligibleIn(view: View): Eligible {
  const { recused, appeal } = view.state;
  const last = electorates.get(view.indexed);
  if (last?.recused === recused && last.appeal === appeal && last.reading === view.reading) return last.is;
  const people = new Set<number>();
  const groups = new Map<string, number>();
  for (const group of groupsOf(view)) {
    const ids = [...(view.indexed.members.get(group)?.keys() ?? [])].filter((id) => mayVote(id, group, view));
    groups.set(group, ids.length);
    for (const id of ids) people.add(id);
  }
  const is = { groups, people: people.size };
  electorates.set(view.indexed, { recused, appeal, reading: view.reading, is });
  return is;
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
