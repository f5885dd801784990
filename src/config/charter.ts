// From the rules of quorate.yml to charters as the core knows them. Shapes have been checked before.

import type { Condition as CoreCondition, MoneyTest } from "../core/rules/condition.ts";
import {
  type Charter,
  type Expression as CoreExpression,
  type Deadline,
  type Duration,
  joined,
  type Seats,
  type Tier,
} from "../core/rules/expression.ts";
import { type Bar, readFraction } from "../core/rules/fraction.ts";
import { readDuration } from "../core/text/duration.ts";
import { readMoney } from "../core/text/money.ts";
import type { Condition } from "./condition-schema.ts";
import { type Expression, type Part, ruleWords } from "./rule-schema.ts";
import type { Decide, Tier as TierSaid } from "./tier-schema.ts";

/** The rules of a list, or the only one. */
export const tiersOf = (decide: Decide): readonly TierSaid[] => (Array.isArray(decide) ? decide : [decide]);

export const charterFrom = (decide: Decide): Charter => ({ tiers: tiersOf(decide).map(tierFrom) });

function tierFrom({ when, approve: said, decline, deadline, ends, ask }: TierSaid): Tier {
  const approve: CoreExpression = said === "automatic" ? { is: "automatic" } : expressionFrom(said);
  return {
    when: when ? conditionFrom(when) : null,
    approve,
    decline: declineFrom(decline, approve),
    deadline: deadline ? deadlineFrom(deadline) : null,
    ends: ends === "early" ? "early" : "at-deadline",
    ...(ask ? { ask: { group: ask.from, people: ask.people, turn: durationFrom(ask.turn) } } : {}),
  };
}

/** Where it is not said, as many declines as approvals; or whatever leaves no way to approve it. */
function declineFrom(decline: TierSaid["decline"], approve: CoreExpression): Tier["decline"] {
  const count = (atLeast: number): CoreExpression => ({ is: "count", of: [], atLeast });
  if (typeof decline === "number") return count(decline);
  if (decline) return expressionFrom(decline);
  return approve.is === "seats" ? count(places(approve.seats)) : null;
}

const places = (seats: Seats): number => Object.values(seats).reduce((total, one) => total + one, 0);

function deadlineFrom({ after, outcome }: NonNullable<TierSaid["deadline"]>): Deadline {
  return {
    after: durationFrom(after),
    outcome: typeof outcome === "string" ? outcome : { approve: expressionFrom(outcome.approve) },
  };
}

/** The same rules for another group, which takes every place: a second look, where the program does not say how. */
export function handedTo(group: string | undefined, { tiers }: Charter): Charter {
  if (group === undefined) return { tiers };
  const to = (one: CoreExpression): CoreExpression => joined(handed(one, group));
  return {
    tiers: tiers.map((tier) => ({
      ...tier,
      approve: to(tier.approve),
      decline: tier.decline && to(tier.decline),
      ...(tier.ask ? { ask: { ...tier.ask, group } } : {}),
    })),
  };
}

function handed(one: CoreExpression, group: string): CoreExpression {
  const to = (part: CoreExpression) => handed(part, group);
  switch (one.is) {
    case "seats":
      return { is: "seats", seats: { [group]: places(one.seats) } };
    case "objection":
      return { ...one, from: [group], without: to(one.without), with: to(one.with) };
    case "all":
    case "any":
    case "each":
      return { ...one, parts: one.parts.map(to) };
    case "when":
      return { ...one, applies: to(one.applies), otherwise: to(one.otherwise) };
    case "wait":
    case "automatic":
      return one;
    default:
      return one.of.length === 0 ? one : { ...one, of: [group] };
  }
}

/** The groups with their numbers, among the words of a rule. */
export const seatsIn = (said: Expression): Seats =>
  Object.fromEntries(
    Object.entries(said).flatMap(([key, value]) =>
      !ruleWords.includes(key) && typeof value === "number" ? [[key, value] as const] : [],
    ),
  );

/** Everything in one map has to hold. */
export function expressionFrom(said: Expression): CoreExpression {
  const seats = seatsIn(said);
  const { approvals, declines, share, majority, turnout, margin, wait, lazy, objection } = said;
  const { all, any: some, when, use, otherwise } = said;
  const parts: CoreExpression[] = [];
  if (Object.keys(seats).length > 0) parts.push({ is: "seats", seats });
  for (const one of [approvals, declines])
    if (one) parts.push({ is: "count", of: list(one.of), atLeast: one.at_least });
  if (share) parts.push({ is: "share", of: list(share.of), bar: barFrom(share) });
  if (majority) parts.push({ is: "majority", of: list(majority.of), bar: barFrom(majority) });
  if (turnout) parts.push(turnoutFrom(turnout));
  if (margin) parts.push({ is: "margin", of: list(margin.of), atLeast: margin.at_least });
  if (lazy) parts.push({ is: "lazy", of: list(lazy.of), after: durationFrom(lazy.after) });
  if (objection) parts.push({ is: "objection", from: list(objection.from), ...branches(objection) });
  if (all) parts.push({ is: "all", parts: all.map(expressionFrom) });
  if (some) parts.push({ is: "any", parts: some.map(expressionFrom) });
  if (when && use && otherwise)
    parts.push({
      is: "when",
      condition: conditionFrom(when),
      applies: expressionFrom(use),
      otherwise: expressionFrom(otherwise),
    });
  if (wait) parts.push({ is: "wait", for: durationFrom(wait) });
  const [only] = parts;
  return joined(only && parts.length === 1 ? only : { is: "all", parts });
}

function turnoutFrom({ of, at_least, more_than }: NonNullable<Expression["turnout"]>): CoreExpression {
  if (typeof at_least === "number") return { is: "voters", of: list(of), atLeast: at_least };
  return { is: "turnout", of: list(of), bar: barFrom({ of, at_least, more_than }) };
}

const branches = ({ without, with: other }: NonNullable<Expression["objection"]>) => ({
  without: expressionFrom(without),
  with: expressionFrom(other),
});

export const list = (of: string | readonly string[]): readonly string[] => (typeof of === "string" ? [of] : of);

function barFrom({ at_least, more_than }: Part): Bar {
  const fraction = readFraction(at_least ?? more_than ?? "");
  if (!fraction) throw new Error("a part of a whole that says nothing");
  return { fraction, than: at_least === undefined ? "more-than" : "at-least" };
}

function durationFrom(text: string): Duration {
  const read = readDuration(text);
  if (!read) throw new Error(`no time: ${text}`);
  return read;
}

const moneyTests: readonly (readonly [key: "over" | "at_least" | "under" | "at_most", test: MoneyTest])[] = [
  ["over", "over"],
  ["at_least", "at-least"],
  ["under", "under"],
  ["at_most", "at-most"],
];

function conditionFrom(said: Condition): CoreCondition {
  const { field = "", all, any: some, not, is, ticked, before, after, in_catalogue } = said;
  if (in_catalogue !== undefined) return { is: "catalogue", field: in_catalogue };
  if (all) return { is: "all", parts: all.map(conditionFrom) };
  if (some) return { is: "any", parts: some.map(conditionFrom) };
  if (not) return { is: "not", part: conditionFrom(not) };
  for (const [key, test] of moneyTests) {
    const read = readMoney(said[key] ?? "", {});
    if (read.ok) return { is: "money", field, test, minor: read.minor, currency: read.currency };
  }
  if (ticked !== undefined) return { is: "ticked", field, option: ticked };
  if (before !== undefined) return { is: "day", field, test: "before", day: before };
  if (after !== undefined) return { is: "day", field, test: "after", day: after };
  return { is: "choice", field, among: list(is ?? []) };
}
