// What no single setting of a community shows: names that nothing stands behind, and circles.

import { lineOf } from "../core/form/community.ts";
import { closest } from "../core/text/closest.ts";
import { unknownPlace } from "./holidays.ts";
import type { PathProblem } from "./problem.ts";
import type { Config } from "./schema.ts";
import { nameOf } from "./schema-problems.ts";
import type { Path } from "./yaml.ts";

export function communityProblems(config: Config): PathProblem[] {
  const { communities } = config;
  return [
    ...holidayProblems(config.holidays, ["holidays"]),
    ...communities.flatMap((one, at) => [
      ...parentProblems(one, at, communities),
      ...holidayProblems(one.holidays, ["communities", at, "holidays"]),
      ...openProblems(one, at, config),
    ]),
  ];
}

const tell = (path: Path, says: string): PathProblem => ({ path, says: `${nameOf(path)}: ${says}` });

type One = Config["communities"][number];

function parentProblems(one: One, at: number, all: readonly One[]): PathProblem[] {
  const path = ["communities", at, "parent"];
  const { id, parent } = one;
  if (parent === undefined) return [];
  if (parent === id) return [tell(path, `"${id}" cannot be a part of itself. Take it out, or write another one.`)];
  if (!all.some((other) => other.id === parent)) {
    const near = closest(
      parent,
      all.map((other) => other.id),
    );
    const instead = near === undefined ? "Add it under `communities:`." : `Did you mean "${near}"?`;
    return [tell(path, `there is no community "${parent}". ${instead}`)];
  }
  const line = lineOf(one, all).map((other) => other.id);
  // Each circle is told once, at the first of those in it.
  const last = all.find((other) => other.id === line.at(-1));
  if (last?.parent !== id || all.findIndex((other) => line.includes(other.id)) !== at) return [];
  const circle = [...line, id].map((name) => `"${name}"`).join(" in ");
  return [tell(path, `this is a circle: ${circle}. Take one of these parents out.`)];
}

function holidayProblems(holidays: Config["holidays"], path: Path): PathProblem[] {
  if (holidays === undefined || Array.isArray(holidays)) return [];
  const unknown = unknownPlace(holidays.country, holidays.region);
  return unknown ? [tell([...path, unknown.key], unknown.says)] : [];
}

function openProblems({ open_to }: One, at: number, { groups }: Config): PathProblem[] {
  if (open_to === "anyone") return [];
  const known = Object.keys(groups);
  return open_to.groups.flatMap((name, index) => {
    if (known.includes(name)) return [];
    const near = closest(name, known);
    const instead = near === undefined ? `The groups are ${known.join(", ")}.` : `Did you mean "${near}"?`;
    return [tell(["communities", at, "open_to", "groups", index], `there is no group "${name}". ${instead}`)];
  });
}
