// What a rule asks for, as a sentence of templates/messages: the same in the status comment, a decision and a plan.

import type { Because } from "../case/kind.ts";
import type { Duration, Expression } from "./expression.ts";
import { type Bar, fractionText } from "./fraction.ts";

/** Whose votes are asked for: the sentences are others. */
export type Side = "approve" | "decline";

/** Conditions and branches are said by whoever shows them, since they need the words of the form. */
type Said = Exclude<Expression, { readonly is: "when" }>;

export function says(expression: Said, side: Side): Because {
  switch (expression.is) {
    case "seats": {
      const count = Object.values(expression.seats).reduce((total, one) => total + one, 0);
      return { say: `rule/seats-${side}`, with: { count } };
    }
    case "count": {
      const { of, atLeast: count } = expression;
      return of.length === 0
        ? { say: `rule/count-all-${side}`, with: { count } }
        : { say: `rule/count-${side}`, with: { count, groups: groups(of) } };
    }
    case "share":
      return { say: `rule/share-${side}-${expression.bar.than}`, with: part(expression) };
    case "majority":
      return { say: `rule/majority-${side}-${expression.bar.than}`, with: part(expression) };
    case "turnout":
      return { say: `rule/turnout-${expression.bar.than}`, with: part(expression) };
    case "voters":
      return { say: "rule/voters", with: { count: expression.atLeast, groups: groups(expression.of) } };
    case "margin":
      return { say: `rule/margin-${side}`, with: { count: expression.atLeast, groups: groups(expression.of) } };
    case "wait":
      return { say: `rule/wait-${unit(expression.for)}`, with: { count: size(expression.for) } };
    case "lazy": {
      const { of, after } = expression;
      return { say: `rule/lazy-${unit(after)}`, with: { count: size(after), groups: groups(of) } };
    }
    case "automatic":
      return { say: "rule/automatic" };
    case "objection":
      return { say: "rule/without-objection", with: { groups: groups(expression.from) } };
    case "all":
    case "any":
    case "each":
      return { say: `rule/${expression.is}` };
    default:
      return expression satisfies never;
  }
}

const groups = (of: readonly string[]) => ({ is: "list", items: of }) as const;

const part = ({ of, bar }: { readonly of: readonly string[]; readonly bar: Bar }) => ({
  groups: groups(of),
  bar: fractionText(bar.fraction),
});

const unit = (duration: Duration) => ("days" in duration ? "days" : "hours");
const size = (duration: Duration) => ("days" in duration ? duration.days : duration.hours);
