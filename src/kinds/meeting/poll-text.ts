// What people write after `/poll` and `/can`.

import { endOfMinute } from "../../core/text/calendar.ts";
import type { DayContext } from "../../core/text/day.ts";
import { readDay } from "../../core/text/day.ts";
import { clockIn, type Moment, momentAt, readMoment } from "../../core/text/moment.ts";
import type { Instant } from "../../core/text/time.ts";

export type PollText =
  | { readonly ok: true; readonly options: readonly Instant[]; readonly until: Instant | null }
  | { readonly ok: false };

const until = /[\s,;.]*\b(?:until|closes|hasta(?:\s+el)?)\s+(?<end>.+)$/i;

/** `2026-02-16 13:00, 2026-02-17 13:00 UTC until 2026-02-15`: the last zone holds for the times before it. */
export function readPoll(text: string, zone: string, context: DayContext = {}): PollText {
  const found = until.exec(text);
  const moments = momentsIn(found ? text.slice(0, found.index) : text, context);
  if (!moments) return { ok: false };
  const shared = moments.at(-1)?.zone ?? zone;
  const end = found?.groups?.end === undefined ? null : endIn(found.groups.end, shared, context);
  if (found && end === null) return { ok: false };
  const options = moments.map((one) => momentAt(one, shared));
  return { ok: true, options: [...new Set(options)].toSorted(), until: end };
}

/** A date may have commas of its own, so that several pieces can be one time; a time alone is of the day before it. */
function momentsIn(text: string, context: DayContext): Moment[] | undefined {
  const pieces = text.split(/\s*(?:[,;]|\s(?:or|o)\s)\s*/i).filter((piece) => piece !== "");
  const moments: Moment[] = [];
  for (let place = 0; place < pieces.length; ) {
    const taken = [1, 2, 3].find((count) => readMoment(pieces.slice(place, place + count).join(", "), context).ok);
    const read = taken === undefined ? undefined : readMoment(pieces.slice(place, place + taken).join(", "), context);
    const same = read?.ok ? undefined : sameDay(pieces[place] ?? "", moments.at(-1));
    const next = read?.ok ? read.moment : same;
    if (!next) return undefined;
    moments.push(next);
    place += taken ?? 1;
  }
  return moments.length === 0 ? undefined : moments;
}

function sameDay(piece: string, before: Moment | undefined): Moment | undefined {
  const alone = before && readMoment(`${before.day} ${piece}`);
  return alone?.ok && clockIn(piece) ? alone.moment : undefined;
}

function endIn(text: string, zone: string, context: DayContext): Instant | null {
  const moment = readMoment(text, context);
  if (moment.ok) return momentAt(moment.moment, zone);
  const day = readDay(text, context);
  return day.ok ? endOfMinute(day.day, "23:59", zone) : null;
}

export type Places =
  | { readonly ok: true; readonly places: readonly number[] }
  /** Numbers that no time has; none where something is no number at all. */
  | { readonly ok: false; readonly strange: readonly number[] };

/** `1 3`, `1, 3` and `1 and 3`, as places from 0: all of them, or none. */
export function readPlaces(text: string, count: number): Places {
  const parts = text.split(/[\s,;+&]+|\band\b|\by\b/i).filter((part) => part !== "");
  const numbers = parts.map((part) => (/^\d{1,2}\.?$/.test(part) ? Number.parseInt(part, 10) : Number.NaN));
  if (numbers.length === 0 || numbers.some(Number.isNaN)) return { ok: false, strange: [] };
  const strange = numbers.filter((one) => one < 1 || one > count);
  if (strange.length > 0) return { ok: false, strange: [...new Set(strange)] };
  return { ok: true, places: [...new Set(numbers.map((one) => one - 1))] };
}
