// Groups that must be known before anything is decided: those that vote, and those that may ask for a community.

import { unknownAsked } from "../case/follow-ups.ts";
import type { View } from "../case/view.ts";
import { unknownGroup } from "./voters.ts";

/** What keeps a case where it is: neither votes nor deadlines move it on before this group can be read. */
export function waitsFor(view: View): string | null {
  const { instance, state, reading } = view;
  const votes = instance.stages[state.stage]?.votes === true;
  const asking = votes || state.stage === instance.start ? reading.unknown : undefined;
  return asking ?? (votes ? unknownGroup(view) : null);
}

/** The same, or else a group of the rule or of a follow-up: somebody in it may move the case on. */
export const unknownIn = (view: View): string | null => waitsFor(view) ?? unknownGroup(view) ?? unknownAsked(view);
