// A case that Quorate opens itself, written as the form of its kind would have it.

import type { ChildSpec } from "../case/children.ts";
import type { Filled } from "../form/filled.ts";
import { renderBody } from "../form/form.ts";
import type { Element, Layout } from "../form/layout.ts";
import { fold } from "../text/closest.ts";
import type { Words } from "../text/words.ts";
import type { Template } from "./template.ts";

/** Its title and its text. What the form does not offer is left open, so that it is asked for. */
export const childText = ({ title, values }: ChildSpec, layout: Layout, words: Words): Template => ({
  title: words.say(title.say, title.with).slice(0, 250),
  body: bodyOf(layout, values, words),
});

function bodyOf(layout: Layout, values: ChildSpec["values"], words: Words): string {
  const filled = layout.elements.flatMap((element): [string, Filled][] => {
    const value = values[element.id];
    const said = typeof value === "object" ? value.map((one) => words.say(one.say, one.with)).join("\n") : value;
    const text = said?.trim();
    return text === undefined || text === "" ? [] : [[element.id, filledAs(element, text)]];
  });
  return renderBody(layout, new Map(filled));
}

function filledAs({ type, options, multiple }: Element, text: string): Filled {
  if (type !== "dropdown" && type !== "checkboxes") return { is: "text", text };
  const lines = text.split("\n").map(fold);
  const chosen = options.filter((option) => lines.includes(fold(option)));
  if (type === "checkboxes")
    return { is: "ticks", ticked: chosen, unticked: options.filter((option) => !chosen.includes(option)) };
  return chosen.length === 0 ? { is: "empty" } : { is: "options", options: multiple ? chosen : chosen.slice(0, 1) };
}
