// Reading `.github/quorate.yml`: the configuration, or every problem with its line.

import { crossProblems } from "./cross-problems.ts";
import { type FileProblem, inOrder } from "./problem.ts";
import { Config } from "./schema.ts";
import { schemaProblems } from "./schema-problems.ts";
import { readYaml, type Yaml } from "./yaml.ts";

export { labelOf, statesOf } from "./label.ts";

export const configFile = ".github/quorate.yml";

export type ConfigRead =
  | {
      readonly ok: true;
      readonly config: Config;
      readonly yaml: Yaml;
      /** What is odd, but can be worked with. */
      readonly warnings: readonly FileProblem[];
    }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** A person mends a few at a time; finding the places of thousands would only take long. */
const mostProblems = 100;

/** Reads a text of any content; never throws. */
export function readConfig(text: string, file = configFile): ConfigRead {
  const yaml = readYaml(file, text);
  if (yaml.problems.length > 0) return { ok: false, problems: yaml.problems };
  const parsed = Config.safeParse(yaml.data, { reportInput: true });
  if (!parsed.success) {
    const problems = schemaProblems(parsed.error.issues)
      .slice(0, mostProblems)
      .map(({ path, says }) => ({ file, ...yaml.at(path), says }));
    return { ok: false, problems: inOrder(problems) };
  }
  const found = crossProblems(parsed.data).map(({ path, ...problem }) => ({ file, ...yaml.at(path), ...problem }));
  const problems = inOrder(found);
  if (problems.some(({ warning }) => !warning)) return { ok: false, problems };
  return { ok: true, config: parsed.data, yaml, warnings: problems };
}
