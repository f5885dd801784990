// Reminders of a kind's own that stand in a person's weekly digest, instead of each in a comment of its own.

import type { Facts } from "../case/facts.ts";
import type { Instance, OwnNotice } from "../case/kind.ts";
import type { View } from "../case/view.ts";
import { daysLater, startOfDay } from "../text/calendar.ts";
import { earliest, type Instant } from "../text/time.ts";
import { inDigest, nextRound } from "./digest-calls.ts";
import { roundBefore } from "./rounds.ts";

/** What a person's digest says of a case. */
export interface WeeklyLine {
  readonly key: string;
  readonly login: string;
  /** The round from which on it stands there. */
  readonly at: Instant;
  /** The round that calls. */
  readonly calls: Instant;
  readonly of: NonNullable<OwnNotice["weekly"]>;
}

export interface Weekly {
  readonly lines: readonly WeeklyLine[];
  /** Those that are comments of their own. */
  readonly notices: readonly OwnNotice[];
}

/** The name of a person's digest, where a group's is the group. */
export const digestOf = (login: string): string => `@${login}`;

/** The login that a digest is for; undefined where it is a group's. */
export const personOf = (group: string): string | undefined => (group.startsWith("@") ? group.slice(1) : undefined);

/** What was said in one way is not said in the other, too: digests may be turned on and off. */
export function weekly(view: View, all: readonly OwnNotice[], facts: Facts): Weekly {
  if (!inDigest({ ...view, facts })) return { lines: [], notices: all.filter((one) => !wasListed(one, facts)) };
  const logins = new Set(all.flatMap((one) => one.weekly?.people ?? []));
  const lines = [...logins].flatMap((login) => lineOf(login, view.instance, all, facts));
  return { lines, notices: all.filter((one) => one.weekly === undefined) };
}

const wasListed = ({ key, weekly: of }: OwnNotice, { told }: Facts): boolean =>
  of?.people.some((login) => told?.[key]?.[digestOf(login)] !== undefined) === true;

function lineOf(login: string, instance: Instance, all: readonly OwnNotice[], facts: Facts): WeeklyLine[] {
  const options = all
    .flatMap(({ key, at, weekly: of }) => {
      if (!of?.people.includes(login)) return [];
      const listed = listedFrom(of, instance, facts);
      const calls = at < endOf(of, instance) ? listed : nextRound(onceAWeek(instance), at);
      const told = facts.notices[key] ?? facts.told?.[key]?.[digestOf(login)];
      return calls === undefined ? [] : [{ key, login, at: earliest(listed, calls) ?? calls, calls, of, told }];
    })
    .toSorted((a, b) => (a.calls < b.calls ? -1 : 1));
  const open = options.filter(({ told }) => told === undefined);
  const chosen =
    open.findLast(({ calls }) => calls <= facts.now) ?? open.find(({ calls }) => calls > facts.now) ?? options.at(-1);
  if (!chosen) return [];
  const { told: _, ...line } = chosen;
  return [line];
}

const endOf = ({ due }: WeeklyLine["of"], { calendar }: Instance): Instant =>
  startOfDay(daysLater(due, 1), calendar.zone);

/** The round that reminds in time; none where there is none between the opening and the day. */
function listedFrom(of: WeeklyLine["of"], instance: Instance, { openedAt }: Facts): Instant | undefined {
  const { digest, calendar, deadlines } = onceAWeek(instance);
  const after = nextRound(onceAWeek(instance), of.from);
  if (after < endOf(of, instance) || !digest) return after;
  const before = roundBefore({ digest, calendar, deadlines }, of.from);
  return before < openedAt ? undefined : before;
}

const slowed = new WeakMap<Instance, Instance>();

/** Whatever the digests of the groups do, a person's calls once a week. */
function onceAWeek(instance: Instance): Instance {
  const { digest } = instance;
  if (!digest || digest.period === "week") return instance;
  const known = slowed.get(instance) ?? { ...instance, digest: { ...digest, period: "week" } };
  slowed.set(instance, known);
  return known;
}
