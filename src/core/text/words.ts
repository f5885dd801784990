// The bot's sentences: templates with {{gaps}} by key, in one language. Plurals, dates, money and lists by Intl.

import { anywhereOnEarth } from "./calendar.ts";
import { clocksOf, weekdayName } from "./clocks.ts";
import { formatMoney } from "./money.ts";
import type { Day, Instant } from "./time.ts";

/** `folder-free file name / heading` to text, as templates/messages holds them. */
export type Messages = Readonly<Record<string, string>>;

export type Value =
  | string
  | number
  | { readonly is: "instant"; readonly at: Instant }
  /** A day; of a zone where it is not UTC, and up to a minute of it where that is not its last. */
  | { readonly is: "day"; readonly day: Day; readonly zone?: string; readonly time?: string }
  | { readonly is: "money"; readonly minor: number; readonly currency: string }
  /** A moment by the clocks of several places, the first one with its day. */
  | { readonly is: "times"; readonly at: Instant; readonly zones: readonly string[] }
  /** Days of the week, as calendars write them: `MO`. */
  | { readonly is: "weekdays"; readonly days: readonly string[] }
  /** This and that; this or that. */
  | { readonly is: "list" | "choice"; readonly items: readonly string[] };

type Listed = Extract<Value, { is: "list" | "choice" }>;
export type Dated = Extract<Value, { is: "day" }>;
type Priced = Extract<Value, { is: "money" }>;

/** Every gap that a sentence may have. One name holds one sort of value in all sentences of all languages. */
export type Gaps = Readonly<
  Partial<
    Record<"against" | "count" | "days" | "have" | "needed" | "needs" | "round", number> &
      Record<"fields" | "groups" | "kinds" | "labels" | "options" | "readings" | "rule" | "voters" | "who", Listed> &
      Record<"date" | "day" | "reminder", Dated> &
      Record<"sum" | "total", Priced> &
      Record<"at", Extract<Value, { is: "instant" }>> &
      Record<"time", Extract<Value, { is: "times" }>> &
      Record<"weekdays", Extract<Value, { is: "weekdays" }>> &
      Record<"author" | "deciders" | "group" | "login" | "mention", string> &
      Record<"command" | "commands" | "contact" | "does" | "link" | "meant" | "usage", string> &
      Record<
        | "bar"
        | "called"
        | "choice"
        | "clock"
        | "closest"
        | "community"
        | "config"
        | "decided"
        | "found"
        | "label"
        | "next"
        | "now"
        | "other",
        string
      > &
      Record<"sentence" | "stage" | "title" | "value" | "was" | "where", string> &
      /** Days of examples, which `days-ahead.ts` fills everywhere. */
      Record<"after" | "later" | "soon", Day>
  >
>;

export interface Words {
  /** The sentence of this key. A gap without a value, or a key without a sentence, is a fault of ours and throws. */
  say(key: string, values?: Gaps): string;
  has(key: string): boolean;
  format(value: Value): string;
}

export function words(messages: Messages, language: string): Words {
  const plural = new Intl.PluralRules(language);
  /** Sentences taken apart, once each: every other part is the name of a gap. */
  const known = new Map<string, readonly string[]>();
  const format = formatter(language, messages["status/anywhere-on-earth"] ?? "");
  return {
    format,
    has: (key) => key in messages || `${key}.other` in messages,
    say(key, values = {}) {
      const { count } = values;
      const filled: Readonly<Record<string, Value | undefined>> = values;
      const variant = count === undefined ? key : `${key}.${plural.select(count)}`;
      const template = messages[variant] ?? messages[`${key}.other`] ?? messages[key];
      if (template === undefined) throw new Error(`no message ${key} in ${language}`);
      const parts = known.get(template) ?? template.split(/\{\{(\w+)\}\}/);
      known.set(template, parts);
      const said = parts.map((part, at) => {
        if (at % 2 === 0) return part;
        const value = filled[part];
        if (value === undefined) throw new Error(`message ${key} needs a value for ${part}`);
        return format(value);
      });
      return said.join("");
    },
  };
}

function formatter(language: string, anywhere: string): (value: Value) => string {
  const day = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  const moment = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
  const number = new Intl.NumberFormat(language);
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  const either = new Intl.ListFormat(language, { type: "disjunction" });
  const zones = new Map<string, Intl.DateTimeFormat>();
  const zoneName = (at: Date, zone: string): string => {
    if (zone === anywhereOnEarth) return anywhere;
    const named = zones.get(zone) ?? new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: "longGeneric" });
    zones.set(zone, named);
    return named.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? zone;
  };
  const dated = ({ day: on, time, zone }: Dated): string => {
    const at = new Date(`${on}T${time ?? "00:00"}:00Z`);
    const text = (time === undefined ? day : moment).format(at);
    if (zone !== undefined) return `${text} (${zoneName(at, zone)})`;
    return time === undefined ? text : `${text} UTC`;
  };
  const clocks = clocksOf(language);
  return (value) => {
    if (typeof value === "string") return value;
    if (typeof value === "number") return number.format(value);
    switch (value.is) {
      case "instant":
        return `${moment.format(new Date(value.at))} UTC`;
      case "day":
        return dated(value);
      case "times":
        return clocks(value);
      case "weekdays":
        return list.format(value.days.map((code) => weekdayName(code, language)));
      case "money":
        return formatMoney(value, language);
      case "list":
        return list.format(value.items);
      case "choice":
        return either.format(value.items);
      default:
        return value satisfies never;
    }
  };
}
