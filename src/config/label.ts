// The labels of an entry and of its states.

import { stateLabel } from "../core/case/labels.ts";
import type { Config, Entry } from "./schema.ts";

/** The label that marks the cases of an entry. */
export const labelOf = (name: string, entry: Pick<Entry, "label">): string => entry.label ?? `kind: ${name}`;

/** The label of each stage: the community's own name for it, or ours. */
export const statesOf = (stages: readonly string[], labels: Config["labels"]): Record<string, string> =>
  Object.fromEntries(stages.map((stage) => [stage, labels[stage] ?? stateLabel(stage)]));
