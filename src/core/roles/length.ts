// Lengths of time as a calendar has them: months keep their day, and a month that is too short ends it on its last day.

import type { Day } from "../text/time.ts";

export type Length = { readonly months: number } | { readonly days: number };

/** The day that comes so much later; `times` of a length are counted from the same day, so that no day is lost. */
export function dayAfter(from: Day, length: Length, times = 1): Day {
  const added = "months" in length ? { months: length.months * times } : { days: length.days * times };
  return Temporal.PlainDate.from(from).add(added, { overflow: "constrain" }).toString();
}

export const daysOn = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString();
