// A review that was taken away, deleted or moved: where no other one has come in its place, those who decide hear of it on
// the issue of the term itself, and no term ends before they had time to answer.

import type { OwnNotice } from "../../core/case/kind.ts";
import type { View } from "../../core/case/view.ts";
import { cutShort } from "../../core/roles/holding.ts";
import { lostReview } from "../../core/roles/renewing.ts";
import { daysAfterEnd } from "../../core/roles/term.ts";
import { localDay } from "../../core/text/calendar.ts";
import { type Instant, latest, plusDays } from "../../core/text/time.ts";
import { deciders, type Running, running } from "./below.ts";

/** Also where the program gives no time after the end. */
const daysToAnswer = 7;

const keyOf = ({ key }: { readonly key: string }): string => `${key}-lost`;

const planned = ({ instance }: View, { term, role }: Running): Instant =>
  daysAfterEnd(term, role.notice.grace, instance.calendar.zone);

/** When a term is over of which this was said at a moment. */
const endAfter = (told: Instant, view: View, now: Running): Instant =>
  latest(planned(view, now), plusDays(told, Math.max(now.role.notice.grace, daysToAnswer)));

/** The end of a term that has no review; undefined where it had one and nobody has heard yet that it is gone. */
export function endWithoutReview(view: View, now: Running): Instant | undefined {
  const lost = lostReview(view, now.term);
  if (!lost) return planned(view, now);
  const told = view.facts.notices[keyOf(lost)];
  return told === undefined ? undefined : endAfter(told, view, now);
}

export function reviewIsLost(view: View): readonly OwnNotice[] {
  const now = running(view);
  const lost = now && lostReview(view, now.term);
  // Whoever leaves by their own wish waits for no review.
  if (!now || !lost || cutShort.of(view.state)) return [];
  const { facts, instance, state } = view;
  const { term, role } = now;
  const key = keyOf(lost);
  const last = endAfter(facts.notices[key] ?? facts.now, view, now);
  const date = { is: "day", day: localDay(last, instance.calendar.zone) } as const;
  const gaps = { mention: deciders(view, role), login: term.login, title: role.title, link: `#${lost.number}`, date };
  return [{ key, at: state.since, say: { say: "review/lost", with: gaps } }];
}
