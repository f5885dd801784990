// Rules that a list of people can never meet. Of a team only GitHub knows who is in it, so it is looked at there.

import { groupsOfTier } from "../core/rules/expression.ts";
import { charterFrom, seatsIn } from "./charter.ts";
import type { PathProblem } from "./problem.ts";
import { allRules, decides, type Placed, type PlacedRule, placedTiers, wholeRules } from "./rule-places.ts";
import type { Config } from "./schema.ts";
import { nameOf } from "./schema-problems.ts";
import type { Tier } from "./tier-schema.ts";
import type { Path } from "./yaml.ts";

export const ruleProblems = (config: Config): PathProblem[] =>
  decides(config).flatMap((decide) =>
    placedTiers(decide).flatMap((tier) => [
      ...allRules(tier).flatMap((rule) => sizeProblems(config, rule)),
      ...declineProblems(config, tier),
      ...askProblems(config, tier),
    ]),
  );

const tell = (path: Path, says: string): PathProblem => ({ path, says: `${nameOf(path)}: ${says}` });

function sizeProblems(config: Config, { path, is, side }: PlacedRule): PathProblem[] {
  const seats = Object.entries(seatsIn(is));
  const listed = seats.flatMap(([group, needed]) => {
    const people = peopleOf(config, [group]);
    return people ? [{ group, needed, people }] : [];
  });
  const alone = listed.flatMap(({ group, needed, people }) =>
    one({ path: [...path, group], of: `"${group}"`, needed, has: people.size, side }),
  );
  const counts = (["approvals", "declines", "margin"] as const).flatMap((key) => {
    const many = is[key];
    const of = many ? [many.of].flat() : [];
    const people = peopleOf(config, of);
    const named = of.map((group) => `"${group}"`).join(" and ");
    if (!many || !people) return [];
    return one({ path: [...path, key, "at_least"], of: named, needed: many.at_least, has: people.size, side });
  });
  const found = [...alone, ...counts, ...turnoutProblems(config, { path, is })];
  if (found.length > 0 || listed.length < 2 || listed.length < seats.length) return found;
  const together = listed.reduce((sum, { needed }) => sum + needed, 0);
  const everybody = new Set(listed.flatMap(({ people }) => [...people]));
  if (together <= everybody.size) return [];
  const says = `${together} different people must ${side}, but these groups have only ${everybody.size} together. Nobody counts for two: write less, or add people.`;
  return [tell(path, says)];
}

/** A turnout in people, of groups that are lists. */
function turnoutProblems(config: Config, { path, is: { turnout } }: Pick<PlacedRule, "path" | "is">): PathProblem[] {
  const needed = turnout?.at_least;
  const of = turnout ? [turnout.of].flat() : [];
  const has = peopleOf(config, of)?.size;
  if (typeof needed !== "number" || has === undefined || needed < has) return [];
  const named = of.map((group) => `"${group}"`).join(" and ");
  const at = [...path, "turnout", "at_least"];
  if (needed > has)
    return [
      tell(at, `${needed} of ${named} must take part, but it has only ${has}. Write at most ${has}, or add people.`),
    ];
  const all = `all ${needed} of ${named} must take part, so what one of them asks for can never be decided. Write less, or add people.`;
  return [{ ...tell(at, all), warning: true }];
}

interface Size {
  readonly path: Path;
  readonly of: string;
  readonly needed: number;
  readonly has: number;
  readonly side: string;
}

function one({ path, of, needed, has, side }: Size): PathProblem[] {
  if (needed > has)
    return [
      tell(path, `${needed} of ${of} must ${side}, but it has only ${has}. Write at most ${has}, or add people.`),
    ];
  if (needed < has || side === "decline") return [];
  const all = `all ${needed} of ${of} must approve, so what one of them asks for can never be approved. Write less, or add people.`;
  return [{ ...tell(path, all), warning: true }];
}

function declineProblems(config: Config, tier: Placed<Tier>): PathProblem[] {
  const { decline } = tier.is;
  if (typeof decline !== "number") return [];
  const groups = wholeRules(tier).flatMap(({ is }) => Object.keys(seatsIn(is)));
  const everybody = groups.length === 0 ? undefined : peopleOf(config, groups);
  if (!everybody || decline <= everybody.size) return [];
  const says = `${decline} must decline, but only ${everybody.size} people decide. Write at most ${everybody.size}, or leave it out.`;
  return [tell([...tier.path, "decline"], says)];
}

/** Nobody is asked who may not answer. */
function askProblems(config: Config, { path, is }: Placed<Tier>): PathProblem[] {
  if (!is.ask) return [];
  const { from, people } = is.ask;
  const deciding = charterFrom(is).tiers.flatMap(groupsOfTier);
  if (!deciding.includes(from)) {
    const says = `"${from}" does not decide here, so nobody of it can be asked. The groups that do are ${deciding.join(", ")}.`;
    return [tell([...path, "ask", "from"], says)];
  }
  const has = peopleOf(config, [from])?.size;
  if (has === undefined || people <= has) return [];
  const says = `${people} of "${from}" are asked at a time, but it has only ${has}. Write at most ${has}, or add people.`;
  return [tell([...path, "ask", "people"], says)];
}

/** The people of groups that are lists; nothing where one is a team. */
function peopleOf(config: Config, names: readonly string[]): ReadonlySet<string> | undefined {
  const people = names.map((name) => {
    const group = config.groups[name];
    return group && "people" in group ? group.people.map((login) => login.toLowerCase()) : undefined;
  });
  return people.some((one) => one === undefined) ? undefined : new Set(people.flatMap((one) => one ?? []));
}
