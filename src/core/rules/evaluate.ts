// What a rule says of a ballot. Each sort of rule is a pure function with its evidence; time is the ballot's.

import type { Because } from "../kind.ts";
import { type Instant, plusDays, plusSeconds } from "../time.ts";
import { approvals, type Ballot, count } from "./ballot.ts";
import { apart } from "./distinct.ts";
import type { Duration, Expression } from "./expression.ts";
import { everyOf, type Finding, leaf, someOf } from "./finding.ts";
import { fractionText, passes } from "./fraction.ts";
import { seated } from "./seated.ts";
import { variants } from "./variants.ts";

/** Whose votes are asked for: the sentences are others. */
export type Side = "approve" | "decline";

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
      return turnout(expression, ballot);
    case "margin":
      return margin(expression, ballot, side);
    case "wait":
      return wait(expression, ballot);
    case "lazy":
      return lazy(expression, ballot);
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

const groups = (of: readonly string[]) => ({ is: "list", items: of }) as const;

function counts({ of, atLeast }: Of<"count">, ballot: Ballot, side: Side): Finding {
  const { silent, away } = count(of, ballot);
  const have = approvals(of, ballot);
  const gaps = { have, needed: atLeast, groups: groups(of) };
  const because = { say: of.length === 0 ? `rule/count-all-${side}` : `rule/count-${side}`, with: gaps };
  const met = have >= atLeast;
  return leaf({ met, certain: true, possible: have + silent + away >= atLeast }, because, of);
}

function share({ of, bar }: Of<"share">, ballot: Ballot, side: Side): Finding {
  const { yes, all, silent, away } = count(of, ballot);
  const because = {
    say: `rule/share-${side}`,
    with: { have: yes, all, bar: fractionText(bar.fraction), groups: groups(of) },
  };
  return leaf(
    {
      met: passes(yes, all, bar),
      certain: ballot.closing || passes(yes, all + away, bar),
      possible: passes(yes + silent + away, all + away, bar),
    },
    { ...because, say: `${because.say}-${bar.than}` },
    of,
  );
}

function majority({ of, bar }: Of<"majority">, ballot: Ballot, side: Side): Finding {
  const { yes, no, silent, away } = count(of, ballot);
  const open = silent + away;
  const gaps = { have: yes, against: no, bar: fractionText(bar.fraction), groups: groups(of) };
  return leaf(
    {
      met: passes(yes, yes + no, bar),
      certain: ballot.closing || passes(yes, yes + no + open, bar),
      possible: passes(yes + open, yes + no + open, bar),
    },
    { say: `rule/majority-${side}-${bar.than}`, with: gaps },
    of,
  );
}

function turnout({ of, bar }: Of<"turnout">, ballot: Ballot): Finding {
  const { yes, no, abstained, all, silent, away } = count(of, ballot);
  const voted = yes + no + abstained;
  const gaps = { have: voted, all, bar: fractionText(bar.fraction), groups: groups(of) };
  return leaf(
    { met: passes(voted, all, bar), certain: true, possible: passes(voted + silent + away, all + away, bar) },
    { say: `rule/turnout-${bar.than}`, with: gaps },
    of,
  );
}

function margin({ of, atLeast }: Of<"margin">, ballot: Ballot, side: Side): Finding {
  const { yes, no, silent, away } = count(of, ballot);
  const open = silent + away;
  return leaf(
    {
      met: yes - no >= atLeast,
      certain: ballot.closing || yes - no - open >= atLeast,
      possible: yes - no + open >= atLeast,
    },
    { say: `rule/margin-${side}`, with: { have: yes, against: no, needed: atLeast, groups: groups(of) } },
    of,
  );
}

/** What is said in the very second of an end still comes before it. */
const over = (at: Instant, end: Instant): boolean => at > end;

export const plus = (at: Instant, duration: Duration): Instant =>
  "days" in duration ? plusDays(at, duration.days) : plusSeconds(at, duration.hours * 3_600);

function wait({ for: duration }: Of<"wait">, { at, since }: Ballot): Finding {
  // While a question stands open, time does.
  if (since === null) return leaf({ met: false, certain: false, possible: true }, { say: "rule/wait-stands" });
  const end = plus(since, duration);
  const because: Because = { say: "rule/wait", with: { at: { is: "instant", at: end } } };
  if (over(at, end)) return leaf({ met: true, certain: true, possible: true }, { ...because, say: "rule/wait-over" });
  return { ...leaf({ met: false, certain: false, possible: true }, because), recheckAt: plusSeconds(end, 1) };
}

function lazy({ of, after }: Of<"lazy">, ballot: Ballot): Finding {
  const { at, since, announced } = ballot;
  const ids = new Set(of);
  const against = ballot.objecting.filter((one) => one.groups.some((group) => ids.has(group)));
  if (against.length > 0) {
    const gaps = { count: against.length, groups: groups(of) };
    return leaf({ met: false, certain: false, possible: false }, { say: "rule/lazy-objected", with: gaps });
  }
  // Where nobody could object, silence says nothing.
  if (count(of, ballot).all === 0) return nobody(of);
  if (since === null) return leaf({ met: false, certain: false, possible: true }, { say: "rule/wait-stands" });
  const end = plus(announced !== null && announced > since ? announced : since, after);
  const because = { say: "rule/lazy", with: { at: { is: "instant", at: end }, groups: groups(of) } } as const;
  const met = announced !== null && over(at, end);
  const found = leaf({ met, certain: true, possible: true }, because);
  return met ? found : { ...found, recheckAt: plusSeconds(end, 1), silence: end };
}

const nobody = (of: readonly string[]): Finding =>
  leaf({ met: false, certain: false, possible: false }, { say: "rule/nobody", with: { groups: groups(of) } }, of);

function objection({ from, without, with: other }: Of<"objection">, ballot: Ballot, side: Side): Finding {
  const ids = new Set(from);
  const against = ballot.objecting.filter((one) => one.groups.some((group) => ids.has(group)));
  if (against.length === 0 && count(from, ballot).all === 0) return nobody(from);
  const because: Because =
    against.length === 0
      ? { say: "rule/no-objection", with: { groups: groups(from) } }
      : { say: "rule/objection", with: { groups: groups(from), count: against.length } };
  const found = everyOf([find(against.length === 0 ? without : other, ballot, side)], because);
  // Whoever has not spoken may object yet: another rule may hold then, so what is impossible now may be possible.
  return { ...found, possible: found.possible || (against.length === 0 && count(from, ballot).silent > 0) };
}

/** Where a time that has to pass is over, what stands beside it is what counts. */
function all(parts: readonly Expression[], ballot: Ballot, side: Side): Finding {
  const waits = parts.filter((part) => part.is === "wait").map((part) => wait(part, ballot));
  const closing = ballot.closing || (waits.length > 0 && waits.every(({ met }) => met));
  const then = closing === ballot.closing ? ballot : { ...ballot, closing };
  return everyOf(
    parts.map((part) => find(part, then, side)),
    { say: "rule/all" },
  );
}
