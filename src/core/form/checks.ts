// Fields against each other and against the calendar. Each check is a function of typed values; nothing means all is well.

import { daysBetween } from "../text/day.ts";
import { linesOf } from "../text/markdown.ts";
import { addMoney, type Money, type MoneyContext, type MoneyResult, readLineMoney } from "../text/money.ts";
import type { Problem } from "../text/problem.ts";
import type { Day } from "../text/time.ts";
import type { FieldValue } from "./field.ts";

/** A check as a kind or a program asks for it, by the ids of the fields. */
export type CheckSpec =
  | { readonly check: "endBeforeStart"; readonly start: string; readonly end: string }
  | { readonly check: "dateInPast"; readonly field: string }
  | { readonly check: "leadTime"; readonly field: string; readonly days: number }
  | { readonly check: "linesDoNotAddUp"; readonly lines: string; readonly total: string };

export interface CheckContext extends MoneyContext {
  /** The day on which the case was opened: waiting for a decision makes no request late. */
  readonly opened: Day;
}

/** Runs one check. Fields that are not there, or could not be read, are not this check's business. */
export function runCheck(
  spec: CheckSpec,
  values: ReadonlyMap<string, FieldValue>,
  context: CheckContext,
): Problem | undefined {
  const day = (field: string) => {
    const value = values.get(field);
    return value?.is === "date" ? value.day : undefined;
  };
  switch (spec.check) {
    case "endBeforeStart":
      return endBeforeStart({ field: spec.end, day: day(spec.end) }, { field: spec.start, day: day(spec.start) });
    case "dateInPast":
      return dateInPast({ field: spec.field, day: day(spec.field) }, context.opened);
    case "leadTime":
      return leadTime({ field: spec.field, day: day(spec.field) }, context.opened, spec.days);
    case "linesDoNotAddUp": {
      const lines = values.get(spec.lines);
      const total = values.get(spec.total);
      if (lines?.is !== "text") return undefined;
      const money = total?.is === "money" ? { money: total } : {};
      return linesDoNotAddUp({ field: spec.lines, text: lines.text }, { field: spec.total, ...money }, context);
    }
    default:
      return spec satisfies never;
  }
}

interface DayOf {
  readonly field: string;
  readonly day: Day | undefined;
}

function endBeforeStart(end: DayOf, start: DayOf): Problem | undefined {
  if (!end.day || !start.day || end.day >= start.day) return undefined;
  return { field: end.field, problem: "endBeforeStart", other: start.field, day: start.day };
}

/** A date before the day on which the case was opened; that day itself is no past. */
function dateInPast({ field, day }: DayOf, opened: Day): Problem | undefined {
  return day && day < opened ? { field, problem: "dateInPast", day } : undefined;
}

/** Fewer than `needs` days from the opening to the date. */
function leadTime({ field, day }: DayOf, opened: Day, needs: number): Problem | undefined {
  if (!day) return undefined;
  const days = daysBetween(opened, day);
  return days >= 0 && days < needs ? { field, problem: "tooSoon", day, days, needs } : undefined;
}

interface Lines {
  readonly field: string;
  readonly text: string;
}

/** `Room: 100 EUR, Food: 50 EUR` are two; what each of them says has to be clear, or the line is none of them. */
function amountsOf(line: string, context: MoneyContext): readonly MoneyResult[] {
  const parts = line.split(/[,;]\s+(?=\p{L}[^:：,;]{0,60}[:：])/u);
  const each = parts.length > 1 ? parts.map((part) => readLineMoney(part, context)) : [];
  return each.length > 0 && each.every(({ ok }) => ok) ? each : [readLineMoney(line, context)];
}

/**
 * Lines such as `Flyers: 120 EUR` against their total. Lines without an amount are ignored, a line of the sum too. Where
 * the total is not clear yet, the lines are read all the same: nobody is sent back twice.
 */
export function linesDoNotAddUp(
  { field, text }: Lines,
  total: { readonly field: string; readonly money?: Money },
  context: MoneyContext = {},
): Problem | undefined {
  let sum: Money | undefined;
  for (const line of linesOf(text)) {
    if (!/\d/.test(line) || /^[\s*_|>+-]*(?:sub)?(?:total|sum|suma)\b/i.test(line)) continue;
    for (const read of amountsOf(line.replace(/^\s*(?:[-*+]|\d{1,3}[.)])\s+/, ""), context)) {
      if (!read.ok) {
        const { problem, readings } = read.trouble;
        if (problem === "notAnAmount" || problem === "noCurrency") continue;
        return { field, problem: "unclearLine", found: line.trim(), ...(readings ? { readings } : {}) };
      }
      const amount: Money = { minor: read.minor, currency: read.currency };
      const next: Money | undefined = sum ? addMoney(sum, amount) : amount;
      if (!next) return { field, problem: "mixedCurrencies", found: line.trim(), other: total.field };
      sum = next;
    }
  }
  if (!sum || !total.money) return undefined;
  const { minor, currency } = total.money;
  if (sum.currency !== currency) return { field, problem: "mixedCurrencies", other: total.field };
  if (sum.minor === minor) return undefined;
  return { field, problem: "linesDoNotAddUp", other: total.field, sum, total: { minor, currency } };
}
