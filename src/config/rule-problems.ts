// Rules that a list of people can never meet. Of a team only GitHub knows who is in it, so it is looked at there.

import { groupsOfTier } from "../core/rules/expression.ts";
import { charterFrom, seatsIn } from "./charter.ts";
import { moreOf, peopleOf } from "./group-people.ts";
import type { PathProblem } from "./problem.ts";
import { decides, type Placed, type PlacedRule, placedTiers, rulesIn, wholeRules } from "./rule-places.ts";
import type { Config } from "./schema.ts";
import { nameOf } from "./schema-problems.ts";
import { sizeProblem, withTogether } from "./seat-problems.ts";
import type { Tier } from "./tier-schema.ts";
import type { Path } from "./yaml.ts";

export const ruleProblems = (config: Config): PathProblem[] =>
  decides(config).flatMap((decide) =>
    placedTiers(decide).flatMap((tier) => [
      ...wholeRules(tier).flatMap((rule) => {
        const alone = rulesIn(rule).flatMap((one) => sizeProblems(config, one));
        return alone.some(({ warning }) => !warning) ? alone : withTogether(alone, rule, config);
      }),
      ...declineProblems(config, tier),
      ...askProblems(config, tier),
    ]),
  );

/** A hold stays when its giver leaves, so whoever thinks of holds says who else may lift one. */
export function holdProblems({ kinds, escalation }: Config): PathProblem[] {
  if (escalation !== undefined) return [];
  return Object.entries(kinds).flatMap(([name, { holds }]) => {
    if (typeof holds !== "object" || holds.lifted_by !== undefined) return [];
    const path = ["kinds", name, "holds"];
    const says =
      "when somebody leaves who has put a case on hold, nobody can lift that hold. Write `lifted_by:` here, or name a group under `escalation:`.";
    return [{ ...tell(path, says), warning: true }];
  });
}

const tell = (path: Path, says: string): PathProblem => ({ path, says: `${nameOf(path)}: ${says}` });

function sizeProblems(config: Config, { path, is, side }: PlacedRule): PathProblem[] {
  const alone = Object.entries(seatsIn(is)).map(([group, needed]) => ({ at: [group], of: [group], needed }));
  const counts = (["approvals", "declines", "margin"] as const).flatMap((key) => {
    const many = is[key];
    return many ? [{ at: [key, "at_least"], of: [many.of].flat(), needed: many.at_least }] : [];
  });
  const sizes = [...alone, ...counts].flatMap(({ at, of, needed }) => {
    const has = peopleOf(config, of)?.size;
    return has === undefined ? [] : [{ path: [...path, ...at], of, needed, has, side, more: moreOf(config, of) }];
  });
  return [...sizes.flatMap(sizeProblem), ...turnoutProblems(config, { path, is })];
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
      tell(
        at,
        `${needed} of ${named} must take part, but it has only ${has}. Write at most ${has}, or ${moreOf(config, of)}.`,
      ),
    ];
  const all = `all ${needed} of ${named} must take part, so what one of them asks for can never be decided. Write less, or ${moreOf(config, of)}.`;
  return [{ ...tell(at, all), warning: true }];
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
  const says = `${people} of "${from}" are asked at a time, but it has only ${has}. Write at most ${has}, or ${moreOf(config, [from])}.`;
  return [tell([...path, "ask", "people"], says)];
}
