// What falls due after an approval: a report, a return. Dates are counted from a field of the form or from the decision;
// whoever is asked is told once when it is due, and once more when it is late.

import { earliest, type Instant, latest } from "../text/time.ts";
import { counting } from "./deadlines.ts";
import type { Facts, Person } from "./facts.ts";
import type { Instance } from "./kind.ts";
import type { Reading } from "./reading.ts";
import type { CaseRecord, Decided } from "./record.ts";
import type { View } from "./view.ts";

export type Asked =
  | { readonly of: "author" }
  | { readonly of: "assignee" }
  | { readonly of: "group"; readonly group: string };

export interface FollowUpSpec {
  /** As it is written after `/done`. */
  readonly name: string;
  readonly title: string;
  /** The date that it is counted from; the decision's where there is none. */
  readonly field: string | null;
  readonly days: number;
  readonly asks: Asked;
  /** Days after which somebody who is late is reminded. */
  readonly remindDays: number;
}

export interface FollowUp {
  readonly spec: FollowUpSpec;
  readonly due: Instant;
  readonly is: "ahead" | "due" | "late" | "done";
  /** Told in a comment of its own, under this key. */
  readonly notice: string | null;
  /** When its last notice became due. */
  readonly since: Instant;
  /** When time changes it. */
  readonly next: Instant | undefined;
}

/** Those of an approval that still have to be done. */
export function openFollowUps({ followUps }: Instance, { decided, round, finished = [] }: CaseRecord): FollowUpSpec[] {
  if (decided?.round !== round || decided.outcome !== "approved") return [];
  return followUps.filter(({ name }) => !finished.some((one) => one.name === name && one.round === round));
}

/** All of an approval, in the order in which they fall due. */
export function followUps(instance: Instance, record: CaseRecord, facts: Facts, reading: Reading): FollowUp[] {
  const { decided, round } = record;
  if (decided?.round !== round || decided.outcome !== "approved") return [];
  const open = new Set(openFollowUps(instance, record));
  const read = facts.decisions.some((one) => one.round === round);
  return instance.followUps
    .map((spec) => {
      const due = dueAt(spec, decided, counting(instance, reading).later);
      const rest = { spec, due, is: "done", notice: null, since: due, next: undefined } as const;
      return open.has(spec) ? asked({ spec, due, round, read }, facts, counting(instance, reading).later) : rest;
    })
    .toSorted((a, b) => (a.due < b.due ? -1 : 1));
}

/** Nothing falls due before it was approved. */
function dueAt({ field, days }: FollowUpSpec, { at, values }: Decided, later: Later): Instant {
  const value = field === null ? undefined : values[field];
  // A day is nobody's midnight: in the middle of it more people are awake.
  return latest(at, later(value?.is === "date" ? `${value.day}T09:00:00Z` : at, days));
}

type Later = (at: Instant, days: number) => Instant;

interface Open {
  readonly spec: FollowUpSpec;
  readonly due: Instant;
  readonly round: number;
  /** Whether the decision was read back from its own comment. */
  readonly read: boolean;
}

/** The keys under which people are told that it is due, and that it is late. */
export const noticesOf = (name: string, round: number) => [`due-${name}-${round}`, `late-${name}-${round}`] as const;

/** The reminder of what is late keeps its distance from the first notice, so that an outage only delays. */
function asked({ spec, due, round, read }: Open, { notices, now }: Facts, later: Later): FollowUp {
  const [first, second] = noticesOf(spec.name, round);
  if (now < due || !read) return { spec, due, is: "ahead", notice: null, since: due, next: latest(due, now) };
  const told = notices[first];
  const late = later(latest(due, told ?? now), spec.remindDays);
  if (told === undefined || now < late) return { spec, due, is: "due", notice: first, since: due, next: late };
  return { spec, due, is: "late", notice: second, since: late, next: undefined };
}

export const nextFollowUp = (all: readonly FollowUp[], { now }: Facts): Instant | undefined =>
  earliest(...all.map(({ next }) => (next !== undefined && next > now ? next : undefined)));

export function isAsked({ asks }: FollowUpSpec, by: Person, { facts, indexed }: View): boolean {
  if (asks.of === "author") return by.id === facts.author?.id;
  if (asks.of === "assignee") return facts.assignees.some(({ id }) => id === by.id);
  return indexed.members.get(asks.group)?.has(by.id) === true;
}

/** A group that is asked for something, and cannot be read. */
export function unknownAsked({ instance, state, facts }: View): string | null {
  for (const { asks } of openFollowUps(instance, state))
    if (asks.of === "group" && !facts.groups[asks.group]?.known) return asks.group;
  return null;
}
