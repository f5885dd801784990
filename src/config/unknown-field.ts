// A field that the configuration names and the form does not have.

import type { Layout } from "../core/form/layout.ts";
import { closest } from "../core/text/closest.ts";
import type { PathProblem } from "./problem.ts";
import type { Path } from "./yaml.ts";

/** Tells a problem of an entry, by its path inside it. */
export type Tell = (path: Path, says: string, warning?: true) => PathProblem;

/** Says that the form has no such field, where it has none. */
export function unknownField(id: string, path: Path, { elements }: Layout, tell: Tell): PathProblem[] {
  const ids = elements.map((element) => element.id);
  if (ids.includes(id)) return [];
  const near = closest(id, ids);
  const instead = near === undefined ? `It has ${ids.join(", ")}.` : `Did you mean "${near}"?`;
  return [tell(path, `the form has no field "${id}". ${instead}`)];
}
