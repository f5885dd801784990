// What was filled in, as a typed value: a login, a day, an amount. What cannot be taken for one thing for certain is a
// problem, with the readings or the nearest known value for the question to the author.

import { type Cadence, readCadence } from "../text/cadence.ts";
import { closest, fold } from "../text/closest.ts";
import { type DayContext, readDay } from "../text/day.ts";
import { type Moment, readMoment } from "../text/moment.ts";
import { readMoney } from "../text/money.ts";
import { holdsNumber } from "../text/private-numbers.ts";
import type { Problem, Trouble } from "../text/problem.ts";
import type { Day } from "../text/time.ts";
import { readZone } from "../text/zone.ts";
import { matched, type NamedCommunity } from "./community.ts";
import type { FieldSpec } from "./field-spec.ts";
import type { Filled } from "./filled.ts";
import { isLogin, readPeople } from "./people.ts";

/** What the program says about reading. */
export interface ReadingContext extends DayContext {
  readonly today: Day;
  /** The program's own currency: offered in questions, never assumed. */
  readonly currency?: string;
  /** What `$` means. */
  readonly dollar?: string;
  readonly communities: readonly NamedCommunity[];
  /** The items of the catalogue. */
  readonly items?: readonly { readonly id: string; readonly name: string }[];
  readonly roles?: readonly { readonly id: string; readonly title: string }[];
}

export type FieldValue =
  | { readonly is: "none" }
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "choice"; readonly option: string }
  | { readonly is: "choices"; readonly options: readonly string[] }
  | { readonly is: "checklist"; readonly ticked: readonly string[]; readonly unticked: readonly string[] }
  | { readonly is: "person"; readonly login: string }
  | { readonly is: "community"; readonly id: string }
  | { readonly is: "date"; readonly day: Day }
  | { readonly is: "money"; readonly minor: number; readonly currency: string }
  | { readonly is: "url"; readonly url: string }
  | { readonly is: "item"; readonly id: string }
  | { readonly is: "role"; readonly id: string }
  | { readonly is: "people"; readonly logins: readonly string[] }
  | ({ readonly is: "moment" } & Moment)
  | ({ readonly is: "cadence" } & Cadence)
  | { readonly is: "zone"; readonly zone: string };

export type FieldResult =
  | { readonly ok: true; readonly value: FieldValue }
  | { readonly ok: false; readonly problem: Problem };

type Read = { readonly ok: true; readonly value: FieldValue } | { readonly ok: false; readonly trouble: Trouble };
const ok = (value: FieldValue): Read => ({ ok: true, value });
const fail = (trouble: Trouble): Read => ({ ok: false, trouble });

/** Reads one filled-in field. An optional one left open is `none`. */
export function readField(spec: FieldSpec, filled: Filled, context: ReadingContext): FieldResult {
  const read = readValue(spec, filled, context);
  return read.ok ? read : { ok: false, problem: { field: spec.id, ...read.trouble } };
}

function readValue(spec: FieldSpec, filled: Filled, context: ReadingContext): Read {
  if (filled.is === "ticks" && spec.type === "checklist") {
    if (spec.required && filled.ticked.length === 0) return fail({ problem: "missing" });
    return ok({ is: "checklist", ticked: filled.ticked, unticked: filled.unticked });
  }
  const items = itemsOf(filled);
  const text = items.join(", ").trim();
  if (text === "") return spec.required ? fail({ problem: "missing" }) : ok({ is: "none" });
  // Texts are not kept; every other value is, and is shown.
  if (spec.type !== "text" && holdsNumber(text)) return fail({ problem: "privateNumber" });
  return readers[spec.type]({ spec, text, items, filled, context });
}

interface Asked {
  readonly spec: FieldSpec;
  /** What was filled in, with commas between several. */
  readonly text: string;
  readonly items: readonly string[];
  readonly filled: Filled;
  readonly context: ReadingContext;
}

const readers: Readonly<Record<FieldSpec["type"], (asked: Asked) => Read>> = {
  text: ({ text }) => ok({ is: "text", text }),
  choice: ({ spec, text, items }) =>
    items.length > 1 ? fail({ problem: "several", found: text }) : readChoice(spec, text),
  choices: ({ spec, text, items, filled }) =>
    readChoices(spec, filled.is === "text" ? linesOrCommas(spec, text) : items),
  // Ticks were read before.
  checklist: ({ text }) => fail({ problem: "unreadable", found: text }),
  person: ({ text }) => readPerson(text),
  community: ({ text, context }) => readCommunity(text, context),
  date: ({ text, context }) => {
    const day = readDay(text, context);
    return day.ok ? ok({ is: "date", day: day.day }) : day;
  },
  money: ({ spec, text, context: { currency, dollar } }) => {
    const money = readMoney(text, {
      ...(currency ? { currency } : {}),
      ...(dollar ? { dollar } : {}),
      ...(spec.currency ? { fixed: spec.currency } : {}),
    });
    return money.ok ? ok({ is: "money", minor: money.minor, currency: money.currency }) : money;
  },
  url: ({ text }) => readUrl(text),
  item: ({ text, context }) => readNamed("item", text, context.items ?? []),
  role: ({ text, context: { roles = [] } }) =>
    readNamed(
      "role",
      text,
      roles.map(({ id, title }) => ({ id, name: title })),
    ),
  people: ({ text }) => {
    const people = readPeople(text);
    return people.ok ? ok({ is: "people", logins: people.logins }) : people;
  },
  moment: ({ text, context }) => {
    const moment = readMoment(text, context);
    return moment.ok ? ok({ is: "moment", ...moment.moment }) : moment;
  },
  cadence: ({ text, context }) => {
    const cadence = readCadence(text, context);
    return cadence.ok ? ok({ is: "cadence", ...cadence.cadence }) : cadence;
  },
  zone: ({ text }) => {
    const zone = readZone(text);
    return zone.ok ? ok({ is: "zone", zone: zone.zone }) : zone;
  },
};

function itemsOf(filled: Filled): readonly string[] {
  switch (filled.is) {
    case "empty":
      return [];
    case "text":
      return [filled.text];
    case "options":
      return filled.options;
    case "ticks":
      return filled.ticked;
    default:
      return filled satisfies never;
  }
}

function readChoice({ options }: FieldSpec, text: string): Read {
  if (!options || options.includes(text)) return ok({ is: "choice", option: text });
  const same = options.filter((option) => fold(option) === fold(text));
  const [only] = same;
  if (only !== undefined && same.length === 1) return ok({ is: "choice", option: only });
  return fail({ problem: "notAnOption", found: text, ...nearest(text, options) });
}

function readChoices(spec: FieldSpec, items: readonly string[]): Read {
  const options: string[] = [];
  for (const item of items) {
    const read = readChoice(spec, item);
    if (!read.ok) return read;
    if (read.value.is === "choice" && !options.includes(read.value.option)) options.push(read.value.option);
  }
  return ok({ is: "choices", options });
}

/** Choices written by hand: one a line, or with commas between them where no option holds one. */
export function linesOrCommas({ options = [] }: FieldSpec, text: string): readonly string[] {
  const commas = !options.some((option) => option.includes(","));
  const items = text.split(commas ? /[\n,;]/ : /\n/).map((item) => item.replace(/^\s*[-*+]\s/, "").trim());
  return items.filter((item) => item !== "");
}

function readPerson(text: string): Read {
  const bare = text.replace(/^<(.*)>$/, "$1").replace(/^https?:\/\/(?:www\.)?github\.com\/([^/?#\s]+)\/?$/i, "$1");
  const name = bare.replace(/^@/, "");
  if (isLogin(name)) return ok({ is: "person", login: name });
  const several = text.split(/[\s,;]+/).filter((word) => word.startsWith("@") && isLogin(word.slice(1))).length > 1;
  return fail({ problem: several ? "several" : "notAPerson", found: text });
}

function readCommunity(text: string, { communities }: ReadingContext): Read {
  const { found, closest: meant } = matched(text, communities);
  const [only] = found;
  if (only && found.length === 1) return ok({ is: "community", id: only.id });
  if (found.length > 1) return fail({ problem: "several", found: text, readings: found.map(({ id }) => id) });
  return fail({ problem: "notACommunity", found: text, ...(meant === undefined ? {} : { closest: meant }) });
}

const stranger = { item: "notAnItem", role: "notARole" } as const;

function readNamed(
  is: "item" | "role",
  text: string,
  known: readonly { readonly id: string; readonly name: string }[],
): Read {
  const found = known.find(({ id, name }) => fold(id) === fold(text) || fold(name) === fold(text));
  if (found) return ok({ is, id: found.id });
  return fail({
    problem: stranger[is],
    found: text,
    ...nearest(
      text,
      known.map(({ name }) => name),
    ),
  });
}

function readUrl(text: string): Read {
  const bare = text.replace(/^<(.*)>$/, "$1");
  if (/\s/.test(bare)) {
    const several = bare.split(/\s+/).filter((word) => /^https?:\/\//i.test(word)).length > 1;
    return fail({ problem: several ? "several" : "notAUrl", found: text });
  }
  const url = /^https?:\/\//i.test(bare) && bare.length <= 2_048 ? URL.parse(bare) : null;
  if (!url?.hostname) return fail({ problem: "notAUrl", found: text });
  if (url.username !== "" || url.password !== "") return fail({ problem: "urlWithPassword" });
  return ok({ is: "url", url: url.href });
}

function nearest(text: string, known: readonly string[]): { readonly closest?: string } {
  const near = closest(text, known);
  return near === undefined ? {} : { closest: near };
}
