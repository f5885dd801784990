// Whose turn it is in an opening: of whoever may not open a role nothing is asked; and with one application there is
// nothing to choose, since votes on it decide and the opening follows.

import type { Because } from "../../core/case/kind.ts";
import type { View } from "../../core/case/view.ts";
import { candidates } from "./choosing.ts";
import { barred } from "./gates.ts";
import { applicationsIn } from "./place.ts";

export function turn(view: View, { opened_by }: { readonly opened_by?: string | undefined }): Because | undefined {
  const { stage } = view.state;
  if (stage === "needs-info" && barred(view, opened_by))
    return { say: "role/turn-barred", with: { group: opened_by ?? "" } };
  return stage === "choosing" ? one(view) : undefined;
}

/** Where those who decide are sent to; undefined where there are several, or it is not ready to be decided about. */
function one(view: View): Because | undefined {
  const all = applicationsIn(view)?.filter(({ is }) => is !== "over") ?? [];
  const [only] = candidates(view) ?? [];
  return only && all.length === 1 ? { say: "role/turn-one", with: { login: only.login, link: only.url } } : undefined;
}
