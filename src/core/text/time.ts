// Instants and days as plain ISO strings, so that facts and records stay JSON.

/** A moment in UTC with whole seconds, as GitHub writes it: `2026-03-02T09:00:00Z`. Compares as a string. */
export type Instant = string;
/** A calendar day: `2026-03-02`. */
export type Day = string;

/** Cuts any ISO moment to whole seconds. */
export const instant = (iso: string): Instant =>
  Temporal.Instant.from(iso).round({ smallestUnit: "second", roundingMode: "trunc" }).toString();

export const dayOf = (at: Instant): Day => at.slice(0, 10);

export const plusDays = (at: Instant, days: number): Instant => plusSeconds(at, Math.round(days * 86_400));

/** Where years have four digits, Date does this many times as fast as Temporal, and deciding asks for it all the time. */
export const plusSeconds = (at: Instant, seconds: number): Instant =>
  `${new Date(Date.parse(at) + seconds * 1_000).toISOString().slice(0, 19)}Z`;

/** Seconds from `from` to `to`; negative when `to` is earlier. */
export const secondsBetween = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / 1_000;

export const latest = (...instants: readonly Instant[]): Instant => instants.reduce((a, b) => (a > b ? a : b));

/** The earliest of those that are given. */
export function earliest(...instants: readonly (Instant | undefined)[]): Instant | undefined {
  let first: Instant | undefined;
  for (const at of instants) if (at !== undefined && (first === undefined || at < first)) first = at;
  return first;
}
