// Which issues are cases: what was opened with a form that the program knows, and what carries a kind's label.

import { readBody } from "./form.ts";
import type { Instance } from "./kind.ts";

export type Known = Pick<Instance, "name" | "label"> & { readonly form: Pick<Instance["form"], "layout" | "aliases"> };

/** The kind that an issue is of: by its label, else by the form's headings. */
export function recognise(
  issue: { readonly body: string; readonly labels: readonly string[] },
  kinds: readonly Known[],
): string | undefined {
  const labels = issue.labels.map((label) => label.toLowerCase());
  const labelled = kinds.find(({ label }) => labels.includes(label.toLowerCase()));
  return (labelled ?? kinds.find(({ form }) => readBody(form.layout, issue.body, form.aliases).matches))?.name;
}
