// Forms for tests, with only what a test is about.

import type { Element, Layout } from "../../src/core/form/layout.ts";

export function layoutOf(
  elements: ReadonlyArray<Partial<Element> & { readonly id: string; readonly label: string }>,
): Layout {
  return {
    name: "Request",
    description: "Ask for something.",
    labels: [],
    elements: elements.map((element) => ({
      type: "input",
      required: false,
      multiple: false,
      options: [],
      mustTick: [],
      ...element,
    })),
  };
}
