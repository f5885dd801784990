// What a program gives without a vote: items with a limit, for each person or for all together, in a period of time.

import { localDay, startOfDay } from "../text/calendar.ts";
import type { Money } from "../text/money.ts";
import { type Instant, plusDays } from "../text/time.ts";

/** A part of the calendar, or so many days back from now. */
export type Period = "year" | "half-year" | "quarter" | "month" | { readonly days: number };

export interface Item {
  readonly id: string;
  readonly name: string;
  /** What one of it costs. */
  readonly price: Money | null;
  /** As much money as this in a period. */
  readonly cap: Money | null;
  /** So many pieces in a period. */
  readonly units: number | null;
  /** Whom a limit is for: each who asks, each whom a request is about, or all together. */
  readonly each: "person" | "beneficiary" | "all";
  /** Null for ever. */
  readonly period: Period | null;
  /** The communities whose cases may have it; all where none is named. */
  readonly communities: readonly string[];
}

/** The period in which a moment lies. */
export interface Span {
  /** Equal for moments of the same period: `2026-H1`. */
  readonly name: string;
  /** What was claimed up to here does not count any more; null where the name says it all. */
  readonly since: Instant | null;
  /** When the next one begins; null where there is none, or where it moves along. */
  readonly ends: Instant | null;
}

const months = { year: 12, "half-year": 6, quarter: 3, month: 1 } as const;

/** By the clock of a zone: a half-year ends at its midnight. */
export function spanOf(period: Period | null, at: Instant, zone: string): Span {
  if (period === null) return { name: "ever", since: null, ends: null };
  if (typeof period === "object") return { name: `${period.days}d`, since: plusDays(at, -period.days), ends: null };
  const day = localDay(at, zone);
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const place = Math.floor((month - 1) / months[period]);
  const next = (place + 1) * months[period];
  const first = next < 12 ? `${day.slice(0, 4)}-${two(next + 1)}-01` : `${String(year + 1).padStart(4, "0")}-01-01`;
  const name = { year: "", "half-year": `-H${place + 1}`, quarter: `-Q${place + 1}`, month: `-${two(month)}` }[period];
  return { name: `${day.slice(0, 4)}${name}`, since: null, ends: startOfDay(first, zone) };
}

const two = (number: number): string => String(number).padStart(2, "0");
