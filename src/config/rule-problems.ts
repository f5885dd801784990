// Rules that a list of people can never meet. Of a team only GitHub knows who is in it, so it is looked at there.

import type { PathProblem } from "./problem.ts";
import type { Config } from "./schema.ts";
import { nameOf } from "./schema-problems.ts";

export function ruleProblems(config: Config): PathProblem[] {
  return Object.entries(config.kinds).flatMap(([name, { decide, appeal }]) =>
    Object.entries({ decide, appeal }).flatMap(([key, rule]) => {
      const path = ["kinds", name, key];
      return rule ? [...approveProblems(config, rule, path), ...declineProblems(config, rule, path)] : [];
    }),
  );
}

type Rule = Config["kinds"][string]["decide"];
type Path = readonly string[];

function approveProblems(config: Config, { approve }: Rule, path: Path): PathProblem[] {
  const listed = Object.entries(approve).flatMap(([group, needed]) => {
    const people = peopleOf(config, group);
    return people ? [{ group, needed, people }] : [];
  });
  const alone = listed.flatMap(({ group, needed, people }): PathProblem[] => {
    const at = [...path, "approve", group];
    const says = (what: string) => `${nameOf(at)}: ${what}`;
    if (needed > people.size) {
      const short = `${needed} of "${group}" must approve, but it has only ${people.size}. Write at most ${people.size}, or add people.`;
      return [{ path: at, says: says(short) }];
    }
    if (needed < people.size) return [];
    const all = `all ${needed} of "${group}" must approve, so what one of them asks for can never be approved. Write less, or add people.`;
    return [{ path: at, says: says(all), warning: true }];
  });
  if (alone.length > 0 || listed.length < 2) return alone;
  const together = listed.reduce((sum, { needed }) => sum + needed, 0);
  const everybody = new Set(listed.flatMap(({ people }) => [...people]));
  if (together <= everybody.size) return [];
  const at = [...path, "approve"];
  const says = `${nameOf(at)}: ${together} different people must approve, but these groups have only ${everybody.size} together. Nobody counts for two: write less, or add people.`;
  return [{ path: at, says }];
}

function declineProblems(config: Config, { approve, decline }: Rule, path: Path): PathProblem[] {
  const groups = Object.keys(approve).map((group) => peopleOf(config, group));
  const everybody = new Set(groups.flatMap((people) => [...(people ?? [])]));
  if (decline === undefined || groups.some((people) => !people) || decline <= everybody.size) return [];
  const at = [...path, "decline"];
  const says = `${nameOf(at)}: ${decline} must decline, but only ${everybody.size} people decide. Write at most ${everybody.size}, or leave it out.`;
  return [{ path: at, says }];
}

/** The people of a group that is a list; nothing for a team. */
function peopleOf(config: Config, name: string): ReadonlySet<string> | undefined {
  const group = config.groups[name];
  return group && "people" in group ? new Set(group.people.map((login) => login.toLowerCase())) : undefined;
}
