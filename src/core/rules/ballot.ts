// What a rule looks at: who may vote, who did and how, and since when. Made once a count, never changed.

import type { Instant } from "../text/time.ts";
import type { Values } from "./condition.ts";
import type { Duration } from "./expression.ts";
import { counted, type Limit, type Sitter } from "./seating.ts";

/** Who may vote in each group, by account, once those who must not are taken out. */
export interface Electorate {
  readonly groups: ReadonlyMap<string, ReadonlySet<number>>;
  /** On leave: they may vote, but nobody waits for them. */
  readonly away: ReadonlySet<number>;
  /** Stay out of this one by their own word, and are counted among all the same where the charter says so. */
  readonly staying: ReadonlyMap<string, ReadonlySet<number>>;
  /** Everybody in each group, whether they may vote here or not. */
  readonly whole: ReadonlyMap<string, ReadonlySet<number>>;
}

export interface Ballot {
  readonly electorate: Electorate;
  readonly yes: readonly Sitter[];
  readonly no: readonly Sitter[];
  readonly abstained: readonly Sitter[];
  /** Whoever said no or put it on hold. */
  readonly objecting: readonly Sitter[];
  readonly limit: Limit | null;
  readonly values: Values;
  readonly at: Instant;
  /** When the vote was opened, later by as long as a question stood open. Null while one does. */
  readonly since: Instant | null;
  /** When it was announced that silence will approve this. */
  readonly announced: Instant | null;
  /** When it is announced, where that is not at once. */
  readonly announces?: Instant;
  /** The time for voting is over: what stands is what counts. */
  readonly closing: boolean;
  /** So much later, in days as the program counts them. Pure. */
  readonly end: (from: Instant, duration: Duration) => Instant;
}

/** The numbers of some groups together; nobody is counted twice. */
export interface Count {
  readonly yes: number;
  readonly no: number;
  readonly abstained: number;
  /** All who may vote, without those on leave who did not. */
  readonly all: number;
  /** Of them, those who have not said anything. */
  readonly silent: number;
  /** On leave and silent: if they vote, they are one more among all. */
  readonly away: number;
  /** Everybody in these groups, whether they may vote here or not. */
  readonly whole: number;
}

export function count(of: readonly string[], { electorate, yes, no, abstained }: Ballot): Count {
  const ids = union(of, electorate);
  // Everybody has one vote, so votes are people.
  const own = (votes: readonly Sitter[]) => votes.reduce((sum, { by }) => (ids.has(by) ? sum + 1 : sum), 0);
  const said = { yes: own(yes), no: own(no), abstained: own(abstained) };
  const away = electorate.away.size === 0 ? 0 : silentOnLeave(ids, [yes, no, abstained].flat(), electorate);
  return {
    ...said,
    all: ids.size - away + (electorate.staying.size === 0 ? 0 : union(of, electorate, "staying").size),
    silent: ids.size - away - said.yes - said.no - said.abstained,
    away,
    whole: union(of, electorate, "whole").size,
  };
}

function silentOnLeave(ids: ReadonlySet<number>, votes: readonly Sitter[], { away }: Electorate): number {
  const spoke = new Set(votes.map(({ by }) => by));
  return [...away].filter((id) => ids.has(id) && !spoke.has(id)).length;
}

/** How many count, where only so many of one affiliation do: now, once all who are there agree, and those on leave too. */
export interface Weight {
  readonly now: number;
  readonly within: number;
  readonly possible: number;
}

/** Of some groups together, as many of these votes as a limit lets count. */
export function weight(votes: readonly Sitter[], of: readonly string[], ballot: Ballot, counted: Count): Weight {
  const ids = union(of, ballot.electorate);
  const own = votes.filter(({ by }) => ids.has(by));
  const { limit } = ballot;
  if (limit) return limited(own, ids, ballot, limit);
  const within = own.length + counted.silent;
  return { now: own.length, within, possible: within + counted.away };
}

function limited(own: readonly Sitter[], ids: ReadonlySet<number>, ballot: Ballot, limit: Limit): Weight {
  const { electorate, yes, no, abstained } = ballot;
  const spoke = new Set([...yes, ...no, ...abstained].map(({ by }) => by));
  const open = [...ids].filter((id) => !spoke.has(id)).map((by) => ({ by }));
  const there = open.filter(({ by }) => !electorate.away.has(by));
  const among = (others: readonly Pick<Sitter, "by">[]) => counted([...own, ...others], limit);
  return { now: among([]), within: among(there), possible: among(open) };
}

const unions = new WeakMap<Electorate, Map<string, ReadonlySet<number>>>();

/** The accounts of some groups together; of all of them where none is named. */
export function union(
  of: readonly string[],
  electorate: Electorate,
  which: "groups" | "staying" | "whole" = "groups",
): ReadonlySet<number> {
  const [only] = of;
  if (only !== undefined && of.length === 1) return electorate[which].get(only) ?? nobody;
  if (of.length === 0 && electorate.groups.size === 1) return alone(electorate, which);
  const known = unions.get(electorate) ?? new Map<string, ReadonlySet<number>>();
  unions.set(electorate, known);
  const key = `${which} ${of.join(" ")}`;
  const names = of.length > 0 ? of : [...electorate.groups.keys()];
  const found = known.get(key) ?? merged(names, electorate[which]);
  known.set(key, found);
  return found;
}

const nobody: ReadonlySet<number> = new Set();

/** Where one group decides, all groups are that one. */
function alone(electorate: Electorate, which: "groups" | "staying" | "whole"): ReadonlySet<number> {
  const [group] = electorate.groups.keys();
  return (group !== undefined && electorate[which].get(group)) || nobody;
}

function merged(names: readonly string[], groups: ReadonlyMap<string, ReadonlySet<number>>): ReadonlySet<number> {
  const all = new Set<number>();
  for (const name of names) for (const id of groups.get(name) ?? []) all.add(id);
  return all;
}

/** The same with the sides changed: what is asked of the declines. */
export const turned = (ballot: Ballot): Ballot => ({ ...ballot, yes: ballot.no, no: ballot.yes });

/** The same without those on leave who have not voted. */
export function present(ballot: Ballot): Ballot {
  const { electorate, yes, no, abstained } = ballot;
  if (electorate.away.size === 0) return ballot;
  const spoke = new Set([...yes, ...no, ...abstained].map(({ by }) => by));
  const there = (ids: ReadonlySet<number>) =>
    new Set([...ids].filter((id) => spoke.has(id) || !electorate.away.has(id)));
  const groups = new Map([...electorate.groups].map(([group, ids]) => [group, there(ids)] as const));
  return { ...ballot, electorate: { ...electorate, groups, away: new Set() } };
}

/** The same before anybody said anything. */
export const blank = (ballot: Ballot): Ballot => ({ ...ballot, yes: [], no: [], abstained: [], objecting: [] });

/** Everybody who could still say yes, and those who did. */
export function hopeful({ electorate, yes, no, abstained }: Ballot): readonly Sitter[] {
  const others = new Set([...no, ...abstained].map(({ by }) => by));
  const groups = new Map<number, string[]>(yes.map(({ by, groups }) => [by, [...groups]]));
  for (const [group, ids] of electorate.groups) {
    for (const id of ids) {
      if (others.has(id)) continue;
      const own = groups.get(id) ?? [];
      if (!own.includes(group)) groups.set(id, [...own, group]);
    }
  }
  return [...groups].map(([by, own]) => ({ by, groups: own }));
}
