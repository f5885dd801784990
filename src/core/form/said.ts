// What a line of a comment says for a field, as it would stand in the form.

import { closest, fold } from "../text/closest.ts";
import type { Trouble } from "../text/problem.ts";
import { linesOrCommas } from "./field.ts";
import type { Named } from "./field-names.ts";
import type { FieldSpec } from "./field-spec.ts";
import type { Filled, FilledResult } from "./filled.ts";
import type { Element } from "./layout.ts";

const fail = (trouble: Trouble): FilledResult => ({ ok: false, trouble });

/** `before`: what the field held until then, which the line for one box of a checklist changes in one place. */
export function filledBy(said: { readonly named: Named; readonly text: string }, spec: FieldSpec, before?: Filled) {
  const { element } = said.named;
  const result = read(said, spec, before);
  const empty = result.ok && result.filled.is === "empty";
  return empty && element.required ? fail({ problem: "missing" }) : result;
}

function read({ named, text }: { named: Named; text: string }, spec: FieldSpec, before?: Filled): FilledResult {
  const { element } = named;
  const value = spec.type === "text" && element.type !== "dropdown" ? text.trim() : tidy(text);
  if (/^(?:_No response_|[-–—]*)$/.test(value)) return { ok: true, filled: { is: "empty" } };
  if (element.type === "checkboxes") return ticks(named, value, before);
  if (element.type === "dropdown") return options(named, spec, value);
  return { ok: true, filled: { is: "text", text: value } };
}

/** Emphasis around a value and a full stop behind it are not part of it. */
function tidy(text: string): string {
  const bare = text.trim().replace(/^([*_`]{1,3})([^*_`]+)\1$/, "$2");
  return /:\/\//.test(bare) ? bare : bare.replace(/\.$/, "").trim();
}

const sameAs = (text: string) => (option: string) => fold(option) === fold(text);

/** The form's own option that somebody means, whatever language they say it in. */
const optionOf = ({ element, also }: Named, text: string): string | undefined =>
  element.options.find(sameAs(text)) ?? also?.get(fold(text));

function options(named: Named, spec: FieldSpec, text: string): FilledResult {
  const { element } = named;
  const whole = optionOf(named, text);
  if (whole !== undefined) return { ok: true, filled: { is: "options", options: [whole] } };
  const every = [...element.options, ...(named.also?.keys() ?? [])];
  const chosen = element.multiple ? linesOrCommas({ ...spec, options: every }, text) : [text];
  const found = chosen.map((one) => optionOf(named, one));
  const known = found.filter((one) => one !== undefined);
  if (known.length === found.length) return { ok: true, filled: { is: "options", options: [...new Set(known)] } };
  return notAnOption(chosen[found.indexOf(undefined)] ?? text, element);
}

function notAnOption(found: string, { options: known }: Element): FilledResult {
  const near = closest(found, known);
  return fail({ problem: "notAnOption", found, ...(near === undefined ? {} : { closest: near }) });
}

/** Yes and no in the languages that people write in most; marks that stand for them. */
const yes = new Set([
  "yes",
  "y",
  "yep",
  "ok",
  "okay",
  "x",
  "true",
  "done",
  "agreed",
  "si",
  "s",
  "oui",
  "ja",
  "sim",
  "d'accord",
  "da",
  "tak",
  "evet",
  "hai",
  "haan",
  "✓",
  "✔",
  "✅",
  "☑",
  "👍",
]);
const no = new Set([
  "no",
  "n",
  "nope",
  "false",
  "non",
  "nein",
  "nao",
  "nie",
  "net",
  "hayir",
  "✗",
  "✘",
  "❌",
  "☐",
  "👎",
]);
const oneWord = (text: string): string => fold(text.replace(/[!.,]+|\ufe0f/g, ""));

function ticks(named: Named, text: string, before?: Filled): FilledResult {
  const { element, box } = named;
  const had = before?.is === "ticks" ? before.ticked : [];
  const word = oneWord(text);
  if (box !== undefined) {
    if (!yes.has(word) && !no.has(word)) return fail({ problem: "unreadable", found: text });
    return ticked(element, (option) => (option === box ? yes.has(word) : had.includes(option)));
  }
  if (no.has(word)) return ticked(element, () => false);
  // One yes says it of a single box, or where all of them must be ticked; otherwise nobody knows of which.
  const all = element.options.length === element.mustTick.length || element.options.length === 1;
  if (all && yes.has(word)) return ticked(element, () => true);
  const isOne = (line: string) => optionOf(named, withoutBox(line).text) !== undefined;
  const lines = text.split(/\n/).flatMap((line) => (isOne(line) ? [line] : line.split(/[,;]/)));
  const chosen = lines.map(withoutBox).filter((one) => one.text !== "");
  const stranger = chosen.find((one) => optionOf(named, one.text) === undefined);
  if (stranger) return notAnOption(stranger.text, element);
  const on = new Set(chosen.flatMap((one) => (one.on ? [optionOf(named, one.text)] : [])));
  return ticked(element, (option) => on.has(option));
}

function withoutBox(line: string): { readonly text: string; readonly on: boolean } {
  const text = line.trim().replace(/^[-*+•]\s+/, "");
  const box = /^\[([ xX])\]\s+/.exec(text);
  return { text: box ? text.slice(box[0].length) : text, on: box?.[1] !== " " };
}

function ticked(element: Element, on: (option: string) => boolean): FilledResult {
  const chosen = element.options.filter(on);
  const open = element.mustTick.find((option) => !chosen.includes(option));
  if (open !== undefined) return fail({ problem: "unticked", found: open });
  const unticked = element.options.filter((option) => !chosen.includes(option));
  return { ok: true, filled: { is: "ticks", ticked: chosen, unticked } };
}
