// Answers of a form that the settings of a kind name: one of the kind's forms has to offer each of them.

import type { Layout } from "../core/form/layout.ts";
import { closest } from "../core/text/closest.ts";
import { kinds } from "../kinds/index.ts";
import type { PathProblem } from "./problem.ts";
import type { Entry } from "./schema.ts";
import type { Tell } from "./unknown-field.ts";

/** `others`: the kind's forms in other languages, where the same answer has other words. */
export function answerProblems(
  { is, settings }: Entry,
  layout: Layout,
  others: readonly Layout[],
  tell: Tell,
): PathProblem[] {
  const named = kinds.find(({ name }) => name === is)?.answers?.(settings) ?? [];
  const offered = [layout, ...others].flatMap(({ elements }) =>
    elements.flatMap(({ type, multiple, options }) => (type === "dropdown" && !multiple ? options : [])),
  );
  return named.flatMap((answer) => {
    if (offered.includes(answer)) return [];
    const setting = Object.keys(settings).find((key) => settings[key] === answer);
    const near = closest(answer, offered);
    const instead =
      near === undefined ? "Write one of the options of its dropdowns as it stands there." : `Did you mean "${near}"?`;
    return [tell(setting === undefined ? [] : [setting], `the form offers no answer "${answer}". ${instead}`)];
  });
}
