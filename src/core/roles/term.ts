// A term: the days on which somebody holds a role, the last one included. By the calendar of the program's time zone.

import { startOfDay } from "../text/calendar.ts";
import type { Day, Instant } from "../text/time.ts";
import { dayAfter, daysOn, type Length } from "./length.ts";

export interface Span {
  readonly from: Day;
  /** The last day. */
  readonly until: Day;
}

export interface Term extends Span {
  /** The first day of the first of the terms that follow each other: months are counted from there. */
  readonly anchor: Day;
  /** Which one it is of these, from 1. */
  readonly number: number;
}

/** The `number`th term of those that begin on a day and follow each other without a gap. */
export function termOf(anchor: Day, length: Length, number = 1): Term {
  const from = dayAfter(anchor, length, number - 1);
  return { anchor, number, from, until: daysOn(dayAfter(anchor, length, number), -1) };
}

/** The term after this one, which begins on the day after its last. After one of another length, counting begins anew. */
export function nextTerm(term: Term, length: Length): Term {
  const planned = termOf(term.anchor, length, term.number);
  if (planned.until === term.until) return termOf(term.anchor, length, term.number + 1);
  return termOf(daysOn(term.until, 1), length);
}

/** The first moment of a term, and the first one after it. */
export const beginsAt = ({ from }: Span, zone: string): Instant => startOfDay(from, zone);
export const endsAt = ({ until }: Span, zone: string): Instant => startOfDay(daysOn(until, 1), zone);

/** So many days before the end, at the beginning of that day. */
export const daysBeforeEnd = ({ until }: Span, days: number, zone: string): Instant =>
  startOfDay(daysOn(until, 1 - days), zone);

export const daysAfterEnd = (span: Span, days: number, zone: string): Instant => daysBeforeEnd(span, -days, zone);
