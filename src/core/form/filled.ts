// What a person filled in at one element of a form: from the text under its heading and back to that text.

import { closesFence, linesOf, openingFence, withoutComments } from "../text/markdown.ts";
import type { Trouble } from "../text/problem.ts";
import type { Element } from "./layout.ts";

export type Filled =
  | { readonly is: "empty" }
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "options"; readonly options: readonly string[] }
  | { readonly is: "ticks"; readonly ticked: readonly string[]; readonly unticked: readonly string[] };

export type FilledResult =
  | { readonly ok: true; readonly filled: Filled }
  | { readonly ok: false; readonly trouble: Trouble };

const noResponse = "_No response_";
const empty: FilledResult = { ok: true, filled: { is: "empty" } };
const fail = (trouble: Trouble): FilledResult => ({ ok: false, trouble });

/** Reads the lines between a heading and the next. */
export function readFilled(element: Element, lines: readonly string[]): FilledResult {
  const text = lines.join("\n").trim();
  const result = readText(element, text);
  if (!result.ok || !element.required) return result;
  const { filled } = result;
  const nothing = filled.is === "empty" || (filled.is === "ticks" && filled.ticked.length === 0);
  return nothing ? fail({ problem: "missing" }) : result;
}

function readText(element: Element, text: string): FilledResult {
  if (element.type === "checkboxes") return readTicks(element, text === noResponse ? "" : text);
  if (text === "" || text === noResponse) return empty;
  if (element.type === "dropdown") return element.multiple ? readOptions(element, text) : readOption(element, text);
  if (element.render !== undefined) {
    const code = unwrapped(text);
    return code.trim() === "" ? empty : { ok: true, filled: { is: "text", text: code } };
  }
  return withoutComments(text).trim() === "" ? empty : { ok: true, filled: { is: "text", text } };
}

/** Without the fence that GitHub put around the answer; as it stands where somebody took the fence away. */
function unwrapped(text: string): string {
  const lines = linesOf(text);
  const open = openingFence(lines[0] ?? "");
  const wrapped = open && lines.length > 1 && closesFence(lines.at(-1) ?? "", open);
  return wrapped ? lines.slice(1, -1).join("\n") : text;
}

function readOption(element: Element, text: string): FilledResult {
  if (element.options.includes(text)) return { ok: true, filled: { is: "options", options: [text] } };
  // GitHub wrote this for a choice left open before it wrote "_No response_".
  return text === "None" ? empty : fail({ problem: "notAnOption", found: text });
}

/** The options chosen, which stand on one line with ", " between them; options may hold commas themselves. */
function readOptions(element: Element, text: string): FilledResult {
  const unknown = fail({ problem: "notAnOption", found: text });
  if (text === "None") return empty;
  // Each option is there once at most, so a longer text is none of ours and is not worth the search.
  const longest = element.options.reduce((sum, option) => sum + option.length + 2, 0);
  if (text.length > longest) return unknown;
  const ways = waysToSplit(text, element.options);
  const found = ways[0];
  if (found === undefined) return unknown;
  if (ways.length > 1) return fail({ problem: "unclearOptions", found: text });
  return { ok: true, filled: { is: "options", options: found } };
}

/** At most two ways to write the text as different options joined by ", ": two are enough to know that it is unclear. */
function waysToSplit(text: string, options: readonly string[]): ReadonlyArray<readonly string[]> {
  const from: Array<ReadonlyArray<readonly string[]>> = [];
  from[text.length + 2] = [[]];
  for (let at = text.length; at >= 0; at--) {
    if (at > 0 && text.slice(at - 2, at) !== ", ") continue;
    const here: Array<readonly string[]> = [];
    for (const option of options) {
      if (!text.startsWith(option, at)) continue;
      const end = at + option.length;
      if (end !== text.length && !text.startsWith(", ", end)) continue;
      for (const rest of from[end + 2] ?? []) if (!rest.includes(option)) here.push([option, ...rest]);
    }
    from[at] = here.slice(0, 2);
  }
  return from[0] ?? [];
}

function readTicks(element: Element, text: string): FilledResult {
  const state = new Map<string, boolean>();
  for (const line of linesOf(text)) {
    const box = /^\s*[-*+] \[([ xX])\] (.*)$/.exec(line);
    const label = box?.[2]?.trim() ?? "";
    if (!element.options.includes(label)) continue;
    if (state.has(label)) return fail({ problem: "twice", found: label });
    state.set(label, box?.[1] !== " ");
  }
  const ticked = element.options.filter((label) => state.get(label));
  const open = element.mustTick.find((label) => !ticked.includes(label));
  if (open !== undefined) return fail({ problem: "unticked", found: open });
  return {
    ok: true,
    filled: { is: "ticks", ticked, unticked: element.options.filter((label) => !ticked.includes(label)) },
  };
}

/** The text that GitHub writes under the heading. */
export function renderFilled(element: Element, filled: Filled): string {
  switch (filled.is) {
    case "empty":
      return element.type === "checkboxes" ? boxes(element, []) : noResponse;
    case "text":
      return element.render === undefined ? filled.text : `\`\`\`${element.render}\n${filled.text}\n\`\`\``;
    case "options":
      return filled.options.length === 0 ? noResponse : filled.options.join(", ");
    case "ticks":
      return boxes(element, filled.ticked);
    default:
      return filled satisfies never;
  }
}

const boxes = (element: Element, ticked: readonly string[]) =>
  element.options.map((label) => `- [${ticked.includes(label) ? "X" : " "}] ${label}`).join("\n");
