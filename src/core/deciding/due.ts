// When votes are waited for, until when, and what the end of a vote brings. Nothing ends unless people were told before.

import { counting } from "../case/deadlines.ts";
import type { Reminder } from "../case/kind.ts";
import { daysLost, secondsAway } from "../case/outage.ts";
import { underRules } from "../case/ruled.ts";
import type { View } from "../case/view.ts";
import type { Deadline, Duration } from "../rules/expression.ts";
import { type Instant, latest, plusSeconds } from "../text/time.ts";
import { deliveredAt, digestsOf, nextRound, roundUpTo } from "./digest-calls.ts";
import type { Listed } from "./listed.ts";

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
  `${what}-${view.state.round}-${view.state.since}-${paused(view)}${underRules(view.state)}${about === "" ? "" : `-${about}`}`;

/** The notice that silence will approve this: bound to the answers that it was about. */
export const silenceKey = (view: View): string => keyOf("silence", view, view.reading.fingerprint ?? "unreadable");

export interface Due {
  readonly deadline: Deadline;
  readonly at: Instant;
  /** Over, and people were told before. */
  readonly passed: boolean;
  readonly recheckAt?: Instant;
  readonly remind?: Reminder;
  /** The digests in which that stands instead. */
  readonly listed?: Listed;
}

/** When those of these groups who decide were told that silence will approve it. */
export const announcedAt = (view: View, among: readonly string[]): Instant | undefined =>
  deliveredAt(silenceKey(view), digestsOf(among, view), votingSince(view) ?? view.at, view);

/** When they are told: at once, or in the next round of the digests. */
export function announcesAt(view: View, among: readonly string[]): Instant {
  const since = votingSince(view) ?? view.at;
  return digestsOf(among, view) ? nextRound(view.instance, since) : since;
}

/** Where the end of this vote stands. Nothing while time stands still. `among`: the groups that decide until then. */
export function dueOf(view: View, deadline: Deadline | null, among: readonly string[]): Due | null {
  const start = votingSince(view);
  if (!deadline || start === null) return null;
  const { after, outcome } = deadline;
  const notice = noticeOf(after);
  const planned = endOf(view, start, after);
  const approves = outcome === "approve" || typeof outcome === "object";
  const key = keyOf("due", view, approves ? (view.reading.fingerprint ?? "unreadable") : "");
  const groups = digestsOf(among, view);
  const tells = `due-${typeof outcome === "string" ? outcome : "relaxed"}`;
  const place = (at: Instant, ends: Instant, told: boolean) =>
    groups ? { listed: { key, groups, at, told, tells, ends } } : {};
  if (outcome === "remind") {
    const calls = groups ? nextRound(view.instance, planned) : planned;
    const told = deliveredAt(key, groups, calls, view) !== undefined;
    const rest = { deadline, at: planned, passed: false, ...place(calls, planned, told) };
    if (told) return rest;
    const remind = { key, at: calls, tells, ends: planned };
    return { ...rest, remind, ...(view.at < calls ? { recheckAt: calls } : {}) };
  }
  const wished = endOf(view, start, notice.before);
  const remindAt = groups ? roundUpTo(view.instance, start, wished) : wished;
  const reminded = deliveredAt(key, groups, remindAt, view);
  const from = reminded ?? latest(view.at, remindAt);
  const at = from <= wished ? planned : latest(planned, endOf(view, from, notice.length));
  const next = reminded === undefined && view.at < remindAt ? remindAt : plusSeconds(at, 1);
  if (reminded !== undefined && view.at > at) return { deadline, at, passed: true };
  const remind = reminded === undefined ? { remind: { key, at: remindAt, tells, ends: at } } : {};
  return { deadline, at, passed: false, recheckAt: next, ...remind, ...place(remindAt, at, reminded !== undefined) };
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
