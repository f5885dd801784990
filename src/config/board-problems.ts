// `board:` against the states, kinds and communities that there are.

import { sameName } from "../core/case/board.ts";
import { closest } from "../core/text/closest.ts";
import { kinds } from "../kinds/index.ts";
import type { PathProblem } from "./problem.ts";
import type { Config } from "./schema.ts";
import { nameOf } from "./schema-problems.ts";

export function boardProblems({ board, kinds: entries, communities }: Config): PathProblem[] {
  if (!board) return [];
  const { status, kind, community } = board.options;
  return [
    ...strangers("status", "state or column", status, statuses(entries)),
    ...strangers("kind", "kind", kind, Object.keys(entries)),
    ...strangers(
      "community",
      "community",
      community,
      communities.map(({ id }) => id),
    ),
  ];
}

/** The names of states and columns that cases of these entries can have. */
function statuses(entries: Config["kinds"]): string[] {
  const used = new Set(Object.values(entries).map(({ is }) => is));
  const stages = kinds
    .filter(({ name }) => used.has(name))
    .flatMap((kind) => Object.entries(kind.stages(kind.settings.parse({}))));
  return [...new Set(stages.flatMap(([name, { column }]) => [column, name]))];
}

const strangers = (
  part: "status" | "kind" | "community",
  what: string,
  named: Readonly<Record<string, string>>,
  known: readonly string[],
): PathProblem[] =>
  Object.keys(named)
    .filter((name) => !known.some((one) => sameName(one, name)))
    .map((name) => {
      const near = closest(name, known);
      const there = known.length === 0 ? "There is none." : `There are ${known.join(", ")}.`;
      const instead = near === undefined ? there : `Did you mean "${near}"?`;
      const path = ["board", "options", part, name];
      return { path, says: `${nameOf(path)}: there is no ${what} "${name}". ${instead}` };
    });
