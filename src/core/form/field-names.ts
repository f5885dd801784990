// The names under which people speak of a form's fields in comments: its labels now and before, its ids, and the boxes
// of its checklists.

import { closest, fold } from "../text/closest.ts";
import type { LabelAliases } from "./form.ts";
import type { Element, Layout } from "./layout.ts";

/** What a name stands for: a field, or one box of a checklist. */
export interface Named {
  readonly element: Element;
  readonly box?: string;
  /** Options as forms in other languages have them, folded, to the form's own. */
  readonly also?: ReadonlyMap<string, string>;
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

export interface Labelled {
  readonly layout: Layout;
  /** Labels that the form had before. */
  readonly aliases: LabelAliases;
  /** Labels of the form in other languages. */
  readonly elsewhere?: LabelAliases;
  /** Options of the forms in other languages: by element id, the form's own. */
  readonly options?: Readonly<Record<string, LabelAliases>>;
}

const made = new WeakMap<Labelled, FieldNames>();

/** Where two fields share a name, the form's own label of today wins. */
export function fieldNames(form: Labelled): FieldNames {
  const known = made.get(form) ?? namesOf(form);
  made.set(form, known);
  return known;
}

function namesOf({ layout, aliases, elsewhere = {}, options = {} }: Labelled): FieldNames {
  const known = new Map<string, Named>();
  const add = (name: string, one: Named) => {
    const key = plain(name);
    const others = Object.entries(options[one.element.id] ?? {});
    const also = new Map(others.map(([other, own]) => [fold(other), own]));
    if (key !== "" && !known.has(key)) known.set(key, others.length === 0 ? one : { ...one, also });
  };
  const { elements } = layout;
  for (const element of elements) add(element.label, { element });
  for (const element of elements) add(element.id, { element });
  for (const [label, id] of [...Object.entries(aliases), ...Object.entries(elsewhere)]) {
    const element = elements.find((one) => one.id === id);
    if (element) add(label, { element });
  }
  const near = [...known.keys()].filter((name) => name.length >= shortest);
  for (const element of elements) {
    if (element.type !== "checkboxes") continue;
    for (const box of element.options) add(box, { element, box });
    for (const [other, box] of Object.entries(options[element.id] ?? {})) add(other, { element, box });
  }
  const longest = Math.max(0, ...[...known.keys()].map((name) => name.length));
  return { known, near, longest };
}

export const named = (name: string, { known, longest }: FieldNames): Named | undefined =>
  name.length > longest + 20 ? undefined : known.get(plain(name));

/** The field that somebody may have meant. */
export function nearlyNamed(name: string, { known, near, longest }: FieldNames): Element | undefined {
  if (name.length > longest + 20) return undefined;
  const word = plain(name);
  // Hardly anybody mistypes the first letter, and other words that end alike are many.
  const alike = near.filter((one) => one.charAt(0) === word.charAt(0));
  const found = word.length < shortest ? undefined : closest(word, alike);
  return found === undefined ? undefined : known.get(found)?.element;
}
