// The time in which everybody may say what they think of a draft: when it ends, and how it is made longer, once.

import { z } from "zod";
import { counting } from "../../core/case/deadlines.ts";
import type { Guard } from "../../core/case/kind.ts";
import { own } from "../../core/case/own.ts";
import type { CaseRecord } from "../../core/case/record.ts";
import type { View } from "../../core/case/view.ts";
import { type Handler, no } from "../../core/deciding/deciding.ts";
import { upheldHolds } from "../../core/deciding/voters.ts";
import { daysBetween, readDay } from "../../core/text/day.ts";
import { readDuration } from "../../core/text/duration.ts";
import { dayOf, type Instant, latest, plusDays, plusSeconds } from "../../core/text/time.ts";

export const feedback = own("feedback", z.strictObject({ until: z.string(), extended: z.boolean() }));

/** Whoever had to mend the form in between keeps the time that was said before. */
export const opened =
  (days: number) =>
  ({ instance, reading, state, at }: View): CaseRecord => {
    const before = feedback.of(state);
    const until = counting(instance, reading).end(at, days);
    return feedback.put(state, before ? { ...before, until: latest(before.until, at) } : { until, extended: false });
  };

/** Met when the time that was said is over. */
export const heard: Guard = ({ state, at }) => {
  const until = feedback.of(state)?.until;
  if (until === undefined || at > until) return { met: true, because: { say: "because/feedback-over" } };
  return { met: false, because: { say: "because/feedback-open" }, recheckAt: plusSeconds(until, 1) };
};

/** Met when the document that the form links to can be seen, where it links to one. */
export const readable: Guard = ({ facts: { document } }) =>
  document?.revision === null
    ? { met: false, because: { say: "because/document-hidden" } }
    : { met: true, because: { say: "because/document-seen" } };

/** Met when it cannot be seen any more: nothing is decided on a text that nobody knows. */
export const hidden: Guard = (view) => {
  const seen = readable(view);
  return { met: !seen.met, because: seen.because };
};

/** Met when every concern was answered: taken back by its giver, or lifted by a group that may. */
export const unconcerned: Guard = (view) => {
  const count = upheldHolds(view).length;
  if (count === 0) return { met: true, because: { say: "because/no-concern" } };
  return { met: false, because: { say: "because/concerns", with: { count } } };
};

/** Longest time that may be added. */
const mostAdded = 90;

/** `/extend 2 weeks The holidays are in between.` */
export const extend: Handler = ({ reason }, view) => {
  const { state, instance, reading } = view;
  const now = feedback.of(state);
  if (!now) return no("not-here");
  if (now.extended) return no("extend-once");
  const said = reason.split(/\s+/).filter((word) => word !== "");
  const until = [...said.keys()].map((at) => ended(said.slice(0, said.length - at).join(" "), now.until, view));
  const found = until.findIndex((one) => one !== undefined);
  const end = until[found];
  if (end === undefined) return no("extend-how");
  if (found === 0) return no("reason-missing");
  if (end <= now.until) return no("extend-earlier");
  if (end > counting(instance, reading).end(now.until, mostAdded)) return no("extend-too-far");
  return { state: feedback.put(state, { until: end, extended: true }) };
};

/** When it ends then, by a length of time or a day; a day ends as late as the one before did. */
function ended(text: string, until: Instant, { instance, reading }: View): Instant | undefined {
  const duration = readDuration(text.replace(/[.,:;]$/, ""));
  if (duration) {
    if ("hours" in duration) return plusSeconds(until, duration.hours * 3_600);
    return counting(instance, reading).end(until, duration.days);
  }
  const read = readDay(text, instance.context);
  return read.ok ? plusDays(until, daysBetween(dayOf(until), read.day)) : undefined;
}
