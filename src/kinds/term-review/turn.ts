// Whose turn it is in a review: whoever has said how it went is asked no more, and those who decide read only what they
// can do.

import type { Because } from "../../core/case/kind.ts";
import type { View } from "../../core/case/view.ts";
import { localDay } from "../../core/text/calendar.ts";
import { heardUntil } from "./guards.ts";
import { limit, type Reviewed, reviewed } from "./reviewed.ts";
import type { Windows } from "./telling.ts";

export interface Wishes {
  readonly rotate_wish?: string | undefined;
  readonly opening?: string | undefined;
}

export function turn(view: View, settings: Windows & Wishes): Because | undefined {
  const of = reviewed(view);
  if (!of) return undefined;
  if (view.state.stage === "feedback") return heard(view, of, settings);
  return view.state.stage === "in-review" ? asked(view, of, settings) : undefined;
}

/** Nobody is asked twice for what they have said. */
function heard(view: View, of: Reviewed, { feedback_days }: Windows): Because | undefined {
  if (view.reading.problems.length > 0) return undefined;
  const { calendar } = view.instance;
  const date = { is: "day", day: localDay(heardUntil(view, of, feedback_days), calendar.zone) } as const;
  return { say: "review/turn-heard", with: { author: view.facts.author?.login ?? of.term.login, date } };
}

/** Its `author` and `deciders` are called as in the sentence of the stage. */
function asked(view: View, of: Reviewed, { rotate_wish, opening }: Wishes): Because | undefined {
  const found = limit(view, of);
  const isLast = found !== undefined && found.from !== null;
  // Nothing is offered from which nothing would follow.
  if (opening === undefined) return { say: isLast ? "review/turn-limit-ends" : "review/turn-of-two" };
  if (isLast) return { say: "review/turn-limit" };
  return rotate_wish !== undefined && wishes(view, rotate_wish) ? { say: "review/turn-wish" } : undefined;
}

/** The setting has the words of one of the kind's forms; this review may have another one's. */
const wishes = ({ reading, instance }: View, wish: string): boolean =>
  Object.entries(reading.values).some(
    ([field, value]) =>
      value?.is === "choice" && (value.option === wish || value.option === instance.form.options?.[field]?.[wish]),
  );
