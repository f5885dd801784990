// The days that a line of notes speaks of. What may be two days is both of them, and nothing is guessed.

import { daysLater, weekdayOf } from "../text/calendar.ts";
import { isDay } from "../text/day.ts";
import type { Day } from "../text/time.ts";
import { monthNumber, monthWord, numberWord, smallNumber, weekdayNumber, weekdayWord } from "./calendar-words.ts";

/** A day; or words that could be any of these, or (where there are none) that name no day at all. */
export type When =
  | { readonly is: "day"; readonly day: Day }
  | { readonly is: "unclear"; readonly found: string; readonly readings: readonly Day[] };

export interface Anchor {
  /** The day on which it was said. */
  readonly said: Day;
  readonly dayOrder?: "dmy" | "mdy";
  /** Monday is 1. Saturday and Sunday where it is left out. */
  readonly weekend?: readonly number[];
  /** When those people meet next, where that is known. */
  readonly next?: Day;
}

/** Words for a day, and where they stand: [from, to). */
export interface Spoken {
  readonly from: number;
  readonly to: number;
  readonly when: When;
}

type Parts = Readonly<Record<string, string | undefined>>;
type Reader = (parts: Parts, anchor: Anchor, found: string) => When;

const day = (on: Day): When => ({ is: "day", day: on });
const unclear = (found: string, ...readings: readonly Day[]): When => ({
  is: "unclear",
  found,
  readings: [...new Set(readings)].toSorted(),
});

const pad = (number: number) => String(number).padStart(2, "0");
const iso = (year: number, month: number, date: number): Day => `${year}-${pad(month)}-${pad(date)}`;
const yearOf = (on: Day) => Number(on.slice(0, 4));
const monthOf = (on: Day) => Number(on.slice(5, 7));
const lastOf = (year: number, month: number): Day =>
  daysLater(iso(month === 12 ? year + 1 : year, (month % 12) + 1, 1), -1);

/** The next such date, that very day included. A 29th of February that is years away was not meant. */
function nextDate(month: number, date: number, said: Day): Day | undefined {
  for (let year = yearOf(said); year <= yearOf(said) + 1; year++) {
    const on = iso(year, month, date);
    if (isDay(on) && on >= said) return on;
  }
  return undefined;
}

function named({ weekday, date = "", month = "", year }: Parts, { said }: Anchor, found: string): When {
  const number = monthNumber(month);
  const on = year === undefined ? nextDate(number, Number(date), said) : iso(Number(year), number, Number(date));
  if (on === undefined || !isDay(on)) return unclear(found);
  return onWeekday(on, weekday, found);
}

/** `Friday 5 March` where the 5th is a Thursday: one of the two is a slip. */
function onWeekday(on: Day, weekday: string | undefined, found: string): When {
  const wanted = weekday === undefined ? 0 : weekdayNumber(weekday);
  if (wanted === 0 || wanted === weekdayOf(on)) return day(on);
  const ahead = (wanted - weekdayOf(on) + 7) % 7;
  return unclear(found, on, daysLater(on, ahead > 3 ? ahead - 7 : ahead));
}

function numbered({ one = "", two = "", year, sign }: Parts, anchor: Anchor, found: string): When {
  const dated = (date: number, month: number): Day | undefined => {
    if (month < 1 || month > 12) return undefined;
    if (year === undefined) return nextDate(month, date, anchor.said);
    const on = iso(Number(year.length === 2 ? `20${year}` : year), month, date);
    return isDay(on) ? on : undefined;
  };
  const dayFirst = dated(Number(one), Number(two));
  const monthFirst = dated(Number(two), Number(one));
  const order = sign === "." ? "dmy" : anchor.dayOrder;
  const chosen = order === "dmy" ? (dayFirst ?? monthFirst) : order === "mdy" ? (monthFirst ?? dayFirst) : undefined;
  if (chosen !== undefined) return day(chosen);
  const readings = [dayFirst, monthFirst].filter((on) => on !== undefined);
  return new Set(readings).size === 1 ? day(readings[0] ?? "") : unclear(found, ...readings);
}

/** `the 23rd`: of this month or of the next one that has it. */
function dateAlone({ weekday, date = "" }: Parts, { said }: Anchor, found: string): When {
  for (let ahead = 0; ahead < 3; ahead++) {
    const months = monthOf(said) - 1 + ahead;
    const on = iso(yearOf(said) + Math.floor(months / 12), (months % 12) + 1, Number(date));
    if (isDay(on) && on >= said) return onWeekday(on, weekday, found);
  }
  return unclear(found);
}

const coming = (weekday: string, said: Day): Day =>
  daysLater(said, ((weekdayNumber(weekday) - weekdayOf(said) + 6) % 7) + 1);

/** On a Tuesday "next Friday" is this week's for some and next week's for others. */
function ofNextWeek({ weekday = "" }: Parts, { said }: Anchor, found: string): When {
  const first = coming(weekday, said);
  const later = daysLater(said, 7 - weekdayOf(said) + weekdayNumber(weekday));
  return first === later ? day(first) : unclear(found, first, later);
}

/** The last day of a week on which people work. */
function endOfWeek({ said, weekend = [6, 7] }: Anchor, weeks: number): Day {
  const sunday = daysLater(said, 7 - weekdayOf(said) + weeks * 7);
  const last = [7, 6, 5, 4, 3, 2, 1].find((one) => !weekend.includes(one)) ?? 7;
  const on = daysLater(sunday, last - 7);
  return on < said ? sunday : on;
}

function monthsLater(from: Day, count: number): Day {
  return Temporal.PlainDate.from(from).add({ months: count }).toString();
}

function later({ count = "", unit = "" }: Parts, { said }: Anchor): When {
  const number = smallNumber(count);
  if (/^(?:month|mes)/i.test(unit)) return day(monthsLater(said, number));
  return day(daysLater(said, /^(?:week|semana)/i.test(unit) ? number * 7 : number));
}

/** A whole month as an end is its last day; nobody knows what its beginning is. */
function month({ part = "", month: name, year, which = "" }: Parts, { said }: Anchor, found: string): When {
  const next = /next|pr[óo]xim|que viene/i.test(`${which} ${found}`) ? 1 : 0;
  const number = name === undefined ? ((monthOf(said) - 1 + next) % 12) + 1 : monthNumber(name);
  const years = yearOf(said) + (name === undefined ? Math.floor((monthOf(said) - 1 + next) / 12) : 0);
  const passed = name !== undefined && year === undefined && number < monthOf(said);
  const of = year === undefined ? years + (passed ? 1 : 0) : Number(year);
  if (/mid|mediados/i.test(part)) return day(iso(of, number, 15));
  if (/early|begin|start|principios|comienzos/i.test(part)) return unclear(found);
  if (/^(?:by|before|until|antes|hasta|para)/i.test(part))
    return unclear(found, iso(of, number, 1), lastOf(of, number));
  return day(lastOf(of, number));
}

function quarter({ quarter: number = "", year }: Parts, { said }: Anchor): When {
  const last = Number(number) * 3;
  return day(lastOf(year ? Number(year) : yearOf(said) + (last < monthOf(said) ? 1 : 0), last));
}

const W = `(?<weekday>${weekdayWord})\\b\\.?`;
const M = `(?<month>${monthWord})\\b\\.?`;
const D = "(?<date>\\d{1,2})(?:st|nd|rd|th|º|ª|\\.)?";
const Y = "(?:,?\\s+(?:de |del )?(?<year>20\\d\\d)\\b)?";
const noDate = "(?!\\s*(?:the )?\\d)";
const early = "early|(?:the )?(?:beginning|start) of|(?:a )?(?:principios|comienzos) de";
const late =
  "(?:the )?end of|late|(?:a )?(?:finales|fines|fin) de|mid(?:dle of)?|(?:a )?mediados de|in|during|en|durante";

const at = (body: string) => new RegExp(`(?<![\\p{L}\\p{N}/.-])(?:${body})(?![\\p{L}\\p{N}/]|-\\d)`, "giu");

/** The longest that begins first is meant; of the same words, the earlier in this list. */
const shapes: ReadonlyArray<readonly [RegExp, Reader]> = [
  [
    at("(?<year>20\\d\\d)[-/.](?<month>\\d{1,2})[-/.](?<date>\\d{1,2})"),
    ({ year, month: of, date }, _, found) => {
      const on = iso(Number(year), Number(of), Number(date));
      return isDay(on) ? day(on) : unclear(found);
    },
  ],
  [at(`(?:${W},?\\s+)?(?:the |el )?(?:d[íi]a )?${D}[\\s-]*(?:of |de )?${M}${Y}`), named],
  [at(`(?:${W},?\\s+)?${M}\\s*(?:the )?${D}${Y}`), named],
  [
    at(
      `(?:(?:${weekdayWord})\\b\\.?,?\\s+)?(?<one>\\d{1,2})(?<sign>[-/.])(?<two>\\d{1,2})(?:\\k<sign>(?<year>20\\d\\d|\\d\\d)|\\.(?!\\d))?`,
    ),
    numbered,
  ],
  [at(`${W},?\\s+(?:the |el )?(?:d[íi]a )?${D}`), dateAlone],
  [at("(?:el|el d[íi]a|d[íi]a) (?<date>\\d{1,2})º?"), dateAlone],
  [at("(?:the )?(?<date>\\d{1,2})(?:st|nd|rd|th)"), dateAlone],
  [at(`next ${W}`), ofNextWeek],
  [
    at(`(?:${W} (?:next week|de la (?:pr[óo]xima semana|semana que viene)))`),
    ({ weekday = "" }, { said }) => day(daysLater(said, 7 - weekdayOf(said) + weekdayNumber(weekday))),
  ],
  [
    at(`(?:(?:this|coming|este|el|pr[óo]ximo|el pr[óo]ximo)\\s+)*${W}(?:\\s+(?:que viene|pr[óo]ximo))?`),
    ({ weekday = "" }, { said }) => day(coming(weekday, said)),
  ],
  [at("today|tonight|hoy|esta noche|EOD|COB|end of (?:the )?day"), (_, { said }) => day(said)],
  [at("(?:the )?day after tomorrow|pasado ma[ñn]ana"), (_, { said }) => day(daysLater(said, 2))],
  [at("tomorrow|(?<!por la |de la |esta |cada )ma[ñn]ana"), (_, { said }) => day(daysLater(said, 1))],
  [
    at(
      "(?:(?:the )?end of |late )?next week(?! ?end)|(?:(?:a )?(?:finales|fines|fin) de )?(?:la )?(?:pr[óo]xima semana|semana que viene|semana pr[óo]xima)",
    ),
    (_, anchor) => day(endOfWeek(anchor, 1)),
  ],
  [
    at(
      "(?:(?:the )?end of )?(?:the |this )week(?! ?end)|EOW|esta semana|(?:a )?(?:finales|fines|fin) de (?:la |esta )?semana",
    ),
    (_, anchor) => day(endOfWeek(anchor, 0)),
  ],
  [at(`(?<part>(?:${late}) |mid-)${M}${Y}${noDate}`), month],
  [
    at(`(?<part>${early}) (?:${M}${Y}${noDate}|the (?:month|week)|next (?:month|week)|(?:el )?mes|la semana)`),
    (_, __, found) => unclear(found),
  ],
  [at(`(?:${late}) (?:the |this )?month|EOM|este mes|(?:a )?(?:finales|fines|fin) de(?:l)? (?:este )?mes`), month],
  [
    at(
      `(?:(?:${late}) )?(?<which>next month)|(?:(?:a )?(?:finales|fines|fin) d)?el (?:pr[óo]ximo mes|mes que viene|mes pr[óo]ximo)`,
    ),
    month,
  ],
  [at(`(?<part>by|before|until|antes de|hasta|para) ${M}${Y}${noDate}`), month],
  [
    at(
      `(?:in|within|en|dentro de) (?<count>${numberWord}) (?<unit>days?|weeks?|months?|d[íi]as?|semanas?|meses|mes)(?: time)?`,
    ),
    later,
  ],
  [at("(?:end of |fin de )?[QT](?<quarter>[1-4])(?:[ /]?(?<year>20\\d\\d))?"), quarter],
  [
    at(
      "(?:the |our )?next (?:meeting|call|session)|(?:la )?(?:pr[óo]xima (?:reuni[óo]n|llamada|sesi[óo]n)|reuni[óo]n que viene)",
    ),
    (_, { next }, found) => (next === undefined ? unclear(found) : day(next)),
  ],
  [
    at("a\\.?s\\.?a\\.?p|as soon as possible|lo antes posible|cuanto antes|TBD|TBA|por definir|por confirmar"),
    (_, __, found) => unclear(found),
  ],
];

/** Every day that is spoken of, from left to right. */
export function daysIn(text: string, anchor: Anchor): readonly Spoken[] {
  const all = shapes.flatMap(([shape, read]) =>
    [...text.matchAll(shape)].map((match) => ({ from: match.index, to: match.index + match[0].length, match, read })),
  );
  const ordered = all.toSorted((a, b) => a.from - b.from || b.to - a.to);
  const found: Spoken[] = [];
  let end = 0;
  for (const { from, to, match, read } of ordered) {
    if (from < end) continue;
    end = to;
    found.push({ from, to, when: read(match.groups ?? {}, anchor, match[0].trim()) });
  }
  return found;
}
