// A charter with the leaves of its conditions changed, wherever they stand in it.

import type { Condition, Leaf } from "./condition.ts";
import type { Charter, Deadline, Expression, Tier } from "./expression.ts";

type Change = (leaf: Leaf) => Leaf;

export const reworded = ({ tiers }: Charter, change: Change): Charter => ({
  tiers: tiers.map((tier) => inTier(tier, change)),
});

const inTier = (tier: Tier, change: Change): Tier => ({
  ...tier,
  when: tier.when && inCondition(tier.when, change),
  approve: inExpression(tier.approve, change),
  decline: tier.decline && inExpression(tier.decline, change),
  deadline: tier.deadline && inDeadline(tier.deadline, change),
});

const inDeadline = ({ after, outcome }: Deadline, change: Change): Deadline => ({
  after,
  outcome: typeof outcome === "object" ? { approve: inExpression(outcome.approve, change) } : outcome,
});

function inExpression(expression: Expression, change: Change): Expression {
  const within = (one: Expression) => inExpression(one, change);
  switch (expression.is) {
    case "all":
    case "any":
    case "each":
      return { ...expression, parts: expression.parts.map(within) };
    case "objection":
      return { ...expression, without: within(expression.without), with: within(expression.with) };
    case "when": {
      const condition = inCondition(expression.condition, change);
      return { ...expression, condition, applies: within(expression.applies), otherwise: within(expression.otherwise) };
    }
    default:
      return expression;
  }
}

function inCondition(condition: Condition, change: Change): Condition {
  if (condition.is === "not") return { is: "not", part: inCondition(condition.part, change) };
  if ("parts" in condition) return { ...condition, parts: condition.parts.map((part) => inCondition(part, change)) };
  return change(condition);
}
