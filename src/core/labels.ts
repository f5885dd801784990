// The labels that Quorate speaks with.

import type { Instance } from "./kind.ts";
import type { Words } from "./words.ts";

export const stateLabel = (stage: string): string => `state: ${stage}`;

export interface LabelSpec {
  readonly name: string;
  readonly color: string;
  readonly description: string;
}

/** Every label that cases of this instance may carry. */
export const labelNames = ({ label, stages }: Instance): string[] => [label, ...Object.keys(stages).map(stateLabel)];

/** The same, as they should look where they have to be made. */
export function labelsOf(instance: Instance, words: Words): LabelSpec[] {
  const kind = { name: instance.label, color: "bfd4f2", description: instance.title };
  const states = Object.entries(instance.stages).map(([stage, { color }]) => ({
    name: stateLabel(stage),
    color,
    description: words.say(`label/${stage}`),
  }));
  return [kind, ...states];
}
