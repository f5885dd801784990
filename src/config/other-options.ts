// A kind with forms in several languages: its rules name an option as any of them calls it.

import type { Instance } from "../core/case/kind.ts";
import type { Element, Layout } from "../core/form/layout.ts";
import type { Leaf } from "../core/rules/condition.ts";
import type { Charter } from "../core/rules/expression.ts";
import { reworded } from "../core/rules/reworded.ts";

/**
 * What other forms call an option, to what this one does. Options in the same place of a list are the same; where
 * another form has more or fewer, nobody can tell.
 */
export function sameOptions(own: Element, others: readonly Layout[]): Readonly<Record<string, string>> {
  const same = others
    .flatMap(({ elements }) => elements.filter(({ id }) => id === own.id))
    .filter(({ options }) => options.length === own.options.length)
    .flatMap(({ options }) => options.map((option, at) => [option, own.options[at] ?? option] as const))
    .filter(([option]) => !own.options.includes(option));
  return Object.fromEntries(same);
}

/** The rule in the words of this form. What is no option of it, and cannot be told, leaves a condition in doubt. */
export function inOwnOptions(rule: Charter, { fields, form }: Pick<Instance, "fields" | "form">): Charter {
  const own = new Map(
    fields.flatMap(({ id, type, options = [] }) =>
      type === "choice" || type === "choices" || type === "checklist" ? [[id, options] as const] : [],
    ),
  );
  const named = (field: string, option: string) => {
    const options = own.get(field);
    if (options === undefined || options.includes(option)) return option;
    return form.options?.[field]?.[option];
  };
  return reworded(rule, (leaf): Leaf => {
    if (leaf.is === "ticked") {
      const option = named(leaf.field, leaf.option);
      return option === undefined ? { ...leaf, doubtful: true } : { ...leaf, option };
    }
    if (leaf.is !== "choice") return leaf;
    const among = leaf.among.map((option) => named(leaf.field, option));
    const known = among.flatMap((option, at) => option ?? leaf.among[at] ?? []);
    return among.includes(undefined) ? { ...leaf, among: known, doubtful: true } : { ...leaf, among: known };
  });
}
