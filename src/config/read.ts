// Reading `.github/quorate.yml`: the configuration, or every problem with its line.

import { crossProblems } from "./cross-problems.ts";
import { type Base, type Layers, readLayers } from "./layers.ts";
import { type FileProblem, inOrder } from "./problem.ts";
import { Config } from "./schema.ts";
import { schemaProblems } from "./schema-problems.ts";
import { versionProblem } from "./version-problem.ts";

export { labelOf, statesOf } from "./label.ts";

export type ConfigRead =
  | {
      readonly ok: true;
      readonly config: Config;
      /** Where a setting stands. */
      readonly at: Layers["at"];
      /** What is odd, but can be worked with. */
      readonly warnings: readonly FileProblem[];
    }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** A person mends a few at a time; finding the places of thousands would only take long. */
const mostProblems = 100;

/** Reads a text of any content; never throws. `base` is the organisation's file, for a text that extends it. */
export function readConfig(text: string, base?: Base): ConfigRead {
  const { data, problems: unread, at } = readLayers(text, base);
  if (unread.length > 0) return { ok: false, problems: unread };
  const stranger = versionProblem(data);
  if (stranger) return { ok: false, problems: [{ ...at(stranger.path), says: stranger.says }] };
  const parsed = Config.safeParse(data, { reportInput: true });
  if (!parsed.success) {
    const problems = schemaProblems(parsed.error.issues)
      .slice(0, mostProblems)
      .map(({ path, says }) => ({ ...at(path), says }));
    return { ok: false, problems: inOrder(problems) };
  }
  const problems = inOrder(crossProblems(parsed.data).map(({ path, ...problem }) => ({ ...at(path), ...problem })));
  if (problems.some(({ warning }) => !warning)) return { ok: false, problems };
  return { ok: true, config: parsed.data, at, warnings: problems };
}
