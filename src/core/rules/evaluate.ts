// What a rule says of a ballot. Each sort of rule is a pure function with its evidence; time is the ballot's.

import type { Because } from "../case/kind.ts";
import { type Instant, plusSeconds } from "../text/time.ts";
import { approvals, type Ballot, count } from "./ballot.ts";
import { apart } from "./distinct.ts";
import type { Expression } from "./expression.ts";
import { everyOf, type Finding, leaf, someOf } from "./finding.ts";
import { passes } from "./fraction.ts";
import { type Side, says } from "./says.ts";
import { of, seated } from "./seated.ts";
import { variants } from "./variants.ts";

/**
 * The whole rule, with its seats taken by different people all over it. Where it cannot be known which of several
 * applies, each of them has to be met.
 */
export function evaluate(expression: Expression, ballot: Ballot, side: Side = "approve"): Finding {
  const parts = variants(expression, ballot.values);
  const found = parts.map((part) => apart(part, ballot, find(part, ballot, side), side));
  const [only] = found;
  return only && found.length === 1 ? only : everyOf(found, { say: "rule/each" });
}

type Of<Is extends Expression["is"]> = Extract<Expression, { is: Is }>;

function find(expression: Expression, ballot: Ballot, side: Side): Finding {
  switch (expression.is) {
    case "seats":
      return seated(expression.seats, ballot, side);
    case "count":
      return counts(expression, ballot, side);
    case "share":
      return share(expression, ballot, side);
    case "majority":
      return majority(expression, ballot, side);
    case "turnout":
      return turnout(expression, ballot, side);
    case "margin":
      return margin(expression, ballot, side);
    case "automatic":
      return leaf({ met: true, certain: true, possible: true }, says(expression, side), null);
    case "wait":
      return wait(expression, ballot, side);
    case "lazy":
      return lazy(expression, ballot, side);
    case "objection":
      return objection(expression, ballot, side);
    case "all":
      return all(expression.parts, ballot, side);
    case "any":
      return someOf(
        expression.parts.map((part) => find(part, ballot, side)),
        { say: "rule/any" },
      );
    case "each":
    case "when":
      return evaluate(expression, ballot, side);
    default:
      return expression satisfies never;
  }
}

function counts(expression: Of<"count">, ballot: Ballot, side: Side): Finding {
  const { of: groups, atLeast } = expression;
  const { silent, away } = count(groups, ballot);
  const have = approvals(groups, ballot);
  const is = { met: have >= atLeast, certain: true, possible: have + silent + away >= atLeast };
  return leaf(is, says(expression, side), of(have, atLeast), groups);
}

/** Nobody waits for people on leave: a result is certain without them, but they may still bring it about. */
function share(expression: Of<"share">, ballot: Ballot, side: Side): Finding {
  const { of: groups, bar } = expression;
  const { yes, all, silent, away } = count(groups, ballot);
  const is = {
    met: passes(yes, all, bar),
    certain: true,
    possible: passes(yes + silent + away, all + away, bar),
  };
  return leaf(is, says(expression, side), of(yes, all), groups);
}

function majority(expression: Of<"majority">, ballot: Ballot, side: Side): Finding {
  const { of: groups, bar } = expression;
  const { yes, no, silent, away } = count(groups, ballot);
  const open = silent + away;
  const is = {
    met: passes(yes, yes + no, bar),
    certain: ballot.closing || passes(yes, yes + no + silent, bar),
    possible: passes(yes + open, yes + no + open, bar),
  };
  return leaf(is, says(expression, side), votes(yes, no, side), groups);
}

function turnout(expression: Of<"turnout">, ballot: Ballot, side: Side): Finding {
  const { of: groups, bar } = expression;
  const { yes, no, abstained, all, silent, away } = count(groups, ballot);
  const voted = yes + no + abstained;
  const is = { met: passes(voted, all, bar), certain: true, possible: passes(voted + silent + away, all + away, bar) };
  return leaf(is, says(expression, side), of(voted, all), groups);
}

function margin(expression: Of<"margin">, ballot: Ballot, side: Side): Finding {
  const { of: groups, atLeast } = expression;
  const { yes, no, silent, away } = count(groups, ballot);
  const open = silent + away;
  const is = {
    met: yes - no >= atLeast,
    certain: ballot.closing || yes - no - silent >= atLeast,
    possible: yes - no + open >= atLeast,
  };
  return leaf(is, says(expression, side), votes(yes, no, side), groups);
}

/** As people said it, whichever side is asked for. */
const votes = (one: number, other: number, side: Side): Because => ({
  say: "rule/so-far-votes",
  with: side === "approve" ? { have: one, against: other } : { have: other, against: one },
});

/** What is said in the very second of an end still comes before it. */
const over = (at: Instant, end: Instant): boolean => at > end;

const open = { met: false, certain: false, possible: true };
const never = { met: false, certain: false, possible: false };
const stands: Because = { say: "rule/so-far-stands" };
const until = (end: Instant): Because => ({ say: "rule/so-far-until", with: { at: { is: "instant", at: end } } });

function wait(expression: Of<"wait">, { at, since, end: later }: Ballot, side: Side): Finding {
  const because = says(expression, side);
  // While a question stands open, time does.
  if (since === null) return leaf(open, because, stands);
  const end = later(since, expression.for);
  if (over(at, end)) return leaf({ met: true, certain: true, possible: true }, because, { say: "rule/so-far-over" });
  return { ...leaf(open, because, until(end)), recheckAt: plusSeconds(end, 1) };
}

function lazy(expression: Of<"lazy">, ballot: Ballot, side: Side): Finding {
  const { of: groups, after } = expression;
  const { at, since, announced } = ballot;
  const because = says(expression, side);
  const against = objections(groups, ballot);
  if (against > 0) return leaf(never, because, { say: "rule/so-far-objections", with: { count: against } });
  // Where nobody could object, silence says nothing.
  if (count(groups, ballot).all === 0) return leaf(never, because, { say: "rule/so-far-nobody" }, groups);
  if (since === null) return leaf(open, because, stands);
  const end = ballot.end(announced !== null && announced > since ? announced : since, after);
  const met = announced !== null && over(at, end);
  const found = leaf({ met, certain: true, possible: true }, because, until(end));
  return met ? found : { ...found, recheckAt: plusSeconds(end, 1), silence: end };
}

const objections = (from: readonly string[], { objecting }: Ballot): number =>
  objecting.filter(({ groups }) => groups.some((group) => from.includes(group))).length;

function objection(expression: Of<"objection">, ballot: Ballot, side: Side): Finding {
  const { from, without, with: other } = expression;
  const against = objections(from, ballot);
  const { silent, all } = count(from, ballot);
  const because = says(expression, side);
  if (against === 0 && all === 0) return leaf(never, because, { say: "rule/so-far-nobody" }, from);
  const branch = find(against === 0 ? without : other, ballot, side);
  const found = everyOf([branch], against === 0 ? because : { ...because, say: "rule/with-objection" });
  // Whoever has not spoken may object yet: another rule holds then, so what is impossible now may be possible.
  return { ...found, possible: found.possible || (against === 0 && silent > 0) };
}

/** Where a time that has to pass is over, what stands beside it is what counts. */
function all(parts: readonly Expression[], ballot: Ballot, side: Side): Finding {
  const waits = parts.filter((part) => part.is === "wait").map((part) => wait(part, ballot, side));
  const closing = ballot.closing || (waits.length > 0 && waits.every(({ met }) => met));
  const then = closing === ballot.closing ? ballot : { ...ballot, closing };
  return everyOf(
    parts.map((part) => find(part, then, side)),
    { say: "rule/all" },
  );
}
