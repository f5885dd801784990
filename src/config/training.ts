// The courses of quorate.yml as cases need them, and what no single setting of them shows.

import type { Training } from "../core/roles/course.ts";
import { closest, fold } from "../core/text/closest.ts";
import { readLength } from "./length-text.ts";
import type { PathProblem } from "./problem.ts";
import { mustBeGroup } from "./rule-shape.ts";
import type { Config } from "./schema.ts";
import { nameOf } from "./schema-problems.ts";
import type { Path } from "./yaml.ts";

export const trainingFrom = ({ training: { trainers, notice, courses } }: Pick<Config, "training">): Training => ({
  trainers: trainers ?? null,
  notice,
  courses: courses.map(({ id, title, valid_for, link }) => {
    return { id, title, validFor: (valid_for && readLength(valid_for)) || null, link: link ?? null };
  }),
});

export const trainingProblems = (config: Config): PathProblem[] => [
  ...(config.training.trainers === undefined
    ? []
    : mustBeGroup(config.training.trainers, ["training", "trainers"], config)),
  ...twice(config),
  ...unknown(config),
];

const tell = (path: Path, says: string): PathProblem => ({ path, says: `${nameOf(path)}: ${says}` });

function twice({ training: { courses } }: Config): PathProblem[] {
  const seen = new Set<string>();
  return courses.flatMap(({ id, title }, at) => {
    const own = [...new Set([fold(id), fold(title)])];
    const again = own.find((one) => seen.has(one));
    for (const one of own) seen.add(one);
    const says = `another course is called "${again}" too. Give each a name of its own.`;
    return again === undefined ? [] : [tell(["training", "courses", at], says)];
  });
}

/** Courses that roles ask for and nobody described: they could never be held. */
function unknown({ roles, training: { courses } }: Config): PathProblem[] {
  const ids = courses.map(({ id }) => id);
  return roles.flatMap(({ training }, role) =>
    training.flatMap((course, at) => {
      if (ids.includes(course)) return [];
      const near = closest(course, ids);
      const instead = near === undefined ? "Write it under `training.courses`." : `Did you mean "${near}"?`;
      return [tell(["roles", role, "training", at], `there is no course "${course}". ${instead}`)];
    }),
  );
}
