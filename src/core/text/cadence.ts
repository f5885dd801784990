// How often something happens, as people write it: `every second Monday, 13:00 Europe/Berlin`. Kept as a rule of RFC 5545.

import { RRuleTemporal } from "rrule-temporal";
import { fold } from "./closest.ts";
import { type DayContext, readDay } from "./day.ts";
import { clockIn } from "./moment.ts";
import type { Trouble } from "./problem.ts";
import type { Day, Instant } from "./time.ts";
import { zoneAtEnd } from "./zone.ts";

export interface Cadence {
  readonly every: "week" | "month";
  readonly interval: number;
  /** `MO`; for months with the place before it, `2TU`, `-1FR`. */
  readonly days: readonly string[];
  /** `13:00` */
  readonly time: string;
  readonly zone: string | null;
  /** The first day that may be one of them; the opening of the case where none is said. */
  readonly from: Day | null;
}

export type CadenceResult =
  | { readonly ok: true; readonly cadence: Cadence }
  | { readonly ok: false; readonly trouble: Trouble };

const weekdays = [
  ["MO", "monday", "lunes"],
  ["TU", "tuesday", "martes"],
  ["WE", "wednesday", "miercoles"],
  ["TH", "thursday", "jueves"],
  ["FR", "friday", "viernes"],
  ["SA", "saturday", "sabado"],
  ["SU", "sunday", "domingo"],
] as const;
const codes: ReadonlyMap<string, string> = new Map(
  weekdays.flatMap(([code, english, spanish]) =>
    [english, `${english}s`, english.slice(0, 3), spanish, spanish === "sabado" ? "sabados" : spanish].map(
      (word) => [word, code] as const,
    ),
  ),
);
const numbers: readonly (readonly [number, RegExp])[] = [
  [1, /^(?:1|1st|one|first|un|una|primer|primero)$/],
  [2, /^(?:2|2nd|two|second|other|dos|segundo)$/],
  [3, /^(?:3|3rd|three|third|tres|tercer|tercero)$/],
  [4, /^(?:4|4th|four|fourth|cuatro|cuarto)$/],
  [-1, /^(?:last|ultimo)$/],
];
const numberOf = (word: string): number | undefined => numbers.find(([, words]) => words.test(word))?.[0];

const every = /^(?:every|each|cada)$/;
const fillers = /^(?:on|the|at|of|in|a|and|y|el|los|las|la|de|del|en|uhr|always|todos|todas|h)$/;
const starts = /\b(?:from|starting(?: on)?|since|desde(?: el)?|a partir del?)\s+(?<day>.+)$/i;

/** Reads a text that says how often, on which days of the week, and at what time. */
export function readCadence(text: string, context: DayContext = {}): CadenceResult {
  const found = text.trim();
  if (found.length > 200) return fail("notACadence", found);
  const begins = starts.exec(found);
  const day = begins?.groups?.day === undefined ? undefined : readDay(begins.groups.day, context);
  if (day && !day.ok) return day;
  const main = (begins ? found.slice(0, begins.index) : found).replace(/[\s,;.]+$/, "");
  const zoned = zoneAtEnd(main);
  const timed = clockIn(zoned.rest);
  if (!timed) return fail("cadenceWithoutTime", found);
  const said = phrase(
    fold(timed.rest)
      .split(/[\s,;&()]+|\/(?=\w)/)
      .filter((word) => word !== ""),
  );
  if (said === "twofold") return fail("ambiguousCadence", found);
  if (said === undefined) return fail("notACadence", found);
  return { ok: true, cadence: { ...said, time: timed.time, zone: zoned.zone, from: day?.day ?? null } };
}

const fail = (problem: Trouble["problem"], found: string): CadenceResult => ({
  ok: false,
  trouble: { problem, found },
});

type Said = Pick<Cadence, "every" | "interval" | "days">;

/** The words without time and zone. Each of them must be understood. */
function phrase(words: readonly string[]): Said | "twofold" | undefined {
  const places: number[] = [];
  const days: string[] = [];
  let [unit, interval, wasEvery]: [Said["every"] | undefined, number, boolean] = [undefined, 1, false];
  for (const word of words) {
    const number = numberOf(word);
    const code = codes.get(word);
    if (/^(?:biweekly|bi-weekly|bisemanal)$/.test(word)) return "twofold";
    if (every.test(word)) wasEvery = true;
    else if (code !== undefined) days.push(code);
    else if (number !== undefined) places.push(number);
    else if (/^(?:weekly|weeks?|semanas?|semanal|semanalmente)$/.test(word)) unit ??= "week";
    else if (/^(?:months?|monthly|mes|meses|mensual|mensualmente)$/.test(word)) unit = "month";
    else if (/^(?:fortnightly|fortnight|quincenal|quincenalmente)$/.test(word)) [unit, interval] = ["week", 2];
    else if (!fillers.test(word)) return undefined;
  }
  if (days.length === 0) return undefined;
  if (unit === "month") return monthly(places, days);
  const [count] = places;
  if (count !== undefined) {
    if (places.length > 1 || count < 1 || !wasEvery) return undefined;
    interval = count;
  }
  return { every: "week", interval, days: [...new Set(days)] };
}

const monthly = (places: readonly number[], days: readonly string[]): Said | undefined =>
  places.length === 0
    ? undefined
    : { every: "month", interval: 1, days: places.flatMap((place) => days.map((day) => `${place}${day}`)) };

/** The rule as calendars know it. */
export const ruleOf = ({ every: unit, interval, days }: Cadence): string =>
  `FREQ=${unit === "week" ? "WEEKLY" : "MONTHLY"};INTERVAL=${interval};BYDAY=${days.join(",")}`;

interface Asked {
  /** The zone where the cadence names none. */
  readonly zone: string;
  /** The day from which it counts where the cadence names none. */
  readonly from: Day;
  readonly after: Instant;
  readonly count: number;
}

/** The next times after a moment, by the clock of the zone: 13:00 stays 13:00 when clocks change. */
export function occurrences(cadence: Cadence, { zone, from, after, count }: Asked): Instant[] {
  const first = Temporal.PlainDateTime.from(`${cadence.from ?? from}T${cadence.time}`).toZonedDateTime(
    cadence.zone ?? zone,
  );
  // Every second week counts from the first of them, whatever the day of the opening.
  const plain = rule({ ...cadence, interval: 1 }, first).next(
    first.toPlainDate().toZonedDateTime(first.timeZoneId),
    true,
  );
  if (!plain) return [];
  const dates = rule(cadence, plain);
  const found: Instant[] = [];
  let at = Temporal.Instant.from(after).toZonedDateTimeISO(first.timeZoneId);
  while (found.length < count) {
    const next = dates.next(at, false);
    if (!next) break;
    found.push(next.toInstant().toString());
    at = next;
  }
  return found;
}

const rule = (cadence: Cadence, dtstart: Temporal.ZonedDateTime) =>
  new RRuleTemporal({ rruleString: `RRULE:${ruleOf(cadence)}`, dtstart, temporal: Temporal });
