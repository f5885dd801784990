// How a program counts the days of its deadlines, and how it names the day on which one ends.

import { calendarOf } from "../form/community.ts";
import {
  anywhereOnEarth,
  type Calendar,
  daysLater,
  endOfMinute,
  localDay,
  sameTimeOn,
  workingDaysLater,
} from "../text/calendar.ts";
import { dayOf, type Instant, plusDays } from "../text/time.ts";
import type { Dated } from "../text/words.ts";
import type { Instance } from "./kind.ts";
import type { Reading } from "./reading.ts";

export interface Deadlines {
  readonly count: "days" | "working-days";
  readonly zone: "community" | "program" | "anywhere-on-earth";
  /** The minute of the day in which a deadline ends, `23:59`; the time at which it began where it is left out. */
  readonly at?: string;
}

export interface Counting {
  /** So many days later, at the same time of day. */
  readonly later: (at: Instant, days: number) => Instant;
  /** So many days later, when deadlines end. */
  readonly end: (at: Instant, days: number) => Instant;
  /** For people. */
  readonly dated: (at: Instant) => Dated;
}

/** Where the program says nothing: days of 24 hours, in UTC. */
function plain(): Counting {
  const later = remembered(plusDays);
  return { later, end: later, dated: (at) => ({ is: "day", day: dayOf(at) }) };
}

/** Guards ask the same again and again while a case is walked. */
const known = new WeakMap<Reading, Counting>();

/** How days are counted in this case: in the calendar of the community that its form names. */
export function counting(instance: Instance, reading: Reading): Counting {
  const { deadlines } = instance;
  const found =
    known.get(reading) ??
    (deadlines ? inCalendar(deadlines, calendarOf(instance, reading), instance.calendar.zone) : plain());
  known.set(reading, found);
  return found;
}

function inCalendar({ count, zone: whose, at }: Deadlines, calendar: Calendar, program: string): Counting {
  const zone = { community: calendar.zone, program, "anywhere-on-earth": anywhereOnEarth }[whose];
  const days = count === "days" ? daysLater : workingDaysLater.bind(undefined, calendar);
  const later = remembered((from, many) => sameTimeOn(days(localDay(from, zone), many), from, zone));
  const end =
    at === undefined ? later : remembered((from, many) => endOfMinute(days(localDay(from, zone), many), at, zone));
  const time = at === undefined || at === "23:59" ? {} : { time: at };
  const place = zone === "UTC" || zone === "Etc/UTC" ? {} : { zone };
  return { later, end, dated: (moment) => ({ is: "day", day: localDay(moment, zone), ...place, ...time }) };
}

/** Two maps, since a key made of both would be a new text each time. */
function remembered(count: Counting["later"]): Counting["later"] {
  const results = new Map<number, Map<Instant, Instant>>();
  return (at, days) => {
    const known = results.get(days) ?? new Map<Instant, Instant>();
    results.set(days, known);
    const result = known.get(at) ?? count(at, days);
    known.set(at, result);
    return result;
  };
}
