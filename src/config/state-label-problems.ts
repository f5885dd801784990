// `labels:`, the community's own names for the labels of states, against the states there are and the labels of kinds.

import { foldLabel } from "../core/case/labels.ts";
import { closest } from "../core/text/closest.ts";
import { kinds } from "../kinds/index.ts";
import { labelOf, statesOf } from "./label.ts";
import type { PathProblem } from "./problem.ts";
import type { Config } from "./schema.ts";
import { nameOf } from "./schema-problems.ts";

/** The states of every kind, whatever its settings. */
const stages = [...new Set(kinds.flatMap((kind) => Object.keys(kind.stages(kind.settings.parse({})))))];

/** The label of every state in a program. */
export const statesIn = ({ labels }: Pick<Config, "labels">): Readonly<Record<string, string>> =>
  statesOf(stages, labels);

export const stateLabelProblems = (config: Config): PathProblem[] => [...unknown(config), ...shared(config)];

const unknown = ({ labels }: Config): PathProblem[] =>
  Object.keys(labels)
    .filter((stage) => !stages.includes(stage))
    .map((stage) => {
      const near = closest(stage, stages);
      const instead = near === undefined ? `The states are ${stages.join(", ")}.` : `Did you mean "${near}"?`;
      return { path: ["labels", stage], says: `labels.${stage}: there is no state "${stage}". ${instead}` };
    });

/** A label that says what an issue is cannot say how far it is, too. */
function shared(config: Config): PathProblem[] {
  const owners = new Map(Object.entries(config.kinds).map(([name, one]) => [foldLabel(labelOf(name, one)), name]));
  return Object.entries(statesIn(config)).flatMap(([stage, label]): PathProblem[] => {
    const owner = owners.get(foldLabel(label));
    if (owner === undefined) return [];
    const path = stage in config.labels ? ["labels", stage] : ["kinds", owner, "label"];
    const says =
      stage in config.labels
        ? `"${label}" is the label of "${owner}" already. Name another one for this state.`
        : "Quorate shows a state with this label. Choose another one.";
    return [{ path, says: `${nameOf(path)}: ${says}` }];
  });
}
