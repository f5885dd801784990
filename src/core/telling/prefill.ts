// A link to a form with what somebody wrote already filled in. GitHub takes texts by the element's id.

import type { Instance } from "../case/kind.ts";
import { fieldLines } from "../form/field-lines.ts";
import { fieldNames } from "../form/field-names.ts";
import { filledIn, readBody } from "../form/form.ts";
import { fold } from "../text/closest.ts";

/** A kind that is asked for here, with its form. */
export type Offered = Pick<Instance, "title" | "form">;

/** What somebody wrote; numbers of accounts and cards are hidden in it. */
export interface Written {
  readonly title: string;
  readonly body: string;
}

/** `page` is where issues are opened. Never longer than `longest`; what has no room is left out or cut. */
export function formLink(page: string, { form }: Offered, written: Written, longest: number): string {
  const asked = new URLSearchParams({ template: form.file });
  const room = (key: string) => longest - page.length - asked.toString().length - key.length - 3;
  const add = (key: string, text: string) => {
    const short = cut(text, Math.min(room(key), longest / 2));
    if (short !== "") asked.set(key, short);
  };
  add("title", titleFor(form.layout.title ?? "", written.title));
  for (const [id, text] of answers(form, written.body)) add(id, text);
  return `${page}?${asked}`;
}

/** A form's own beginning of the title stays: `Budget: `. */
const titleFor = (start: string, title: string): string =>
  fold(title).startsWith(fold(start)) ? title : `${start.trimEnd()} ${title}`.trim();

/** GitHub documents this for texts alone. Short ones first, since long ones may be cut. */
function answers(form: Offered["form"], body: string): Map<string, string> {
  const reading = readBody(form.layout, body, form.aliases);
  const { said } = fieldLines(body, fieldNames(form));
  const found = new Map<string, string>();
  const texts = form.layout.elements.filter(({ type }) => type === "input" || type === "textarea");
  for (const { id } of texts) {
    const filled = filledIn(reading, id);
    const line = said.findLast(({ named }) => named.element.id === id);
    const text = filled?.is === "text" ? filled.text : line?.text;
    if (text !== undefined) found.set(id, text);
  }
  // Nothing that was written gets lost: the whole of it goes where there is room for it.
  const rest = texts.find(({ id, type }) => type === "textarea" && !found.has(id));
  if (rest && body.trim() !== "") found.set(rest.id, body.trim());
  return new Map([...found].toSorted(([, a], [, b]) => a.length - b.length));
}

/** At most so long when it stands in an address, where a letter may take twelve. */
function cut(text: string, room: number): string {
  let short = "";
  let length = 0;
  for (const letter of text) {
    length += inAddress(letter);
    if (length > room - inAddress("…")) return short === "" ? "" : `${short.trimEnd()}…`;
    short += letter;
  }
  return short;
}

/** Characters that a letter takes there: three for each byte of it, but for those that stand as they are. */
function inAddress(letter: string): number {
  if (/^[\w*. -]$/.test(letter)) return 1;
  const point = letter.codePointAt(0) ?? 0;
  return 3 * (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);
}
