// Settings that name another entry of `kinds:`, by whose form cases are opened later: that one has to be there, and to be
// of the right kind. Otherwise nobody would notice before the day on which it is needed.

import { closest } from "../core/text/closest.ts";
import { kinds } from "../kinds/index.ts";
import type { PathProblem } from "./problem.ts";
import type { Config, Entry } from "./schema.ts";
import { nameOf } from "./schema-problems.ts";

export const openedProblems = (config: Config): PathProblem[] =>
  Object.entries(config.kinds).flatMap(([name, entry]) => {
    const kind = kinds.find((one) => one.name === entry.is);
    return Object.entries(kind?.opens ?? {}).flatMap(([setting, is]) => {
      const value = entry.settings[setting];
      // What the kind says by itself may be missing: a program that has no meetings names none.
      const isDefault = kind?.settings.parse({})[setting] === value && config.kinds[String(value)] === undefined;
      if (typeof value !== "string" || isDefault) return [];
      const problem = wrong({ value, is }, config.kinds);
      const path = ["kinds", name, setting];
      return problem === undefined ? [] : [{ path, says: `${nameOf(path)}: ${problem}` }];
    });
  });

interface Named {
  readonly value: string;
  /** The kind that it has to be of. */
  readonly is: string;
}

function wrong({ value, is }: Named, entries: Readonly<Record<string, Entry>>): string | undefined {
  const found = entries[value]?.is;
  if (found === is) return undefined;
  const instead = insteadOf({ value, is }, entries);
  return found === undefined
    ? `there is no kind "${value}". ${instead}`
    : `"${value}" is a ${found}, and it has to be a ${is}. ${instead}`;
}

function insteadOf({ value, is }: Named, entries: Readonly<Record<string, Entry>>): string {
  const fit = Object.keys(entries).filter((name) => entries[name]?.is === is);
  const near = closest(value, fit) ?? (fit.length === 1 ? fit[0] : undefined);
  if (near !== undefined) return `Did you mean "${near}"?`;
  if (fit.length === 0) return `Add one with \`is: ${is}\` under \`kinds:\`.`;
  return `Write one of these: ${fit.join(", ")}.`;
}
