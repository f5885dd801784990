// What becomes of an application: chosen in its opening, passed over, or decided by votes of its own.

import type { Guard, Verdict } from "../../core/case/kind.ts";
import { type Handler, no } from "../../core/deciding/deciding.ts";
import { boundOpening, rivals } from "./place.ts";

const waiting: Verdict = { met: false, because: { say: "because/waiting" } };
const met: Verdict = { met: true, because: { say: "because/complete" } };

/** The opening's own choice decides here; it stands there for everybody to read. */
export const chosen: Guard = (view) => {
  const opening = boundOpening(view);
  if (!opening?.chosen.includes(view.facts.author?.id ?? 0)) return waiting;
  return { met: true, because: { say: "role/chosen", with: { link: opening.url } }, elsewhere: true };
};

/** The opening is over, and others have its seats, or nobody. */
export const passedOver: Guard = (view) => {
  const opening = boundOpening(view);
  if (opening?.is !== "over" || opening.chosen.includes(view.facts.author?.id ?? 0)) return waiting;
  return { met: true, because: { say: "role/passed-over" } };
};

/** Others can be chosen in its place: votes on one would say nothing of them. */
export const amongSeveral: Guard = (view) => ((rivals(view)?.length ?? 0) > 0 ? met : waiting);

/** Votes of its own decide where it is the only one. */
export const alone: Guard = (view) => (rivals(view)?.length === 0 ? met : waiting);

export const chooseThere: Handler = () => no("choose-there");
