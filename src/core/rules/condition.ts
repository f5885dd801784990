// Conditions on what the form says. What the form does not say is unknown, and neither true nor false.

import type { FieldValue } from "../form/field.ts";
import type { Day } from "../text/time.ts";

export type MoneyTest = "over" | "at-least" | "under" | "at-most";
export type DayTest = "before" | "after";

/** It names an option that this form does not have: whoever chose another one may have meant it. */
interface Doubt {
  readonly doubtful?: true;
}

export type Condition =
  | {
      readonly is: "money";
      readonly field: string;
      readonly test: MoneyTest;
      readonly minor: number;
      readonly currency: string;
    }
  /** One of these was chosen: options of a choice, or ids of communities. */
  | ({ readonly is: "choice"; readonly field: string; readonly among: readonly string[] } & Doubt)
  /** An item of the catalogue; whether it is within its limits is the rule's business. */
  | { readonly is: "catalogue"; readonly field: string }
  | ({ readonly is: "ticked"; readonly field: string; readonly option: string } & Doubt)
  | { readonly is: "day"; readonly field: string; readonly test: DayTest; readonly day: Day }
  | { readonly is: "all" | "any"; readonly parts: readonly Condition[] }
  | { readonly is: "not"; readonly part: Condition };

/** What of a case a condition looks at. */
export type Values = Readonly<Record<string, FieldValue>>;

export type Truth = "yes" | "no" | "unknown";

export function truth(condition: Condition, values: Values): Truth {
  switch (condition.is) {
    case "all":
      return together(condition.parts, values, "no", "yes");
    case "any":
      return together(condition.parts, values, "yes", "no");
    case "not":
      return opposite[truth(condition.part, values)];
    default:
      return leaf(condition, values[condition.field]);
  }
}

const opposite = { yes: "no", no: "yes", unknown: "unknown" } as const;

/** `settles` is the answer of one part that is the answer of all; where no part gives it, all of them are `otherwise`. */
function together(parts: readonly Condition[], values: Values, settles: Truth, otherwise: Truth): Truth {
  const found = parts.map((part) => truth(part, values));
  if (found.includes(settles)) return settles;
  return found.includes("unknown") ? "unknown" : otherwise;
}

export type Leaf = Extract<Condition, { readonly field: string }>;

function leaf(condition: Leaf, value: FieldValue | undefined): Truth {
  if (condition.is === "money") {
    if (value?.is !== "money" || value.currency !== condition.currency) return "unknown";
    return said(moneyTests[condition.test](value.minor, condition.minor));
  }
  if (condition.is === "day")
    return value?.is === "date" ? said(dayTests[condition.test](value.day, condition.day)) : "unknown";
  if (condition.is === "ticked")
    return value?.is === "checklist" ? chosen(value.ticked.includes(condition.option), condition) : "unknown";
  if (condition.is === "catalogue") return said(value?.is === "item");
  if (value?.is === "choice") return chosen(condition.among.includes(value.option), condition);
  if (value?.is === "item" || value?.is === "role") return said(condition.among.includes(value.id));
  if (value?.is === "community") return said(condition.among.includes(value.id));
  if (value?.is === "choices")
    return chosen(
      value.options.some((one) => condition.among.includes(one)),
      condition,
    );
  return "unknown";
}

const chosen = (is: boolean, { doubtful }: Doubt): Truth => (!is && doubtful ? "unknown" : said(is));

const said = (holds: boolean): Truth => (holds ? "yes" : "no");

const moneyTests: Readonly<Record<MoneyTest, (has: number, bar: number) => boolean>> = {
  over: (has, bar) => has > bar,
  "at-least": (has, bar) => has >= bar,
  under: (has, bar) => has < bar,
  "at-most": (has, bar) => has <= bar,
};

const dayTests: Readonly<Record<DayTest, (has: Day, bar: Day) => boolean>> = {
  before: (has, bar) => has < bar,
  after: (has, bar) => has > bar,
};

/** The parts that a condition is made of, wherever they stand in it. */
export function leaves(condition: Condition): readonly Leaf[] {
  if (condition.is === "not") return leaves(condition.part);
  return "parts" in condition ? condition.parts.flatMap(leaves) : [condition];
}
