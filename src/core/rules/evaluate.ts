// What a rule says of a ballot. Each sort of rule is a pure function with its evidence; time is the ballot's.

import type { Because } from "../case/kind.ts";
import { type Instant, plusSeconds } from "../text/time.ts";
import { type Ballot, type Count, count, type Weight, weight } from "./ballot.ts";
import { apart } from "./distinct.ts";
import type { Expression } from "./expression.ts";
import { everyOf, type Finding, leaf, someOf } from "./finding.ts";
import { type Bar, passes } from "./fraction.ts";
import { type Side, says } from "./says.ts";
import { of, seated } from "./seated.ts";
import type { Sitter } from "./seating.ts";
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
    case "voters":
      return voters(expression, ballot, side);
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
  const yes = weight(ballot.yes, groups, ballot, count(groups, ballot));
  return leaf(number(yes, atLeast), says(expression, side), of(yes.now, atLeast), groups);
}

/** Nobody waits for people on leave: a result is certain without them, but they may still bring it about. */
function share(expression: Of<"share">, ballot: Ballot, side: Side): Finding {
  const { of: groups, bar } = expression;
  const counted = count(groups, ballot);
  const yes = weight(ballot.yes, groups, ballot, counted);
  const is = part(yes, counted, bar);
  const soFar = of(yes.now, counted.all);
  return leaf(is, says(expression, side), is.within ? soFar : alone(counted, soFar), groups);
}

function majority(expression: Of<"majority">, ballot: Ballot, side: Side): Finding {
  const { of: groups, bar } = expression;
  const counted = count(groups, ballot);
  const { no, silent } = counted;
  const yes = weight(ballot.yes, groups, ballot, counted);
  const is = {
    met: passes(yes.now, yes.now + no, bar),
    certain: ballot.closing || passes(yes.now, yes.now + no + silent, bar),
    possible: passes(yes.possible, yes.possible + no, bar),
    within: passes(yes.within, yes.within + no, bar),
  };
  return leaf(amongOthers(is, counted), says(expression, side), alone(counted, votes(yes.now, no, side)), groups);
}

function turnout(expression: Of<"turnout">, ballot: Ballot, side: Side): Finding {
  const { of: groups, bar } = expression;
  const counted = count(groups, ballot);
  const voted = weight(spoken(ballot), groups, ballot, counted);
  const is = part(voted, counted, bar);
  const soFar = of(voted.now, counted.all);
  return leaf(is, says(expression, side), is.within ? soFar : alone(counted, soFar), groups);
}

/** So many people, however many stay out of it. */
function voters(expression: Of<"voters">, ballot: Ballot, side: Side): Finding {
  const { of: groups, atLeast } = expression;
  const voted = weight(spoken(ballot), groups, ballot, count(groups, ballot));
  return leaf(number(voted, atLeast), says(expression, side), of(voted.now, atLeast), groups);
}

const spoken = ({ yes, no, abstained }: Ballot): readonly Sitter[] => [...yes, ...no, ...abstained];

const number = ({ now, within, possible }: Weight, atLeast: number) => ({
  met: now >= atLeast,
  certain: true,
  possible: possible >= atLeast,
  within: within >= atLeast,
});

/** Whoever comes back from leave to vote is one more among all. */
function part({ now, within, possible }: Weight, counted: Count, bar: Bar) {
  const enough = (some: number, whole: number) => passes(some, whole, bar) && some >= fewest(counted, bar);
  const { all } = counted;
  return {
    met: enough(now, all),
    certain: true,
    possible: enough(possible, all + possible - within),
    within: enough(within, all),
  };
}

function margin(expression: Of<"margin">, ballot: Ballot, side: Side): Finding {
  const { of: groups, atLeast } = expression;
  const counted = count(groups, ballot);
  const { no, silent } = counted;
  const yes = weight(ballot.yes, groups, ballot, counted);
  const is = {
    met: yes.now - no >= atLeast,
    certain: ballot.closing || yes.now - no - silent >= atLeast,
    possible: yes.possible - no >= atLeast,
    within: yes.within - no >= atLeast,
  };
  return leaf(amongOthers(is, counted), says(expression, side), alone(counted, votes(yes.now, no, side)), groups);
}

const spoke = ({ yes, no, abstained }: Count): number => yes + no + abstained;

/** Those who may vote and are there: somebody on leave who votes is. */
const there = (counted: Count): number => spoke(counted) + counted.silent;

/** Where the whole group would have needed two, one is never enough, whoever is on leave or stays out of it. */
const fewest = ({ whole }: Count, bar: Bar): number => (whole < 2 || passes(1, whole, bar) ? 1 : 2);

/** Of a group of several, one alone makes no majority. */
function amongOthers(is: Parameters<typeof leaf>[0], counted: Count): Parameters<typeof leaf>[0] {
  const { whole, away } = counted;
  if (whole < 2 || there(counted) > 1) return is;
  return { ...is, met: false, within: false, possible: is.possible && there(counted) + away > 1 };
}

const alone = (counted: Count, otherwise: Because): Because =>
  counted.whole > 1 && there(counted) === 1 ? { say: "rule/so-far-alone" } : otherwise;

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
  const { at, since, announced, announces } = ballot;
  const because = says(expression, side);
  const against = objections(groups, ballot);
  if (against > 0) return leaf(never, because, { say: "rule/so-far-objections", with: { count: against } });
  // Where nobody could object, silence says nothing.
  if (count(groups, ballot).all === 0) return leaf(never, because, { say: "rule/so-far-nobody" }, groups);
  if (since === null) return leaf(open, because, stands);
  const told = announced ?? announces ?? since;
  const end = ballot.end(told > since ? told : since, after);
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
  const yet = against === 0 && silent > 0;
  return { ...found, possible: found.possible || yet, within: found.within || yet };
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
