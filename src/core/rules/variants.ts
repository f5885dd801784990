// A rule with its conditions looked up: one rule, or all that may be meant where the form does not say.

import { truth, type Values } from "./condition.ts";
import { type Expression, holds, joined } from "./expression.ts";

interface Known {
  readonly values: Values;
  readonly are: readonly Expression[];
}

const last = new WeakMap<Expression, Known>();

/** All of them have to be met. */
export function variants(expression: Expression, values: Values): readonly Expression[] {
  const known = last.get(expression);
  if (known?.values === values) return known.are;
  const plain = !holds(expression, "when") && !holds(expression, "each");
  const are = plain ? [expression] : resolved(expression, values).map(joined);
  last.set(expression, { values, are });
  return are;
}

function resolved(expression: Expression, values: Values): readonly Expression[] {
  switch (expression.is) {
    case "when": {
      const { applies, otherwise } = expression;
      const is = truth(expression.condition, values);
      const open = is === "unknown" ? [applies, otherwise] : [is === "yes" ? applies : otherwise];
      return open.flatMap((one) => resolved(one, values));
    }
    case "each":
      return expression.parts.flatMap((one) => resolved(one, values));
    case "all":
    case "any":
      return choices(expression.parts, values).map((parts) => ({ ...expression, parts }));
    case "objection":
      return resolved(expression.without, values).flatMap((without) =>
        resolved(expression.with, values).map((other) => ({ ...expression, without, with: other })),
      );
    default:
      return [expression];
  }
}

const choices = (parts: readonly Expression[], values: Values): readonly (readonly Expression[])[] =>
  parts.reduce<readonly (readonly Expression[])[]>(
    (all, part) => all.flatMap((one) => resolved(part, values).map((other) => [...one, other])),
    [[]],
  );
