// How few people can carry a rule, for telling whether one asks for more than another.

import type { Expression } from "./expression.ts";

/** Undefined where that hangs on how many there are, or on how many take part. */
export function fewest(expression: Expression): number | undefined {
  switch (expression.is) {
    case "seats":
      return Object.values(expression.seats).reduce((total, one) => total + one, 0);
    case "count":
    case "margin":
      return expression.atLeast;
    case "wait":
    case "lazy":
    case "automatic":
      return 0;
    case "all":
    case "each":
      return known(expression.parts, (counts) => Math.max(...counts));
    case "any":
      return known(expression.parts, (counts) => Math.min(...counts));
    case "objection":
      return known([expression.without, expression.with], (counts) => Math.min(...counts));
    case "when":
      return known([expression.applies, expression.otherwise], (counts) => Math.min(...counts));
    default:
      return undefined;
  }
}

function known(parts: readonly Expression[], of: (counts: readonly number[]) => number): number | undefined {
  const counts = parts.flatMap((part) => fewest(part) ?? []);
  return counts.length === parts.length ? of(counts) : undefined;
}

/** Whether a rule surely asks for no more than another one. Of rules that cannot be compared that is not said. */
export function asksNoMore(one: Expression, than: Expression): boolean {
  const [few, many] = [fewest(one), fewest(than)];
  if (few !== undefined) return few <= (many ?? 1);
  if ((one.is !== "share" && one.is !== "majority") || than.is !== one.is) return isSame(one, than);
  if (!isSame(one.of, than.of)) return false;
  const [has, wants] = [
    one.bar.fraction.top * than.bar.fraction.bottom,
    than.bar.fraction.top * one.bar.fraction.bottom,
  ];
  return has < wants || (has === wants && (one.bar.than === than.bar.than || one.bar.than === "at-least"));
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
