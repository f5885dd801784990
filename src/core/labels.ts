// The labels that Quorate speaks with.

import type { Instance } from "./kind.ts";

export const stateLabel = (stage: string): string => `state: ${stage}`;

export interface LabelSpec {
  readonly name: string;
  readonly color: string;
  readonly description: string;
}

/** Every label that cases of this instance may carry, as it should look where it has to be made. */
export function labelsOf(instance: Instance): LabelSpec[] {
  const kind = { name: instance.label, color: "bfd4f2", description: instance.title };
  const states = Object.entries(instance.stages).map(([stage, { color, about }]) => ({
    name: stateLabel(stage),
    color,
    description: about,
  }));
  return [kind, ...states];
}
