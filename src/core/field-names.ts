// The names under which people speak of a form's fields in comments: its labels now and before, its ids, and the boxes
// of its checklists.

import { closest, fold } from "./closest.ts";
import type { LabelAliases } from "./form.ts";
import type { Element, Layout } from "./layout.ts";

/** What a name stands for: a field, or one box of a checklist. */
export interface Named {
  readonly element: Element;
  readonly box?: string;
}

export interface FieldNames {
  readonly known: ReadonlyMap<string, Named>;
  /** Names that are near enough to be asked about. */
  readonly near: readonly string[];
  /** Letters of the longest name. */
  readonly longest: number;
}

/** A name without what people put around it: emphasis, quotes, a question mark. */
const plain = (name: string): string =>
  fold(name.replace(/^[\s*_`"'«“”]+|[\s*_`"'»“”?¿!.:：]+$/gu, "").replace(/^¿/, ""));

/** Shorter ones are near to too many words. */
const shortest = 4;

const made = new WeakMap<Layout, { readonly aliases: LabelAliases; readonly names: FieldNames }>();

/** Where two fields share a name, the label of today wins. */
export function fieldNames(layout: Layout, aliases: LabelAliases): FieldNames {
  const before = made.get(layout);
  if (before?.aliases === aliases) return before.names;
  const known = new Map<string, Named>();
  const add = (name: string, named: Named) => {
    const key = plain(name);
    if (key !== "" && !known.has(key)) known.set(key, named);
  };
  const { elements } = layout;
  for (const element of elements) add(element.label, { element });
  for (const element of elements) add(element.id, { element });
  for (const [label, id] of Object.entries(aliases)) {
    const element = elements.find((one) => one.id === id);
    if (element) add(label, { element });
  }
  const near = [...known.keys()].filter((name) => name.length >= shortest);
  for (const element of elements) {
    if (element.type === "checkboxes") for (const box of element.options) add(box, { element, box });
  }
  const longest = Math.max(0, ...[...known.keys()].map((name) => name.length));
  const names = { known, near, longest };
  made.set(layout, { aliases, names });
  return names;
}

export const named = (name: string, { known, longest }: FieldNames): Named | undefined =>
  name.length > longest + 20 ? undefined : known.get(plain(name));

/** The field that somebody may have meant. */
export function nearlyNamed(name: string, { known, near, longest }: FieldNames): Element | undefined {
  if (name.length > longest + 20) return undefined;
  const word = plain(name);
  const found = word.length < shortest ? undefined : closest(word, near);
  return found === undefined ? undefined : known.get(found)?.element;
}
