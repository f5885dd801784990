// A day with a time on it, as people write it: `2026-02-16 13:00 UTC`, `16 Feb 2026 at 1 pm`. Nothing is guessed.

import { type DayContext, readDay } from "./day.ts";
import type { Trouble } from "./problem.ts";
import type { Day, Instant } from "./time.ts";
import { zoneAtEnd } from "./zone.ts";

/** By somebody's clock; by the program's where no zone is written. */
export interface Moment {
  readonly day: Day;
  /** `13:00` */
  readonly time: string;
  readonly zone: string | null;
}

export type MomentResult =
  | { readonly ok: true; readonly moment: Moment }
  | { readonly ok: false; readonly trouble: Trouble };

const clock =
  /(?<![\d:-])(?:(?<hour>[01]?\d|2[0-3])(?::|h)(?<minute>[0-5]\d)(?::[0-5]\d)?(?:\s?(?<half>[ap])\.?m\b\.?)?|(?<only>1[0-2]|[1-9])\s?(?<part>[ap])\.?m\b\.?)(?:\s?(?:h|hrs|hours|o'clock)\b)?(?![\d:])/i;

/** The time of day in a text as `13:00`, and the text without it. */
export function clockIn(text: string): { readonly time: string; readonly rest: string } | undefined {
  const found = clock.exec(text);
  if (!found?.groups) return undefined;
  const { hour, minute = "00", half, only, part } = found.groups;
  const time = onClock(Number(hour ?? only), minute, (half ?? part)?.toLowerCase());
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
  return time === undefined ? undefined : { time, rest: rest.replace(/(?<=\d)T(?=\s)/, " ") };
}

function onClock(hour: number, minute: string, half: string | undefined): string | undefined {
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  const full = half === undefined ? hour : (hour % 12) + (half === "p" ? 12 : 0);
  return `${String(full).padStart(2, "0")}:${minute}`;
}

/** Reads a text that is one moment. */
export function readMoment(text: string, context: DayContext = {}): MomentResult {
  const found = text.trim();
  if (found.length > 200) return { ok: false, trouble: { problem: "notAMoment", found } };
  const { rest: dated, zone } = zoned(found.replace(/(\d\d:\d\d(?::\d\d)?)Z$/i, "$1 UTC").replace(/[.!]$/, ""));
  const timed = clockIn(dated);
  const day = readDay(timed?.rest ?? dated, context);
  if (!day.ok) {
    const { problem, closest } = day.trouble;
    const lacksBoth = problem === "dateWithoutYear" && !timed;
    if (problem === "notADate" || lacksBoth) return { ok: false, trouble: { problem: "notAMoment", found } };
    if (closest === undefined || !timed) return day;
    // The rest was understood, so it stands in what is offered.
    return { ok: false, trouble: { ...day.trouble, closest: [closest, timed.time, zone ?? ""].join(" ").trim() } };
  }
  if (!timed) return { ok: false, trouble: { problem: "momentWithoutTime", found } };
  return { ok: true, moment: { day: day.day, time: timed.time, zone } };
}

/** The zone stands at the end, or right behind the time. */
function zoned(text: string): ReturnType<typeof zoneAtEnd> {
  const atEnd = zoneAtEnd(text);
  if (atEnd.zone !== null) return atEnd;
  const inside = /\b(?:utc|gmt)\b(?!\s?[+-])/i;
  return inside.test(text) ? { rest: text.replace(inside, " "), zone: "UTC" } : atEnd;
}

/** When that is. A time that the clock skips on that day comes as much later; of one that it has twice, the first. */
export const momentAt = ({ day, time, zone }: Moment, otherwise: string): Instant =>
  Temporal.PlainDateTime.from(`${day}T${time}`)
    .toZonedDateTime(zone ?? otherwise)
    .toInstant()
    .toString();
