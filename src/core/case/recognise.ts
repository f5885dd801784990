// Which issues are cases: what was opened with a form that the program knows, and what carries a kind's label.

import { readBody } from "../form/form.ts";
import type { Instance } from "./kind.ts";
import { foldLabel } from "./labels.ts";

export type Known = Pick<Instance, "name" | "label"> & {
  readonly form: Pick<Instance["form"], "layout" | "aliases">;
} & Partial<Pick<Instance, "language" | "start" | "heeds" | "tasks">>;

/**
 * The kind that an issue is of: by its label, else by the form's headings. Where a kind has forms in several languages,
 * the headings say which; without any, the first holds.
 */
export function recognise<K extends Known>(
  issue: { readonly body: string; readonly labels: readonly string[] },
  kinds: readonly K[],
): K | undefined {
  const labels = issue.labels.map(foldLabel);
  const labelled = kinds.find(({ label }) => labels.includes(foldLabel(label)));
  const possible = labelled ? kinds.filter(({ name }) => name === labelled.name) : kinds;
  if (labelled && possible.length === 1) return labelled;
  return possible.find(({ form }) => readBody(form.layout, issue.body, form.aliases).matches) ?? labelled;
}
