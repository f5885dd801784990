// A kind with forms in several languages: people may name a field in a comment as any of these forms calls it, and rules
// an option.

import type { Instance } from "../core/case/kind.ts";
import type { Layout } from "../core/form/layout.ts";
import { inOwnOptions, sameOptions } from "./other-options.ts";

export function withLabelsOf(instance: Instance, others: readonly Layout[]): Instance {
  const own = new Set(instance.form.layout.elements.map(({ id }) => id));
  const labels = others.flatMap(({ elements }) => elements.map(({ label, id }) => [label, id] as const));
  const elsewhere = Object.fromEntries(labels.filter(([, id]) => own.has(id)));
  const same = instance.form.layout.elements.map((one) => [one.id, sameOptions(one, others)] as const);
  const options = Object.fromEntries(same.filter(([, known]) => Object.keys(known).length > 0));
  const form = others.length === 0 ? instance.form : { ...instance.form, elsewhere, options };
  const { rule, appeal } = instance;
  const of = { fields: instance.fields, form };
  return { ...instance, form, rule: inOwnOptions(rule, of), appeal: inOwnOptions(appeal, of) };
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
