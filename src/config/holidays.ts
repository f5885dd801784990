// Public holidays of countries and their regions, from the data of `date-holidays`. It is read only for a program that
// asks for it, since it takes a quarter of a second and some memory.

import { createRequire } from "node:module";
import type Library from "date-holidays";
import { closest } from "../core/text/closest.ts";
import type { Day } from "../core/text/time.ts";

/** The same answer for the same day, always. */
export interface Days {
  has(day: Day): boolean;
}

let library: typeof Library | undefined;

function loaded(): typeof Library {
  library ??= createRequire(import.meta.url)("date-holidays");
  if (!library) throw new Error("date-holidays is not installed");
  return library;
}

const made = new Map<string, Days>();

/** The public holidays of a country that is known, with those of a region: `CT`, or a part of one, `BY-A`. */
export function holidaysIn(country: string, region = ""): Days {
  const key = `${country} ${region}`;
  const days = made.get(key) ?? perYear(country, region);
  made.set(key, days);
  return days;
}

/** A year is worked out when it is asked for first. */
function perYear(country: string, region: string): Days {
  const [state = "", part = ""] = region.split("-");
  const calendar = new (loaded())(country, state, part, { types: ["public"], timezone: "UTC" });
  const years = new Map<string, ReadonlySet<Day>>();
  const inYear = (year: string): ReadonlySet<Day> => {
    const days = years.get(year) ?? new Set(calendar.getHolidays(Number(year)).flatMap(daysOf));
    years.set(year, days);
    return days;
  };
  return { has: (day) => inYear(day.slice(0, 4)).has(day) };
}

interface Holiday {
  /** Its first day, and where it is. */
  readonly date: string;
  readonly start: Date;
  readonly end: Date;
}

/** A day of which only a part is off is none. */
function daysOf({ date, start, end }: Holiday): Day[] {
  const first = Date.parse(date.slice(0, 10));
  const count = Math.floor((end.getTime() - start.getTime()) / 86_400_000);
  return Array.from({ length: count }, (_, at) => new Date(first + at * 86_400_000).toISOString().slice(0, 10));
}

interface UnknownPlace {
  readonly key: "country" | "region";
  readonly says: string;
}

/** Places that are known: every look at a case reads its configuration again. */
const known = new Set<string>();

/** What is wrong with a country or its region; nothing where both are known. */
export function unknownPlace(country: string, region?: string): UnknownPlace | undefined {
  const key = `${country} ${region ?? ""}`;
  if (known.has(key)) return undefined;
  const found = unknownCountry(country) ?? (region === undefined ? undefined : unknownRegion(country, region));
  if (!found) known.add(key);
  return found;
}

const instead = (near: string | undefined, otherwise: string): string =>
  near === undefined ? otherwise : `Did you mean "${near}"?`;

function unknownCountry(country: string): UnknownPlace | undefined {
  const all = new (loaded())();
  const countries = all.getCountries("en");
  if (Object.hasOwn(countries, country)) return undefined;
  const near = nearest(country, { ...all.getCountries(), ...countries, ...englishNames(Object.keys(countries)) });
  const says = `no holidays are known of a country "${country}".`;
  return { key: "country", says: `${says} ${instead(near, "Write its two letters, such as GH, or list the days.")}` };
}

function unknownRegion(country: string, region: string): UnknownPlace | undefined {
  const all = new (loaded())();
  const [state = "", part] = region.split("-");
  const states = all.getStates(country, "en") ?? {};
  const parts = (part === undefined ? states : all.getRegions(country, state, "en")) ?? {};
  if (Object.hasOwn(states, state) && Object.hasOwn(parts, part ?? state)) return undefined;
  const names = Object.keys(states);
  const list = names.length === 0 ? "Leave it out: the country has one list." : `Write one of ${names.join(", ")}.`;
  const near = nearest(part ?? region, parts);
  const full = near === undefined || part === undefined ? near : `${state}-${near}`;
  const says = `${country} has no region "${region}" with holidays of its own.`;
  return { key: "region", says: `${says} ${instead(full, list)}` };
}

const englishNames = (codes: readonly string[]): Record<string, string> => {
  const names = new Intl.DisplayNames("en", { type: "region" });
  return Object.fromEntries(codes.map((code) => [code, names.of(code) ?? code]));
};

/** The code of what was written: in small letters, or by its name. */
function nearest(wrote: string, places: Readonly<Record<string, string>>): string | undefined {
  const codes = Object.keys(places);
  const upper = codes.find((code) => code.toLowerCase() === wrote.toLowerCase());
  if (upper !== undefined) return upper;
  const named = new Map(Object.entries(places).map(([code, name]) => [name, code]));
  return named.get(closest(wrote, [...named.keys()]) ?? "");
}
