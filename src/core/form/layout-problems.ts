// What no schema of single values sees in an issue form: ids and labels that clash, options that cannot be told apart.

import { excludeEachOther } from "./exclusive-boxes.ts";
import type { Element, LayoutProblem } from "./layout.ts";

interface PlacedElement {
  readonly element: Element;
  /** Position in the form's `body`. */
  readonly at: number;
}

export function layoutProblems(placed: readonly PlacedElement[]): LayoutProblem[] {
  if (placed.length === 0)
    return [{ path: ["body"], says: "The form needs at least one element that people fill in." }];
  const problems: LayoutProblem[] = [];
  const ids = new Set<string>();
  const labels = new Set<string>();
  for (const { element, at } of placed) {
    const path = ["body", at];
    if (labels.has(element.label))
      problems.push({ path: [...path, "attributes", "label"], says: labelTwice(element.label) });
    else if (ids.has(element.id))
      problems.push({ path, says: `Another element has the id "${element.id}", or a label that is too similar.` });
    // Field values are kept in plain objects by id, where this one word is no key.
    if (element.id === "__proto__") problems.push({ path, says: "This id cannot be used: choose another one." });
    ids.add(element.id);
    labels.add(element.label);
    problems.push(...optionProblems(element, [...path, "attributes", "options"]));
    if (excludeEachOther(element)) problems.push({ path: [...path, "attributes", "options"], says: allTicked });
    if (/password/i.test(element.label) && (element.type === "input" || element.type === "textarea")) {
      problems.push({
        path: [...path, "attributes", "label"],
        says: "GitHub refuses a form that asks for a password.",
      });
    }
  }
  return problems;
}

const allTicked =
  "All of these boxes must be ticked, but they look like a choice: nobody could fill this in. Use a dropdown, or leave `required` out.";

const labelTwice = (label: string) =>
  `The label "${label}" is used twice: in the issue the two answers could not be told apart.`;

function optionProblems(element: Element, path: ReadonlyArray<string | number>): LayoutProblem[] {
  const seen = new Set<string>();
  return element.options.flatMap((option, at): LayoutProblem[] => {
    const twice = seen.has(option);
    seen.add(option);
    if (twice) return [{ path: [...path, at], says: `The option "${option}" is there twice.` }];
    if (element.type !== "dropdown") return [];
    if (option.toLowerCase() === "none")
      return [{ path: [...path, at], says: 'GitHub keeps the option "None" for itself.' }];
    if (!element.multiple || !option.includes(",")) return [];
    return [
      {
        path: [...path, at],
        says: "GitHub puts commas between the options that are chosen: better none inside one.",
        warning: true,
      },
    ];
  });
}
