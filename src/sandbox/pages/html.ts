// HTML as tagged templates: whatever is put in is escaped, unless it is HTML made here.

import { asHtml } from "../shapes/json.ts";

export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Part = Html | string | number | null | undefined | false | readonly Part[];

/** Also inside an attribute. */
export const escaped = (text: string): string => asHtml(text).replace(/"/g, "&quot;").replace(/'/g, "&#39;");

export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((text, index) => text + (index < parts.length ? textOf(parts[index]) : "")).join(""));
}

function textOf(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (part instanceof Html) return part.text;
  return typeof part === "string" || typeof part === "number" ? escaped(String(part)) : part.map(textOf).join("");
}
