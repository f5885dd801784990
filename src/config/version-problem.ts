// The version of the file's layout: of another one nothing else can be said.

import type { PathProblem } from "./problem.ts";

/** The one that this Quorate reads. */
export const layoutVersion = 1;

/** What is wrong with a version that is there. A missing one is a setting like any other. */
export function versionProblem(data: unknown): PathProblem | undefined {
  if (typeof data !== "object" || data === null || !("version" in data)) return undefined;
  const { version } = data;
  if (version === layoutVersion || version === undefined || version === null) return undefined;
  const known = `Write ${layoutVersion}.`;
  const path = ["version"];
  if (typeof version === "number" && Number.isInteger(version) && version > layoutVersion) {
    return {
      path,
      says: `version: this Quorate reads version ${layoutVersion}, not ${version}. Write ${layoutVersion}, or bring Quorate up to date.`,
    };
  }
  const given = typeof version === "object" ? "this" : `"${String(version).slice(0, 60)}"`;
  return { path, says: `version: ${given} is no version of this file. ${known}` };
}
