// The stock conditions from which kinds build their tables. Each answers with its evidence, in words for people.

import { givenBack } from "../case/claims.ts";
import { type Counting, counting } from "../case/deadlines.ts";
import { nextLeave } from "../case/directory.ts";
import type { Guard, Reminder } from "../case/kind.ts";
import { daysLost, secondsAway } from "../case/outage.ts";
import type { Reading } from "../case/reading.ts";
import type { CaseRecord } from "../case/record.ts";
import { underRules } from "../case/ruled.ts";
import type { View } from "../case/view.ts";
import { standing } from "../rules/finding.ts";
import { earliest, type Instant, latest, plusSeconds } from "../text/time.ts";
import { deliveredAt, digestsOf, nextRound, nextTry } from "./digest-calls.ts";
import { announcedAt, announcesAt, escalatedNotice, silenceKey } from "./due.ts";
import { type Foreseen, foreseen } from "./foreseen.ts";
import { type Listed, listedGroups } from "./listed.ts";
import { isPlain, isStuck, type Tally, tally } from "./rule.ts";
import { charterIn, firstGroups } from "./voters.ts";

/** Met when the form answers everything that it must, nothing in it has to be asked about, and its author may ask. */
export const complete: Guard = ({ reading }) => {
  const open = reading.problems.length;
  const { unknown } = reading;
  if (open === 0 && unknown !== undefined)
    return { met: false, because: { say: "because/unknown-group", with: { group: unknown } } };
  if (open === 0) return { met: true, because: { say: "because/complete" } };
  return { met: false, because: { say: "because/incomplete", with: { count: open } } };
};

/**
 * Met when an edit left the form with something missing or unclear. A revision that GitHub no longer has says neither:
 * the case stays where it is, and no vote is bound to it.
 */
export const incomplete: Guard = (view) => {
  const { because } = complete(view);
  return { met: view.reading.problems.length > 0 && !isUnreadable(view.reading), because };
};

const isUnreadable = ({ fingerprint }: Reading) => fingerprint === null;

/** Met when the rule is, and nobody holds the decision; or when its end approves it. */
export const carried: Guard = (view) => {
  const votes = tally(view);
  if (votes.carried) return { met: true, because: progress(votes) };
  const { silence } = votes.approval;
  const { remind, listed } = silence === undefined ? {} : announced(view, silence);
  const calls = listed && !listed.told && view.at < listed.at ? listed.at : undefined;
  return {
    met: false,
    because: progress(votes),
    ...ahead(votes.approval.recheckAt, calls, nextLeave(view), givenBack(view, charterIn(view))),
    ...ending(votes, "approve", view),
    ...(remind ? { remind } : {}),
    ...(listed ? { listed } : {}),
  };
};

/** Said once, as soon as the vote is open; where there are digests, in their next round. */
function announced(view: View, ends: Instant): { readonly remind?: Reminder; readonly listed?: Listed } {
  const [key, among] = [silenceKey(view), firstGroups(view)];
  const at = announcesAt(view, among);
  const told = announcedAt(view, among) !== undefined;
  const groups = digestsOf(among, view);
  const says = { key, at, tells: "silence", ends } as const;
  return { ...(told ? {} : { remind: says }), ...(groups ? { listed: { ...says, groups, told } } : {}) };
}

/** Met when as many noes stand as the rule takes for a refusal; or when the end of the vote declines it. */
export const defeated: Guard = (view) => {
  const votes = tally(view);
  const because = { say: "because/declines", with: { count: votes.no.length } };
  if (votes.defeated) return { met: true, because: votes.by === null ? because : { say: "because/deadline" } };
  return { met: false, because, ...ahead(votes.refusal?.recheckAt), ...ending(votes, "decline", view) };
};

/** Met when the time for a vote is over, and the charter lets it lapse then. Tells people before. */
export const lapsed: Guard = (view) => {
  const votes = tally(view);
  if (votes.lapsed) return { met: true, because: { say: "because/deadline" } };
  const because = { say: "because/deadline-ahead" };
  const { due } = votes;
  const remind = due && (due.remind ?? escalatedNotice(view, due));
  // Whom else it waits for then is called on the case itself.
  const listed = isStuck(votes) || votes.held ? undefined : due?.listed;
  return {
    met: false,
    because,
    ...ahead(due?.recheckAt),
    ...ending(votes, "expire", view),
    ...(remind ? { remind } : {}),
    ...(listed ? { listed } : {}),
  };
};

/** When time alone may change it. */
function ahead(...times: readonly (Instant | undefined)[]): { readonly recheckAt?: Instant } {
  const recheckAt = earliest(...times);
  return recheckAt === undefined ? {} : { recheckAt };
}

/** When it comes to this if nobody does anything. */
function ending(votes: Tally, what: Foreseen["is"], view: View) {
  const ahead = foreseen(votes, view);
  return ahead?.is === what ? { deadline: ahead.at } : {};
}

function progress(votes: Tally) {
  if (votes.unknown !== null) return { say: "because/unknown-group", with: { group: votes.unknown } };
  if (votes.by === "deadline") return { say: "because/deadline" };
  if (votes.applied.tier.approve.is === "automatic") return { say: "because/automatic" };
  if (!isPlain(votes.applied.tier)) return { say: `because/rule-${standing(votes.approval)}` };
  return { say: "because/approvals", with: { count: votes.have, needed: votes.needed } };
}

/**
 * Met when a stage has lasted `expireDays` and the people whose turn it is were reminded after `remindDays`. The
 * deadline moves with a late reminder, so that an outage never decides; while a question waits for its answer, and
 * for as long as it waited, time stands still. What is said in the very second of the deadline still comes before it.
 * Days are those that the program counts.
 */
export function silent(remindDays: number, expireDays: number): Guard {
  return (view) => {
    const { facts, instance, reading, state, at } = view;
    const because = { say: "because/waiting" };
    if (state.asked) return { met: false, because };
    const paused = state.paused + secondsAway(facts, state.since, at);
    const start = paused === 0 ? state.since : plusSeconds(state.since, paused);
    const count = counting(instance, reading);
    const groups = listedGroups(view);
    const wished = besideEnd(view, count.later(start, remindDays), remindDays);
    const remindAt = groups ? nextRound(instance, wished) : wished;
    const key = `remind-${state.round}-${state.stage}-${state.since}-${paused}${underRules(state)}`;
    const reminded = deliveredAt(key, groups, remindAt, view);
    const listed = groups ? { listed: { key, groups, at: remindAt, told: reminded !== undefined } } : {};
    // A reminder that comes with the end is none.
    const notice = Math.max(1, expireDays - remindDays);
    const from = reminded ?? latest(at, remindAt);
    // What Quorate was down for is added; a day that nobody could see is none.
    const noticed = madeUp(count, state, from, count.end(from, notice));
    const onTime = from === remindAt && !state.outages;
    const planned = onTime ? noticed : madeUp(count, state, start, count.end(start, expireDays));
    const { deadline, lost } = noticed.deadline > planned.deadline ? noticed : planned;
    if (reminded === undefined) {
      const later = () => (groups ? nextTry(instance, at) : plusSeconds(deadline, 1));
      const recheckAt = at < remindAt ? remindAt : later();
      return { met: false, because, recheckAt, deadline, lost, remind: { key, at: remindAt }, ...listed };
    }
    if (at <= deadline) return { met: false, because, recheckAt: plusSeconds(deadline, 1), deadline, lost, ...listed };
    return { met: true, because: { say: "because/silence", with: { count: expireDays } } };
  };
}

/** Where a vote has an end, people are reminded of that: a second call in the same days would only confuse. */
function besideEnd(view: View, wished: Instant, remindDays: number): Instant {
  const { instance, reading, state } = view;
  const due = instance.stages[state.stage]?.votes ? tally(view).due : null;
  if (!due || due.passed || due.at < wished || (due.remind && due.remind.at > wished)) return wished;
  return counting(instance, reading).later(due.at, remindDays);
}

/** A deadline with the days added in which Quorate was down after `from`: a day that it could not see is none. */
function madeUp(count: Counting, state: CaseRecord, from: Instant, planned: Instant) {
  const lost = daysLost(state, from, planned);
  return { deadline: lost === 0 ? planned : count.end(planned, lost), lost };
}
