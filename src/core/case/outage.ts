// Time in which Quorate was down: it is added to deadlines, in whole days, so that nobody loses a day by it.

import { type Instant, secondsBetween } from "../text/time.ts";
import type { Facts } from "./facts.ts";
import type { CaseRecord } from "./record.ts";

export interface Outage {
  readonly from: Instant;
  readonly to: Instant;
}

const day = 86_400;
/** What is remembered of a case; what is older lies before any deadline that is still open. */
const most = 10;

/** What is recorded, and what became known since: a deadline that has moved stays where it is. */
export function withOutages(state: CaseRecord, { outages = [], startsAt }: Facts): CaseRecord {
  const known = new Set(state.outages?.map(({ from }) => from));
  const fresh = outages.filter(({ from, to }) => to > startsAt && to > state.since && !known.has(from));
  if (fresh.length === 0) return state;
  const all = [...(state.outages ?? []), ...fresh].toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return { ...state, outages: all.slice(-most) };
}

/** Days, rounded up, that lie in outages between two moments. */
export function daysLost({ outages = [] }: Pick<CaseRecord, "outages">, from: Instant, to: Instant): number {
  return Math.ceil(secondsWithin(outages, from, to) / day);
}

/** How long the case was let go between two moments. */
export const secondsAway = ({ away = [] }: Pick<Facts, "away">, from: Instant, to: Instant): number =>
  secondsWithin(away, from, to);

function secondsWithin(times: readonly Outage[], from: Instant, to: Instant): number {
  return times.reduce((sum, one) => {
    const [begun, ended] = [one.from > from ? one.from : from, one.to < to ? one.to : to];
    return sum + Math.max(0, secondsBetween(begun, ended));
  }, 0);
}
