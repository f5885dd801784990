// What `quorate check` prints: a line for each problem, for people and for editors; or one object, for programs.

import { type FileProblem, tell } from "../config/problem.ts";

export function asText(problems: readonly FileProblem[]): string {
  const wrong = problems.filter(({ warning }) => !warning).length;
  const end = wrong === 0 ? "The configuration and its forms hold together." : `${wrong} to be mended.`;
  return `${[...problems.map(tell), end].join("\n")}\n`;
}

/** `ok` where nothing has to be mended; a warning is no mistake. */
export function asJson(problems: readonly FileProblem[]): string {
  const said = problems.map(({ repository, file, line, column, says, warning }) => ({
    ...(repository === undefined ? {} : { repository }),
    ...{ file, line, column, severity: warning ? "warning" : "error", message: says },
  }));
  return `${JSON.stringify({ ok: problems.every(({ warning }) => warning), problems: said }, undefined, 2)}\n`;
}
