// Nobody counts twice, not even for seats that stand apart in a rule, each in a branch of its own.

import type { Ballot } from "./ballot.ts";
import { type Expression, holds, inside, type Seats, sum } from "./expression.ts";
import type { Finding } from "./finding.ts";
import type { Side } from "./says.ts";
import { canFill } from "./seated.ts";
import { places, seating, taken } from "./seating.ts";

/** Ways to meet a rule are counted up to here; a rule with more is met only where one of the first ones is. */
const mostWays = 64;

const isApart = new WeakMap<Expression, boolean>();

/** Whether seats stand in more than one place of an `all`. */
function seatsApart(expression: Expression): boolean {
  const known = isApart.get(expression);
  if (known !== undefined) return known;
  const bearing = inside(expression).filter((part) => holds(part, "seats")).length;
  const is = (expression.is === "all" && bearing > 1) || inside(expression).some(seatsApart);
  isApart.set(expression, is);
  return is;
}

/** The finding of a rule, once all its seats have to be taken by different people. */
export function apart(expression: Expression, ballot: Ballot, found: Finding, side: Side): Finding {
  if (!seatsApart(expression)) return found;
  const fits = (seats: Seats) => taken(seating(ballot.yes, seats, ballot.limit)) >= places(seats);
  const met = found.met && ways(expression, found, ballot, "met").some(fits);
  const some = () => ways(expression, found, ballot, "possible").some((seats) => canFill(seats, ballot));
  const possible = met || (found.possible && some());
  if (met === found.met && possible === found.possible) return found;
  const soFar = { say: `rule/different-${side}` };
  const within = found.within && possible;
  return {
    ...found,
    met,
    certain: found.certain && met,
    possible,
    within,
    soFar,
    waits: met ? [] : groups(expression),
  };
}

const groups = (expression: Expression): readonly string[] => [
  ...new Set([
    ...(expression.is === "seats" ? Object.keys(expression.seats) : []),
    ...inside(expression).flatMap(groups),
  ]),
];

/** Which seats have to be filled together, for each way in which the rule holds, or may hold yet. */
function ways(expression: Expression, found: Finding, ballot: Ballot, which: "met" | "possible"): readonly Seats[] {
  const part = (of: Expression, at: number): readonly Seats[] => {
    const finding = found.parts[at];
    return finding?.[which] ? ways(of, finding, ballot, which) : [];
  };
  switch (expression.is) {
    case "seats":
      return [expression.seats];
    case "all":
      return together(expression.parts.map(part));
    case "any":
      return expression.parts.flatMap(part).slice(0, mostWays);
    case "objection":
      return part(objects(expression.from, ballot) ? expression.with : expression.without, 0);
    default:
      return [{}];
  }
}

const objects = (from: readonly string[], { objecting }: Ballot): boolean =>
  objecting.some((one) => one.groups.some((group) => from.includes(group)));

const together = (parts: readonly (readonly Seats[])[]): readonly Seats[] =>
  parts.reduce<readonly Seats[]>(
    (all, part) => all.flatMap((one) => part.map((other) => sum([one, other]))).slice(0, mostWays),
    [{}],
  );
