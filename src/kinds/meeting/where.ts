// Where people meet, as somebody wrote it.

import type { Because } from "../../core/case/kind.ts";
import type { View } from "../../core/case/view.ts";
import { inert } from "../../core/text/text.ts";

export function whereText({ reading }: Pick<View, "reading">): string | null {
  const { link } = reading.values;
  if (link?.is === "url") return link.url;
  return link?.is === "text" && link.text.length <= 300 ? link.text : null;
}

export function whereLine(view: View): readonly Because[] {
  const where = whereText(view);
  if (where === null) return [];
  const value = view.reading.values.link?.is === "url" ? `<${where}>` : inert(where, 300);
  return [{ say: "appointment/where", with: { value } }];
}
