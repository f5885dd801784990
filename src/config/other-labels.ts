// A kind with forms in several languages: people may name a field in a comment as any of these forms calls it.

import type { Instance } from "../core/case/kind.ts";
import type { Layout } from "../core/form/layout.ts";

export function withLabelsOf(instance: Instance, others: readonly Layout[]): Instance {
  if (others.length === 0) return instance;
  const own = new Set(instance.form.layout.elements.map(({ id }) => id));
  const labels = others.flatMap(({ elements }) => elements.map(({ label, id }) => [label, id] as const));
  const elsewhere = Object.fromEntries(labels.filter(([, id]) => own.has(id)));
  return { ...instance, form: { ...instance.form, elsewhere } };
}

/** Each with the labels of the other forms of its kind. */
export const withEachOthersLabels = (instances: readonly Instance[]): Instance[] =>
  instances.map((one) => {
    const others = instances.filter((other) => other !== one && other.name === one.name);
    return withLabelsOf(
      one,
      others.map(({ form }) => form.layout),
    );
  });
