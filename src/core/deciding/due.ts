// When votes are waited for, until when, and what the end of a vote brings. Nothing ends unless people were told before.

import { counting } from "../case/deadlines.ts";
import type { Reminder } from "../case/kind.ts";
import { daysLost, secondsAway } from "../case/outage.ts";
import { toldAt } from "../case/shadow.ts";
import type { View } from "../case/view.ts";
import type { Deadline, Duration } from "../rules/expression.ts";
import { type Instant, latest, plusSeconds } from "../text/time.ts";

/** When the vote was opened, later by as long as a question stood open or nobody followed it. Null while one does. */
export const votingSince = (view: View): Instant | null =>
  view.state.asked ? null : later(view.state.since, paused(view));

const later = (at: Instant, seconds: number): Instant => (seconds === 0 ? at : plusSeconds(at, seconds));

const paused = ({ facts, state, at }: View): number => state.paused + secondsAway(facts, state.since, at);

/** So much later, in the days that the program counts. What Quorate was down for is added. */
export function endOf({ instance, reading, state }: View, from: Instant, duration: Duration): Instant {
  const { end } = counting(instance, reading);
  const planned = "days" in duration ? end(from, duration.days) : plusSeconds(from, duration.hours * 3_600);
  const lost = daysLost(state, from, planned);
  return lost === 0 ? planned : end(planned, lost);
}

const keyOf = (what: "silence" | "due" | "escalated", view: View, about = ""): string =>
  `${what}-${view.state.round}-${view.state.since}-${paused(view)}${about === "" ? "" : `-${about}`}`;

/** The notice that silence will approve this: bound to the answers that it was about. */
export const silenceKey = (view: View): string => keyOf("silence", view, view.reading.fingerprint ?? "unreadable");

export interface Due {
  readonly deadline: Deadline;
  readonly at: Instant;
  /** Over, and people were told before. */
  readonly passed: boolean;
  readonly recheckAt?: Instant;
  readonly remind?: Reminder;
}

/** Where the end of this vote stands. Nothing while time stands still. */
export function dueOf(view: View, deadline: Deadline | null): Due | null {
  const start = votingSince(view);
  if (!deadline || start === null) return null;
  const { after, outcome } = deadline;
  const notice = noticeOf(after);
  const planned = endOf(view, start, after);
  const approves = outcome === "approve" || typeof outcome === "object";
  const key = keyOf("due", view, approves ? (view.reading.fingerprint ?? "unreadable") : "");
  if (outcome === "remind") {
    const reminded = toldAt(key, planned, view);
    const remind = { key, at: planned, tells: "due-remind", ends: planned } as const;
    if (reminded !== undefined) return { deadline, at: planned, passed: false };
    return { deadline, at: planned, passed: false, remind, ...(view.at < planned ? { recheckAt: planned } : {}) };
  }
  const remindAt = endOf(view, start, notice.before);
  const reminded = toldAt(key, remindAt, view);
  const from = reminded ?? latest(view.at, remindAt);
  const at = from === remindAt ? planned : latest(planned, endOf(view, from, notice.length));
  const next = reminded === undefined && view.at < remindAt ? remindAt : plusSeconds(at, 1);
  if (reminded !== undefined && view.at > at) return { deadline, at, passed: true };
  const tells = `due-${typeof outcome === "string" ? outcome : "relaxed"}`;
  const remind = reminded === undefined ? { remind: { key, at: remindAt, tells, ends: at } } : {};
  return { deadline, at, passed: false, recheckAt: next, ...remind };
}

/** People are told three days before the end, or half of a shorter time. */
function noticeOf(after: Duration): { readonly before: Duration; readonly length: Duration } {
  if ("hours" in after) {
    const length = Math.ceil(after.hours / 2);
    return { before: { hours: after.hours - length }, length: { hours: length } };
  }
  if (after.days === 1) return { before: { hours: 12 }, length: { hours: 12 } };
  const length = Math.min(3, Math.floor(after.days / 2));
  return { before: { days: after.days - length }, length: { days: length } };
}

/** That the escalation group decides as well from now on. */
export function escalatedNotice(view: View, { at, passed, deadline }: Due): Reminder | undefined {
  const key = keyOf("escalated", view);
  if (!passed || deadline.outcome !== "escalate" || view.facts.notices[key] !== undefined) return undefined;
  return { key, at, tells: "escalated", ends: at };
}
