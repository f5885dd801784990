// Days as people count them: local days of a time zone, and those of them on which people work.

import type { Day, Instant } from "./time.ts";

export interface Calendar {
  /** As IANA names it: `Africa/Accra`. */
  readonly zone: string;
  /** Days of the week, Monday is 1 and Sunday 7. Never all seven. */
  readonly weekend: readonly number[];
  /** The same answer for the same day, always. */
  readonly holidays: { has(day: Day): boolean };
}

/** Where it is any day longest: what is not over here is not over for anybody. */
export const anywhereOnEarth = "Etc/GMT+12";

const length = 86_400_000;

const numberOf = (day: Day): number => Date.parse(day) / length;
const dayFrom = (number: number): Day => new Date(number * length).toISOString().slice(0, 10);

/** Day 0, the first of 1970, was a Thursday. */
const weekday = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1;

/** Monday is 1. */
export const weekdayOf = (day: Day): number => weekday(numberOf(day));

export const isDayOff = ({ weekend, holidays }: Calendar, day: Day): boolean =>
  weekend.includes(weekday(numberOf(day))) || holidays.has(day);

export const daysLater = (from: Day, count: number): Day => dayFrom(numberOf(from) + count);

/** The working day that is the `count`th after a day, whether that day itself is one or not. */
export function workingDaysLater(calendar: Calendar, from: Day, count: number): Day {
  let number = numberOf(from);
  for (let left = count; left > 0; ) {
    number += 1;
    if (!calendar.weekend.includes(weekday(number)) && !calendar.holidays.has(dayFrom(number))) left -= 1;
  }
  return dayFrom(number);
}

export const localDay = (at: Instant, zone: string): Day => local(at, zone).toPlainDate().toString();

/** The same time of day on another day. What the clock skips on that day comes as much later. */
export const sameTimeOn = (day: Day, at: Instant, zone: string): Instant =>
  onClock(day, local(at, zone).toPlainTime(), zone);

/** The first moment of a day. */
export const startOfDay = (day: Day, timeZone: string): Instant =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone }).toInstant().toString();

/** The end of a minute, `23:59`: who writes in that minute is in time. */
export const endOfMinute = (day: Day, minute: string, zone: string): Instant =>
  onClock(day, Temporal.PlainTime.from(`${minute}:59`), zone);

export const startOfMinute = (day: Day, minute: string, zone: string): Instant =>
  onClock(day, Temporal.PlainTime.from(`${minute}:00`), zone);

const local = (at: Instant, zone: string) => Temporal.Instant.from(at).toZonedDateTimeISO(zone);

const onClock = (day: Day, plainTime: Temporal.PlainTime, timeZone: string): Instant =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime }).toInstant().toString();
