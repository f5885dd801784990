// `/suggest <field> <value>`: which field is meant, and whether its value can be read.

import { type FieldValue, readField } from "../form/field.ts";
import type { FieldLine } from "../form/field-lines.ts";
import { fieldNames, named, nearlyNamed } from "../form/field-names.ts";
import { filledBy } from "../form/said.ts";
import { fold } from "../text/closest.ts";
import { readCommands } from "../text/command.ts";
import { holdsNumber } from "../text/private-numbers.ts";
import type { Problem } from "../text/problem.ts";
import { dayOf } from "../text/time.ts";
import type { Comment, Facts } from "./facts.ts";
import type { Instance } from "./kind.ts";

export type Suggested =
  | { readonly is: "line"; readonly line: FieldLine; readonly value: FieldValue }
  | { readonly is: "unreadable"; readonly problem: Problem }
  | { readonly is: "no-value"; readonly field: string }
  /** The fields that may be meant. */
  | { readonly is: "unknown"; readonly near: readonly string[] };

/** Reads what follows the command: the longest known name first, then the value, with `:` or `=` between if one likes. */
export function readSuggestion(text: string, instance: Instance, facts: Pick<Facts, "openedAt">): Suggested {
  const names = fieldNames(instance.form);
  const ends = nameEnds(text);
  for (const end of ends) {
    const found = named(text.slice(0, end), names);
    if (!found) continue;
    const value = text.slice(end).replace(/^["'»”*_`?]*\s*(?:[:：=]|->|→)?[*_]*\s*/u, "");
    if (value === "") return { is: "no-value", field: found.element.id };
    return readValue({ named: found, text: value }, instance, facts);
  }
  for (const end of ends) {
    const near = nearlyNamed(text.slice(0, end), names);
    if (near) return { is: "unknown", near: [near.id] };
  }
  return { is: "unknown", near: sharing(text, instance) };
}

/** Fields whose names share a word with what was written; a word that many share says nothing. */
function sharing(text: string, { fields }: Instance): readonly string[] {
  const wordsOf = (some: string) => fold(some).match(/\p{L}{4,}/gu) ?? [];
  const wrote = new Set(wordsOf(text.slice(0, 200)));
  const found = fields.filter(({ label, id }) => wordsOf(`${label} ${id}`).some((word) => wrote.has(word)));
  return found.length > mostNear ? [] : found.map(({ id }) => id);
}

const mostNear = 3;

/** Where a name may end, the longest first: before a space, a colon or a sign. */
function nameEnds(text: string): number[] {
  const ends = [...text.slice(0, 200).matchAll(/\s|[:：=]/g)].map(({ index }) => index);
  return [...(text.length <= 200 ? [text.length] : []), ...ends.toReversed()].slice(-40);
}

function readValue(line: FieldLine, instance: Instance, facts: Pick<Facts, "openedAt">): Suggested {
  const field = line.named.element.id;
  const spec = instance.fields.find(({ id }) => id === field);
  if (!spec) return { is: "unknown", near: [] };
  if (holdsNumber(line.text)) return { is: "unreadable", problem: { field, problem: "privateNumber" } };
  const filled = filledBy(line, spec);
  if (!filled.ok) return { is: "unreadable", problem: { field, ...filled.trouble } };
  const read = readField(spec, filled.filled, { ...instance.context, today: dayOf(facts.openedAt) });
  return read.ok ? { is: "line", line, value: read.value } : { is: "unreadable", problem: read.problem };
}

/** The comment that suggests, as long as nobody changed it. */
function intactComment(id: number, { timeline }: Facts): Comment | undefined {
  const found = timeline.find((entry) => entry.is === "comment" && entry.id === id);
  return found?.is === "comment" && !found.edited && found.by ? found : undefined;
}

/** What a comment suggests for a field. */
export function suggestedIn(
  comment: number,
  field: string,
  instance: Instance,
  facts: Facts,
): { readonly text: string; readonly value: FieldValue } | undefined {
  const found = intactComment(comment, facts);
  const all = found ? readCommands(found.body, instance.aliases).filter(({ name }) => name === "suggest") : [];
  return all
    .map(({ reason }) => readSuggestion(reason, instance, facts))
    .flatMap((one) => (one.is === "line" && one.line.named.element.id === field ? [one] : []))
    .map(({ line, value }) => ({ text: line.text, value }))
    .at(-1);
}
