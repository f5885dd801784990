// A kind with forms in several languages: people may name a field in a comment as any of these forms calls it.

import type { Instance } from "../core/case/kind.ts";
import type { Element, Layout } from "../core/form/layout.ts";

export function withLabelsOf(instance: Instance, others: readonly Layout[]): Instance {
  if (others.length === 0) return instance;
  const own = new Set(instance.form.layout.elements.map(({ id }) => id));
  const labels = others.flatMap(({ elements }) => elements.map(({ label, id }) => [label, id] as const));
  const elsewhere = Object.fromEntries(labels.filter(([, id]) => own.has(id)));
  const options = Object.fromEntries(instance.form.layout.elements.flatMap((one) => optionsOf(one, others)));
  return { ...instance, form: { ...instance.form, elsewhere, options } };
}

/** Options in the same place of a list are the same; where another form has more or fewer, nobody can tell. */
function optionsOf(own: Element, others: readonly Layout[]): [string, Record<string, string>][] {
  const same = others
    .flatMap(({ elements }) => elements.filter(({ id }) => id === own.id))
    .filter(({ options }) => options.length === own.options.length)
    .flatMap(({ options }) => options.map((option, at) => [option, own.options[at] ?? option] as const))
    .filter(([option]) => !own.options.includes(option));
  return same.length === 0 ? [] : [[own.id, Object.fromEntries(same)]];
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
