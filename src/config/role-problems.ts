// What no single setting of a role shows: names that nothing stands behind, and times that cannot be kept.

import { dayAfter } from "../core/roles/length.ts";
import { closest, fold } from "../core/text/closest.ts";
import { daysBetween } from "../core/text/day.ts";
import { teamOf } from "./effects.ts";
import { readLength } from "./length-text.ts";
import type { PathProblem } from "./problem.ts";
import { mustBeGroup } from "./rule-shape.ts";
import type { Config } from "./schema.ts";
import { nameOf } from "./schema-problems.ts";
import type { Path } from "./yaml.ts";

export const roleProblems = (config: Config): PathProblem[] => [
  ...sameNames(config.roles, ["roles"], ({ id, title }) => [id, title]),
  ...groupProblems(config),
  ...config.roles.flatMap((role, at) => {
    const path = ["roles", at];
    return [
      ...sameNames(role.responsibilities, [...path, "responsibilities"], ({ id }) => [id]),
      ...teamProblems(role, path, config),
      ...(["decides", "feedback"] as const).flatMap((key) => {
        const group = role[key];
        return group === undefined ? [] : mustBeGroup(group, [...path, key], config);
      }),
      ...communityProblems(role, path, config),
      ...timeProblems(role, path),
    ];
  }),
];

type Role = Config["roles"][number];

const tell = (path: Path, says: string): PathProblem => ({ path, says: `${nameOf(path)}: ${says}` });

function sameNames<One>(all: readonly One[], path: Path, namesOf: (one: One) => readonly string[]): PathProblem[] {
  const seen = new Set<string>();
  return all.flatMap((one, at) => {
    const own = [...new Set(namesOf(one).map(fold))];
    const again = own.find((name) => seen.has(name));
    for (const name of own) seen.add(name);
    const says = `another one is called "${again}" too. Give each a name of its own.`;
    return again === undefined ? [] : [tell([...path, at], says)];
  });
}

/** Groups that are whoever holds a role. */
function groupProblems({ groups, roles }: Config): PathProblem[] {
  const ids = roles.map(({ id }) => id);
  return Object.entries(groups).flatMap(([name, group]) => {
    if (!("role" in group) || ids.includes(group.role)) return [];
    const near = closest(group.role, ids);
    const instead = near === undefined ? "Describe it under `roles:`." : `Did you mean "${near}"?`;
    return [tell(["groups", name, "role"], `there is no role "${group.role}". ${instead}`)];
  });
}

function teamProblems({ gives }: Role, path: Path, config: Config): PathProblem[] {
  if (gives === undefined) return [];
  const at = [...path, "gives"];
  const unknown = mustBeGroup(gives, at, config);
  if (unknown.length > 0 || teamOf(gives, config) !== undefined) return unknown;
  const says = `"${gives}" is no team, so Quorate cannot change who is in it. Write \`team:\` for it under \`groups:\`.`;
  return [tell(at, says)];
}

function communityProblems({ communities }: Role, path: Path, config: Config): PathProblem[] {
  const at = [...path, "communities"];
  const ids = config.communities.map(({ id }) => id);
  if (communities === undefined) return [];
  if (ids.length === 0) return [tell(at, "there are no communities yet. Write them under `communities:`.")];
  if (communities === "each") return [];
  return communities.flatMap((one, place) => {
    if (ids.includes(one)) return [];
    const near = closest(one, ids);
    const instead = near === undefined ? "Add it under `communities:` of the program." : `Did you mean "${near}"?`;
    return [tell([...at, place], `there is no community "${one}". ${instead}`)];
  });
}

/** The review of a term opens within it, and the reminder comes after the review has opened. */
function timeProblems({ term, notice: { review, remind } }: Role, path: Path): PathProblem[] {
  const length = readLength(term);
  const days = length ? daysBetween("2026-02-01", dayAfter("2026-02-01", length)) : Number.POSITIVE_INFINITY;
  if (review >= days)
    return [
      tell(
        [...path, "notice", "review"],
        `a term has only ${days} days, so its review would open before it. Write less.`,
      ),
    ];
  if (remind < review) return [];
  const says = `the review opens ${review} days before the end, so nobody could be reminded ${remind} days before it. Write less than ${review}.`;
  return [tell([...path, "notice", "remind"], says)];
}
