// What falls due from a group stands in its digest, where the program has digests, instead of in a comment of its own.

import type { Facts } from "../case/facts.ts";
import { type FollowUp, type FollowUpSpec, followUps, nextFollowUp, noticesOf } from "../case/follow-ups.ts";
import type { Instance } from "../case/kind.ts";
import type { Reading } from "../case/reading.ts";
import type { CaseRecord } from "../case/record.ts";
import { earliest, type Instant } from "../text/time.ts";
import { inDigest, nextRound, nextTry } from "./digest-calls.ts";

/** A line of a group's digest. */
export interface ListedFollowUp {
  readonly spec: FollowUpSpec;
  readonly group: string;
  readonly due: Instant;
  readonly key: string;
  /** The round from which on it stands there, and the one that calls. */
  readonly at: Instant;
  readonly calls: Instant;
}

interface Due {
  readonly followUps: readonly FollowUp[];
  /** One for each group: what it has not been told of yet, else what was due first. */
  readonly listedFollowUps: readonly ListedFollowUp[];
  /** When time changes any of it, or a digest is to call. */
  readonly next: Instant | undefined;
}

/** What falls due after the approval in force, and which of it stands in digests. */
export function dueFollowUps(instance: Instance, record: CaseRecord, facts: Facts, reading: Reading): Due {
  const told = toldIn(instance, record, facts);
  const notices = { ...told, ...facts.notices };
  const all = followUps(instance, record, { ...facts, notices }, reading);
  const isListed = inDigest({ facts, instance });
  const rows = isListed ? all.flatMap((one) => rowOf(one, instance)) : [];
  const untold = rows.filter(({ key }) => !(key in notices));
  const first = new Map([...untold, ...rows].toReversed().map((one) => [one.group, one]));
  const { now } = facts;
  const calls = untold.map((one) => (one.calls > now ? one.calls : nextTry(instance, now)));
  return {
    // What was said in one way is not said in the other, too: digests may be turned on and off.
    followUps: all.map((one) => {
      const elsewhere = one.spec.asks.of === "group" && (isListed || (one.notice !== null && one.notice in told));
      return elsewhere ? { ...one, notice: null } : one;
    }),
    listedFollowUps: [...first.values()],
    next: earliest(nextFollowUp(all, facts), ...calls),
  };
}

/** When the digests of those who are asked delivered it, by the key of the notice that it stands for. */
function toldIn({ followUps: specs }: Instance, { round }: CaseRecord, { told = {} }: Facts): Record<string, Instant> {
  const times = specs.flatMap(({ name, asks }) =>
    asks.of === "group" ? noticesOf(name, round).map((key) => [key, told[key]?.[asks.group]] as const) : [],
  );
  return Object.fromEntries(times.flatMap(([key, at]) => (at === undefined ? [] : [[key, at]])));
}

function rowOf({ spec, due, notice, since }: FollowUp, instance: Instance): ListedFollowUp[] {
  if (spec.asks.of !== "group" || notice === null) return [];
  const [at, calls] = [nextRound(instance, due), nextRound(instance, since)];
  return [{ spec, group: spec.asks.group, due, key: notice, at, calls }];
}
