// Issue forms of a repository, read with the place of everything that is wrong.

import { type Layout, readLayout } from "../core/form/layout.ts";
import { bareWords } from "./bare-words.ts";
import { type FileProblem, inOrder, type PathProblem } from "./problem.ts";
import { readYaml, type Yaml } from "./yaml.ts";

export const formFolder = ".github/ISSUE_TEMPLATE";

export type FormRead =
  | { readonly ok: true; readonly layout: Layout; readonly yaml: Yaml; readonly problems: readonly FileProblem[] }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Reads one form file; never throws. Problems of a form that reads are warnings. */
export function readForm(file: string, text: string): FormRead {
  const path = `${formFolder}/${file}`;
  const yaml = readYaml(path, text);
  if (yaml.problems.length > 0) return { ok: false, problems: yaml.problems };
  const bare = bareWords(yaml);
  const read = readLayout(yaml.data);
  const said = new Set(bare.map((one) => one.path.join(".")));
  const others = (read.ok ? read.warnings : read.problems).filter((one) => !said.has(one.path.join(".")));
  const found = [
    ...bare,
    ...others.map(({ instead, says, ...rest }) => ({
      ...rest,
      says: instead === undefined ? plain(says) : `${says} Did you mean "${instead}"?`,
    })),
  ];
  const problems = inOrder(found.map((one) => placed(one, path, yaml)));
  if (!read.ok || bare.length > 0) return { ok: false, problems };
  return { ok: true, layout: read.layout, yaml, problems };
}

/** The schema's own words for what is neither text nor a number. */
const plain = (says: string): string => (says === "Invalid input" ? "This must be text: put it in quotes." : says);

const placed = ({ path, says, ...rest }: PathProblem, file: string, yaml: Yaml): FileProblem => ({
  file,
  ...yaml.at(path),
  says: `${path.length === 0 ? "the file" : path.map(String).join(".")}: ${says}`,
  ...rest,
});
