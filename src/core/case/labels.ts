// The labels that Quorate speaks with: one says what an issue is, another how far it is. Capitals make no difference, as
// on GitHub.

import type { Words } from "../text/words.ts";
import type { Facts } from "./facts.ts";
import type { Instance } from "./kind.ts";

/** What the label of a state is called where the community has no name for it. */
export const stateLabel = (stage: string): string => `state: ${stage}`;

export const foldLabel = (name: string): string => name.toLowerCase();

export interface LabelSpec {
  readonly name: string;
  readonly color: string;
  readonly description: string;
}

/** The labels that say the state, each once: several states may share one. */
const stateLabels = ({ states }: Pick<Instance, "states">): string[] => [...new Set(Object.values(states))];

/** The same in small letters, to look names up in. */
export const foldedStates = (instance: Pick<Instance, "states">): ReadonlySet<string> =>
  new Set(stateLabels(instance).map(foldLabel));

export const labelOfStage = ({ states }: Pick<Instance, "states">, stage: string): string =>
  states[stage] ?? stateLabel(stage);

/** Every label that cases of this instance may carry. */
export const labelNames = (instance: Pick<Instance, "label" | "states">): string[] => [
  instance.label,
  ...stateLabels(instance),
];

/** The same, as they should look where they have to be made. */
export function labelsOf(instance: Instance, words: Words): LabelSpec[] {
  const kind = { name: instance.label, color: "bfd4f2", description: instance.title };
  const states = stateLabels(instance).map((name): LabelSpec => {
    const stages = Object.keys(instance.stages).filter((stage) => labelOfStage(instance, stage) === name);
    const [first = ""] = stages;
    // What one state means is not true of the others that share its label.
    const description = stages.length > 1 ? "" : words.say(`label/${first}`);
    return { name, color: instance.stages[first]?.color ?? "ededed", description };
  });
  return [kind, ...states];
}

/**
 * What we take off when it is not true: the labels of states, and whatever we ourselves put on and nobody touched since,
 * so that nothing of ours stays behind when the community calls its states otherwise. What an approval puts on is not
 * about the state, and stays.
 */
export function ownStateLabels(instance: Instance, { timeline, record }: Pick<Facts, "timeline" | "record">): string[] {
  const effects = [...instance.effects, ...(record?.effects ?? []).map(({ effect }) => effect)];
  const given = new Set(effects.flatMap((one) => (one.is === "label" ? [foldLabel(one.label)] : [])));
  const ours = new Map<string, string>();
  for (const entry of timeline) {
    if (entry.is !== "labeled" && entry.is !== "unlabeled") continue;
    if (given.has(foldLabel(entry.label))) continue;
    if (entry.mine && entry.is === "labeled") ours.set(foldLabel(entry.label), entry.label);
    else ours.delete(foldLabel(entry.label));
  }
  return [...stateLabels(instance), ...ours.values()];
}
