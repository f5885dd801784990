// Templates of issues against the configuration: those that are named must be there, and their gaps must be filled.

import type { Instance } from "../core/case/kind.ts";
import { commonGaps, gapsIn } from "../core/telling/template.ts";
import { closest } from "../core/text/closest.ts";
import { templateFolder } from "./effects-schema.ts";
import type { FileProblem } from "./problem.ts";
import type { readConfig } from "./read.ts";
import { nameOf } from "./schema-problems.ts";

type Read = Extract<ReturnType<typeof readConfig>, { ok: true }>;

/** `templates` are the texts of the folder by file name, `instances` those whose forms could be read. */
export function templateProblems(
  { config, at: whereIs }: Pick<Read, "config" | "at">,
  instances: readonly Instance[],
  templates: ReadonlyMap<string, string>,
): FileProblem[] {
  return Object.entries(config.kinds).flatMap(([name, { effects }]) =>
    effects.flatMap((effect, at) => {
      if (!("open_issue" in effect)) return [];
      const file = effect.open_issue;
      const text = templates.get(file);
      if (text !== undefined)
        return gapProblems(
          file,
          text,
          instances.find((one) => one.name === name),
        );
      const path = ["kinds", name, "effects", at, "open_issue"];
      const near = closest(file, [...templates.keys()]);
      const instead = near === undefined ? "Add it, or name another one." : `Did you mean "${near}"?`;
      const says = `${nameOf(path)}: there is no template ${templateFolder}/${file}. ${instead}`;
      return [{ ...whereIs(path), says }];
    }),
  );
}

function gapProblems(file: string, text: string, instance: Instance | undefined): FileProblem[] {
  if (!instance) return [];
  const known = [...commonGaps, ...instance.fields.map(({ id }) => id)];
  return text.split("\n").flatMap((line, at) =>
    gapsIn(line).flatMap((gap): FileProblem[] => {
      const place = { file: `${templateFolder}/${file}`, line: at + 1, column: line.indexOf(gap) + 1 };
      const field = instance.fields.find(({ id }) => id === gap);
      if (field?.type === "text") {
        const says = `{{${gap}}} is a text, which stays where it was written. Take it out; {{request}} leads to it.`;
        return [{ ...place, says }];
      }
      if (known.includes(gap)) return [];
      const near = closest(gap, known);
      const instead = near === undefined ? `There are ${known.join(", ")}.` : `Did you mean "${near}"?`;
      return [{ ...place, says: `{{${gap}}} is nothing that Quorate can fill in. ${instead}` }];
    }),
  );
}
