// Whose turn it is in an opening: nothing is asked of whoever may not open a role, nor where others decide elsewhere.

import type { Because } from "../../core/case/kind.ts";
import type { View } from "../../core/case/view.ts";
import { barred } from "./gates.ts";
import { onlyOne } from "./one.ts";

export function turn(view: View, { opened_by }: { readonly opened_by?: string | undefined }): Because | undefined {
  const { stage } = view.state;
  if (stage === "needs-info" && barred(view, opened_by))
    return { say: "role/turn-barred", with: { group: opened_by ?? "" } };
  const only = stage === "choosing" ? onlyOne(view) : undefined;
  return only && { say: "role/turn-one", with: { login: only.login, link: only.url } };
}
