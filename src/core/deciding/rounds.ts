// When a digest calls people: once a day or a week, at a time of the program's own clock.

import type { Deadlines } from "../case/deadlines.ts";
import { type Calendar, daysLater, isDayOff, localDay, startOfMinute, weekdayOf } from "../text/calendar.ts";
import type { Instant } from "../text/time.ts";

export interface Rounds {
  readonly period: "day" | "week";
  /** The minute of the day. */
  readonly at: string;
  /** Of a weekly one; Monday is 1. */
  readonly weekday: number;
}

export interface Clock {
  readonly digest: Rounds;
  readonly calendar: Calendar;
  readonly deadlines: Deadlines | null;
}

/** Longer than any row of days off: further than this nobody looks for a day of work. */
const furthest = 60;

/** The first round at this moment or later. */
export function roundAfter(clock: Clock, at: Instant): Instant {
  const today = localDay(at, clock.calendar.zone);
  // A round that fell on days off may still be ahead.
  for (let day = -furthest; day <= furthest; day++) {
    const round = roundOf(clock, daysLater(today, day));
    if (round !== undefined && round >= at) return round;
  }
  return at;
}

/** The last round at this moment or earlier. */
export function roundBefore(clock: Clock, at: Instant): Instant {
  const today = localDay(at, clock.calendar.zone);
  let last: Instant | undefined;
  for (let day = 0; day >= -furthest; day--) {
    const round = roundOf(clock, daysLater(today, day));
    if (round !== undefined && round <= at && (last === undefined || round > last)) last = round;
  }
  return last ?? at;
}

/** The round of a day; on days off nobody is called where deadlines count working days, but on the next day of work. */
function roundOf({ digest, calendar, deadlines }: Clock, day: string): Instant | undefined {
  if (digest.period === "week" && weekdayOf(day) !== digest.weekday) return undefined;
  let on = day;
  if (deadlines?.count === "working-days")
    for (let moved = 0; moved < furthest && isDayOff(calendar, on); moved++) on = daysLater(on, 1);
  return startOfMinute(on, digest.at, calendar.zone);
}
