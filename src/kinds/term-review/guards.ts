// What moves a review on: time, the votes, and an end of the term that needs no review any more.

import type { Guard, Verdict } from "../../core/case/kind.ts";
import { named } from "../../core/case/stage.ts";
import type { View } from "../../core/case/view.ts";
import { carried } from "../../core/deciding/guards.ts";
import { earliest, type Instant, latest, plusDays, plusSeconds } from "../../core/text/time.ts";
import { limit, type Reviewed, reviewed } from "./reviewed.ts";

const unknown: Verdict = { met: false, because: { say: "review/unknown" } };
const waiting = { say: "because/waiting" } as const;

/** The docs know a guard by its name. */
const about = (name: string, then: (of: Reviewed, view: View) => Verdict): Guard =>
  named(name, (view: View): Verdict => {
    const of = reviewed(view);
    return of ? then(of, view) : unknown;
  });

/** Until then people are heard: so many days, and never into the last days of the term. */
export function heardUntil(view: Pick<View, "state">, { remindAt }: Reviewed, days: number): Instant {
  const planned = plusDays(view.state.since, days);
  return latest(earliest(planned, remindAt) ?? planned, view.state.since);
}

export const peopleAreHeard = (days: number): Guard =>
  about("peopleAreHeard", (of, view) => {
    const until = heardUntil(view, of, days);
    if (view.at >= until) return { met: true, because: waiting };
    return { met: false, because: waiting, recheckAt: until };
  });

/** The holder stepped down, or the case above ended in another way. */
export const termHasEnded = about("termHasEnded", ({ isOver }) =>
  isOver ? { met: true, because: { say: "review/ended-elsewhere" } } : { met: false, because: waiting },
);

/** As the rule says, and never beyond the program's limit of terms in a row. */
export const renewable = about("renewable", (of, view) => {
  const verdict = carried(view);
  if (!verdict.met) return verdict;
  const found = limit(view, of);
  if (!found) return unknown;
  return found.from === null ? verdict : { met: false, because: { say: "review/limit" } };
});

export const escalationKey = ({ endsAt }: Reviewed): string => `review-over-${endsAt}`;

/** Nobody decided in the time after the end, and it was said on the day of the end that this would come. */
export const unanswered = about("unanswered", (of, view) => {
  const { lapsesAt, endsAt } = of;
  const told = view.facts.notices[escalationKey(of)];
  if (told === undefined)
    return { met: false, because: waiting, recheckAt: view.at < endsAt ? endsAt : plusSeconds(view.at, 3_600) };
  // What was said late is followed by the whole time that it speaks of.
  const late = Math.max(0, Date.parse(told) - Date.parse(endsAt)) / 1_000;
  const over = late < 86_400 ? lapsesAt : plusSeconds(lapsesAt, Math.floor(late));
  if (view.at >= over) return { met: true, because: { say: "because/deadline" } };
  return { met: false, because: waiting, recheckAt: over, deadline: over };
});
