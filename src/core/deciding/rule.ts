// What the votes that stand add up to, by the rule that decides this case.

import { membersIn } from "../case/frozen.ts";
import type { Reading } from "../case/reading.ts";
import type { CaseRecord, Choice, Vote } from "../case/record.ts";
import type { Indexed, View } from "../case/view.ts";
import { type Ballot, blank, turned, union } from "../rules/ballot.ts";
import { evaluate } from "../rules/evaluate.ts";
import { holds, type Seats, type Tier } from "../rules/expression.ts";
import { ends, type Finding } from "../rules/finding.ts";
import type { Sitter } from "../rules/seating.ts";
import type { Applied } from "../rules/tier.ts";
import { announcedAt, announcesAt, type Due, dueOf, endOf, votingSince } from "./due.ts";
import { decidingGroups, electorate, firstGroups, limitIn, tierIn, unknownGroup, upheldHolds } from "./voters.ts";

export interface Tally {
  readonly applied: Applied;
  /** What was counted. */
  readonly ballot: Ballot;
  /** What is asked of the approvals, and of the declines; null where declines only have to make approval impossible. */
  readonly approval: Finding;
  readonly refusal: Finding | null;
  /** The seats of a rule that is made of nothing else. */
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
  /** The time for it is over, and the charter lets it lapse then. */
  readonly lapsed: boolean;
  /** The end of the vote, where it has one. */
  readonly due: Due | null;
  /** Where not the votes carry or defeat it. */
  readonly by: "deadline" | null;
  /** The rule is met, and somebody's concern is all that is in the way. */
  readonly held: boolean;
  /** Groups too small for the rule once those who may not vote are taken out. */
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

/** Seats, where the whole rule is no more than that. */
export const plainSeats = ({ approve }: Tier): Seats | null => (approve.is === "seats" ? approve.seats : null);

/** Seats, and so many noes of anybody: the short form, which a sentence says. */
export const isPlain = (tier: Tier): boolean =>
  plainSeats(tier) !== null && tier.decline?.is === "count" && tier.decline.of.length === 0;

interface Counted {
  readonly state: CaseRecord;
  readonly reading: Reading;
  readonly at: string;
  readonly is: Tally;
}

/** The last count by facts: guards of one stage ask the same question, again and again, about the same state. */
const counts = new WeakMap<Indexed, Counted>();

/** Counts the votes that stand at this moment. */
export function tally(view: View): Tally {
  const { state, reading, indexed, at } = view;
  const last = counts.get(indexed);
  if (last?.state === state && last.reading === reading && last.at === at) return last.is;
  const is = counted(view);
  counts.set(indexed, { state, reading, at, is });
  return is;
}

function counted(view: View): Tally {
  const applied = tierIn(view);
  const { tier } = applied;
  const unknown = unknownGroup(view);
  const due = dueOf(view, tier.deadline, firstGroups(view));
  const { cast, stale } = sift(view);
  const ballot = ballotOf(cast, due?.passed === true, view);
  const approval = evaluate(tier.approve, ballot);
  const refusal = tier.decline && evaluate(tier.decline, turned(ballot), "decline");
  const given = (choice: Choice) => cast[choice].map(({ vote }) => vote);
  const no = given("decline");
  const short = unknown === null && !approval.within ? shortOf(tier, ballot) : [];
  const lost = refusal ? refusal.certain : no.length > 0 && !approval.possible && short.length === 0;
  const may = unknown === null && (tier.ends === "early" || due?.passed === true);
  const ended = may && short.length === 0 ? atEnd(due, approval, ballot) : null;
  const met = approval.certain || ended === "approve";
  const held = may && met && upheldHolds(view).length > 0;
  const groups = seatsIn(tier, approval, ballot);
  const carried = may && met && !held;
  const defeated = may && (lost || (ended === "decline" && !held));
  return {
    applied,
    ballot,
    approval,
    refusal,
    due,
    groups,
    needed: groups.reduce((total, { needed }) => total + needed, 0),
    have: groups.reduce((total, { have }) => total + have, 0),
    yes: given("approve"),
    no,
    abstained: given("abstain"),
    stale,
    eligible: union([], ballot.electorate).size,
    carried,
    defeated,
    lapsed: may && ended === "expire" && !held,
    by: (carried && !approval.certain) || (defeated && !lost) ? "deadline" : null,
    held,
    short,
    unknown,
  };
}

/** What the end of the vote brings where its rule is not met. */
function atEnd(due: Due | null, approval: Finding, ballot: Ballot): "approve" | "decline" | "expire" | null {
  if (!due?.passed || approval.certain) return null;
  const { outcome } = due.deadline;
  if (typeof outcome === "object") return evaluate(outcome.approve, ballot).certain ? "approve" : null;
  return outcome === "approve" || outcome === "decline" || outcome === "expire" ? outcome : null;
}

/** Nothing that those who are there can say will do: others have to help. */
export const isStuck = ({ short, held, approval }: Tally): boolean => short.length > 0 || !(held || approval.within);

/** The groups that the rule still waits for; all that decide where it waits for none of them. */
export const waitingGroups = ({ approval }: Tally, view: View): readonly string[] =>
  approval.waits.length > 0 ? approval.waits : decidingGroups(view);

/** The groups that could not reach their number if nobody had said anything yet, with those who are there. */
function shortOf(tier: Tier, ballot: Ballot): readonly string[] {
  const clean = evaluate(tier.approve, blank(ballot));
  if (clean.within) return [];
  const groups = ends(clean).flatMap(({ within, waits }) => (within ? [] : waits));
  return groups.length > 0 ? [...new Set(groups)] : clean.waits;
}

function seatsIn(tier: Tier, approval: Finding, { electorate }: Ballot): readonly GroupTally[] {
  const parts = ends(approval);
  return Object.entries(plainSeats(tier) ?? {}).map(([group, needed], at) => {
    const have = parts[at]?.soFar?.with?.have ?? 0;
    return { group, needed, have, eligible: union([group], electorate).size };
  });
}

interface Voter extends Sitter {
  readonly vote: Vote;
}

/** By what was said, in the order of the record. */
type Cast = Readonly<Record<Choice, readonly Voter[]>>;

const silent = new WeakMap<Tier, boolean>();

function mayBeSilent(tier: Tier): boolean {
  const known = silent.get(tier) ?? holds(tier.approve, "lazy");
  silent.set(tier, known);
  return known;
}

function ballotOf(cast: Cast, closing: boolean, view: View): Ballot {
  const { reading, at } = view;
  const all = decidingGroups(view);
  const inGroups = (by: number) => all.filter((group) => membersIn(view, group)?.has(by));
  // A hold of somebody who is in no group any more is still everybody's concern.
  const holding = upheldHolds(view).map(({ by }) => {
    const groups = inGroups(by);
    return { by, groups: groups.length > 0 ? groups : all };
  });
  const against = view.instance.voting.abstain === "as-decline" ? cast.abstain : [];
  const no = [...cast.decline, ...against];
  return {
    electorate: electorate(view),
    yes: cast.approve,
    no,
    abstained: against.length === 0 ? cast.abstain : [],
    objecting: [...no, ...holding],
    limit: limitIn(view),
    values: reading.values,
    at,
    since: votingSince(view),
    ...(mayBeSilent(tierIn(view).tier) ? silenceOf(view) : { announced: null }),
    closing,
    end: (from, duration) => endOf(view, from, duration),
  };
}

/** When silence was announced, or will be. */
function silenceOf(view: View): Pick<Ballot, "announced" | "announces"> {
  const among = firstGroups(view);
  return { announced: announcedAt(view, among) ?? null, announces: announcesAt(view, among) };
}

/** Splits the recorded votes into those that count, with their groups, and those on fields that changed; drops the rest. */
function sift(view: View): { readonly cast: Cast; readonly stale: readonly Vote[] } {
  const cast: Record<Choice, Voter[]> = { approve: [], decline: [], abstain: [] };
  const stale: Vote[] = [];
  const all = decidingGroups(view);
  const { groups: may } = electorate(view);
  const [only] = all.length === 1 ? all : [];
  const among = only === undefined ? undefined : may.get(only);
  for (const vote of view.state.votes) {
    const groups = among ? (among.has(vote.by) ? all : []) : all.filter((group) => may.get(group)?.has(vote.by));
    if (groups.length === 0 || !view.indexed.intact.has(vote.comment)) continue;
    if (vote.fields === null || vote.fields !== view.reading.fingerprint) stale.push(vote);
    else cast[vote.choice].push({ vote, by: vote.by, groups });
  }
  return { cast, stale };
}
