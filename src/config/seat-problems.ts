// Seats that nobody is left for: of one group, and of several that have people in common, since nobody counts for two.

import type { Ballot } from "../core/rules/ballot.ts";
import { evaluate } from "../core/rules/evaluate.ts";
import { type Seats, sum } from "../core/rules/expression.ts";
import { subsets } from "../core/rules/seated.ts";
import type { Limit } from "../core/rules/seating.ts";
import { expressionFrom, seatsIn } from "./charter.ts";
import { moreOf, peopleOf } from "./group-people.ts";
import type { PathProblem } from "./problem.ts";
import { type PlacedRule, rulesIn } from "./rule-places.ts";
import type { Expression } from "./rule-schema.ts";
import type { Config } from "./schema.ts";
import { nameOf } from "./schema-problems.ts";
import type { Path } from "./yaml.ts";

interface Size {
  readonly path: Path;
  readonly of: readonly string[];
  readonly needed: number;
  readonly has: number;
  readonly side: string;
  /** How there could be more. */
  readonly more: string;
}

const tell = (path: Path, says: string): PathProblem => ({ path, says: `${nameOf(path)}: ${says}` });

/** More than a group has; or all of it, so that nothing is left where one of them asks. */
export function sizeProblem({ path, of, needed, has, side, more }: Size): PathProblem[] {
  const named = of.map((group) => `"${group}"`).join(" and ");
  if (needed > has)
    return [
      tell(path, `${needed} of ${named} must ${side}, but it has only ${has}. Write at most ${has}, or ${more}.`),
    ];
  if (needed < has || side === "decline") return [];
  const all = `all ${needed} of ${named} must approve, so what one of them asks for can never be approved. Write less, or ${more}.`;
  return [{ ...tell(path, all), warning: true }];
}

/** With what its seats come to once different people have to fill all of them. `alone`: warnings about single groups. */
export function withTogether(alone: PathProblem[], rule: PlacedRule, config: Config): PathProblem[] {
  const together = rulesIn(rule)
    .filter(({ joins }) => !joins)
    .flatMap((one) => togetherProblems(one, config));
  const wrong = together.filter(({ warning }) => !warning);
  if (wrong.length > 0) return [...alone.filter((one) => !wrong.some((other) => isBelow(one, other))), ...wrong];
  const never = neverMet(rule, config);
  if (never.length > 0) return never;
  return [...alone, ...together.filter((one) => !alone.some((other) => isBelow(other, one)))];
}

const isBelow = (one: PathProblem, other: PathProblem): boolean => other.path.every((key, at) => one.path[at] === key);

/** The seats of a rule with those beside it in an `all`. */
const seatsWith = (rule: Expression): Seats => sum([seatsIn(rule), ...(rule.all ?? []).map(seatsWith)]);

/** Hall: each set of groups needs as many people as it has seats. Told of the smallest set that has fewer. */
function togetherProblems({ path, is, side }: PlacedRule, config: Config): PathProblem[] {
  const seats = seatsWith(is);
  const known = Object.keys(seats).filter((group) => peopleOf(config, [group]) !== undefined);
  const sizes = subsets(known)
    .map((of): Size => {
      const needed = of.reduce((total, group) => total + (seats[group] ?? 0), 0);
      return { path, of, needed, has: peopleOf(config, of)?.size ?? 0, side, more: moreOf(config, of) };
    })
    .toSorted((a, b) => a.of.length - b.of.length);
  const found = sizes.find(({ needed, has }) => needed > has) ?? sizes.find(({ needed, has }) => needed === has);
  if (!found) return [];
  const { of, needed, has, more } = found;
  if (of.length === 1 || needed === has) return sizeProblem(found);
  const named = of.map((group) => `"${group}"`).join(" and ");
  const says = `${needed} different people must ${side}, but ${named} have only ${has} together. Nobody counts for two: write less, or ${more}.`;
  return [tell(path, says)];
}

/** Whatever else keeps a rule from ever being met, by the same count as that of votes. */
function neverMet({ path, is, side }: PlacedRule, config: Config): PathProblem[] {
  const kind = config.kinds[String(path[1])];
  const most = kind?.conflicts?.most_of_one_affiliation;
  const { possible } = evaluate(expressionFrom(is), everybody(config, most));
  if (possible) return [];
  const limit = most === undefined ? "" : `, and at most ${most} of each affiliation is counted`;
  const says = `even if all of these people ${side}, that is not enough: nobody counts for two${limit}. Write less, or add people.`;
  return [tell(path, says)];
}

/** More than any rule asks for: who is in a team, nobody knows here. */
const mostOfTeam = 200;

function everybody(config: Config, most: number | undefined): Ballot {
  const ids = new Map<string, number>();
  const idOf = (name: string) => ids.get(name) ?? ids.set(name, ids.size).size - 1;
  const team = (name: string) => Array.from({ length: mostOfTeam }, (_, at) => `a team ${name} ${at}`);
  const groups = new Map(
    Object.keys(config.groups).map((name) => [name, new Set([...(peopleOf(config, [name]) ?? team(name))].map(idOf))]),
  );
  const now = "2026-01-01T00:00:00Z";
  return {
    electorate: { groups, away: new Set(), staying: new Map(), whole: groups },
    yes: [],
    no: [],
    abstained: [],
    objecting: [],
    limit: most === undefined ? null : limitOf(config, most, ids),
    values: {},
    at: now,
    since: now,
    announced: null,
    closing: false,
    end: (from) => from,
  };
}

function limitOf({ people }: Config, most: number, ids: ReadonlyMap<string, number>): Limit {
  const affiliations = Object.entries(people).flatMap(([login, { affiliation }]) => {
    const id = ids.get(login.toLowerCase());
    return id === undefined || affiliation === undefined ? [] : [[id, affiliation.toLowerCase()] as const];
  });
  return { most, affiliations: new Map(affiliations) };
}
