// With one application there is nothing to choose: votes on it decide, and the opening follows.

import type { Guard, Verdict } from "../../core/case/kind.ts";
import { named } from "../../core/case/stage.ts";
import type { View } from "../../core/case/view.ts";
import type { ApplicationRow } from "../../core/roles/lookups.ts";
import { candidates } from "./choosing.ts";
import { applicationsIn } from "./place.ts";

/** Where those who decide are sent to; undefined where there are several, or it is not ready to be decided about. */
export function onlyOne(view: View): ApplicationRow | undefined {
  const all = applicationsIn(view)?.filter(({ is }) => is !== "over") ?? [];
  return all.length === 1 ? candidates(view)?.[0] : undefined;
}

/** Its own reminders and its own end are those that count: nobody is called in two places, or loses it in the other. */
export const unlessOne = (guard: Guard): Guard =>
  named(
    guard.name,
    (view: View): Verdict => (onlyOne(view) ? { met: false, because: { say: "because/waiting" } } : guard(view)),
  );
