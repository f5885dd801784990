// The repositories of a program: each is listed once, or nobody could say which of its settings hold.

import { sameName } from "./member-schema.ts";
import type { PathProblem } from "./problem.ts";
import type { Config } from "./schema.ts";

export function repositoryProblems({ repositories = [] }: Config): PathProblem[] {
  const names = repositories.map((one) => (typeof one === "string" ? one : one.name));
  return names.flatMap((name, at): PathProblem[] => {
    const first = names.findIndex((one) => sameName(one, name));
    if (first === at) return [];
    const says = `repositories.${at}: "${name}" is listed already, as repositories.${first}. Keep one of them.`;
    return [{ path: ["repositories", at], says }];
  });
}
