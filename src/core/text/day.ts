// Dates as people write them, in English and Spanish. `03/04/2026` is two dates, and only the program can say which.

import { fold } from "./closest.ts";
import type { Trouble } from "./problem.ts";
import type { Day } from "./time.ts";

export interface DayContext {
  /** What comes first in `03/04/2026` in this program. With dots the day always comes first. */
  readonly dayOrder?: "dmy" | "mdy";
  /** When it was written: of a day without its year, the next one is offered. */
  readonly today?: Day;
}

export type DayResult = { readonly ok: true; readonly day: Day } | { readonly ok: false; readonly trouble: Trouble };

/** Three letters are enough, and an English and a Spanish month never share them with another month. */
const months = [
  ["january", "enero"],
  ["february", "febrero"],
  ["march", "marzo"],
  ["april", "abril"],
  ["may", "mayo"],
  ["june", "junio"],
  ["july", "julio"],
  ["august", "agosto"],
  ["september", "septiembre", "setiembre"],
  ["october", "octubre"],
  ["november", "noviembre"],
  ["december", "diciembre"],
];
const monthNumbers: ReadonlyMap<string, number> = new Map(
  months.flatMap((names, at) =>
    names.flatMap((name) => [name, name.slice(0, 3), name.slice(0, 4)].map((short) => [short, at + 1] as const)),
  ),
);

const month = "(?<month>[a-z]{3,10})";
const shapes = [
  /\b(?<year>\d{4})[-/.](?<first>\d{1,2})[-/.](?<second>\d{1,2})\b/g,
  /\b(?<first>\d{1,2})(?<sign>[-/.])\s?(?<second>\d{1,2})\k<sign>\s?(?<year>\d{4})\b/g,
  new RegExp(
    `\\b(?<first>\\d{1,2})(?:st|nd|rd|th|º|\\.)?[\\s-]+(?:de |of )?${month}\\.?,?[\\s-]+(?:de |del )?(?<year>\\d{4})\\b`,
    "g",
  ),
  new RegExp(`\\b${month}\\.?\\s+(?<first>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?:de |del )?(?<year>\\d{4})\\b`, "g"),
];

/** Words that may stand beside a date without changing it: the day of the week, a time, a filler. */
const fillers =
  /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)\b|\b\d{1,2}:\d{2}(?::\d{2})?z?\b|\b(?:on|the|at|el|a las|h|utc)\b|[\s,.()]/g;

/** Reads an answer that is one date. */
export function readDay(text: string, context: DayContext = {}): DayResult {
  const found = text.trim();
  if (found.length > 200) return fail({ problem: "notADate", found });
  const plain = fold(found).replace(/(\d)t(?=\d\d:)/g, "$1 ");
  const matches = shapes.flatMap((shape) => [...plain.matchAll(shape)]);
  const [only] = matches;
  if (!only?.groups) {
    const dayAlone = withoutYear(plain);
    if (dayAlone === undefined) return fail({ problem: "notADate", found });
    const next = nextDay(plain, dayAlone, context);
    return fail({ problem: "dateWithoutYear", found, ...(next === undefined ? {} : { closest: next }) });
  }
  if (matches.length > 1) return fail({ problem: "severalDates", found });
  if (plain.replace(only[0], " ").replace(fillers, "") !== "") return fail({ problem: "notADate", found });
  return readParts(only.groups, found, context);
}

type Parts = Readonly<Record<string, string | undefined>>;

function readParts(
  { year = "", month: name, first = "", second = "", sign }: Parts,
  found: string,
  context: DayContext,
): DayResult {
  if (name !== undefined) {
    const number = monthNumbers.get(name);
    return number === undefined ? fail({ problem: "notADate", found }) : dayFrom(year, number, first, found);
  }
  if (sign === undefined) return dayFrom(year, first, second, found);
  if (sign === ".") return dayFrom(year, second, first, found);
  const [one, two] = [Number(first), Number(second)];
  if (one > 12 || one === two) return dayFrom(year, second, first, found);
  if (two > 12 || context.dayOrder === "mdy") return dayFrom(year, first, second, found);
  if (context.dayOrder === "dmy") return dayFrom(year, second, first, found);
  return fail({ problem: "ambiguousDate", found, readings: [isoDay(year, two, one), isoDay(year, one, two)] });
}

function dayFrom(year: string, month: number | string, day: string, found: string): DayResult {
  const iso = isoDay(year, Number(month), Number(day));
  return isDay(iso) ? { ok: true, day: iso } : fail({ problem: "impossibleDate", found });
}

const isoDay = (year: string, month: number, day: number): Day =>
  `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/** A day that the calendar has, written as ours are. */
export function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const [year, month, day] = (parts ?? []).slice(1).map(Number);
  if (!year || !month || !day || year < 1900 || month > 12) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** What stands there of a date that lacks its year, or has two digits of it. */
function withoutYear(plain: string): string | undefined {
  const named = /\b(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:de |of )?([a-z]{3,10})|([a-z]{3,10})\s+\d{1,2})\b/.exec(plain);
  const name = named?.[1] ?? named?.[2];
  if (named && name !== undefined && monthNumbers.has(name)) return named[0];
  return /^\d{1,2}[-/.]\d{1,2}(?:[-/.](?:\d{2})?)?$/.exec(plain)?.[0];
}

/** The next such day; none where two digits may be the year, or where it could be two days. */
function nextDay(plain: string, dayAlone: string, { today, ...context }: DayContext): Day | undefined {
  const parts = /^(\d{1,2})([-/.])(\d{1,2})[-/.]?$/.exec(dayAlone);
  if (today === undefined || (parts === null && /^[\d./-]+$/.test(dayAlone))) return undefined;
  const first = Number(today.slice(0, 4));
  // February 29 comes every four years, and once in a while after eight.
  for (let year = first; year <= first + 8; year++) {
    const whole = parts ? [parts[1], parts[3], year].join(parts[2]) : `${dayAlone} ${year}`;
    const read = readDay(plain.replace(dayAlone, whole), context);
    if (read.ok && read.day >= today) return read.day;
  }
  return undefined;
}

const fail = (trouble: Trouble): DayResult => ({ ok: false, trouble });
