// Issue forms of a repository, read with the place of everything that is wrong.

import { type Layout, readLayout } from "../core/layout.ts";
import { type FileProblem, inOrder } from "./problem.ts";
import { readYaml, type Yaml } from "./yaml.ts";

export const formFolder = ".github/ISSUE_TEMPLATE";

export type FormRead =
  | { readonly ok: true; readonly layout: Layout; readonly yaml: Yaml; readonly problems: readonly FileProblem[] }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Reads one form file. Problems of a form that reads are warnings. */
export function readForm(file: string, text: string): FormRead {
  const path = `${formFolder}/${file}`;
  const yaml = readYaml(path, text);
  if (yaml.problems.length > 0) return { ok: false, problems: yaml.problems };
  const read = readLayout(yaml.data);
  const found = read.ok ? read.warnings : read.problems;
  const problems = found.map(({ path: at, says, instead, warning }) => ({
    file: path,
    ...yaml.at(at),
    says: `${at.length === 0 ? "the file" : at.join(".")}: ${says}${instead === undefined ? "" : ` Did you mean "${instead}"?`}`,
    ...(warning ? { warning } : {}),
  }));
  return read.ok ? { ok: true, layout: read.layout, yaml, problems } : { ok: false, problems: inOrder(problems) };
}
