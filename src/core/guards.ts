// The stock conditions from which kinds build their tables. Each answers with its evidence, in words for people.

import { type Counting, counting } from "./deadlines.ts";
import type { Guard } from "./kind.ts";
import { daysLost, secondsAway } from "./outage.ts";
import type { Reading } from "./reading.ts";
import type { CaseRecord } from "./record.ts";
import { type Tally, tally } from "./rule.ts";
import { type Instant, latest, plusSeconds } from "./time.ts";

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

/** Met when the yeses that the rule needs stand and nobody holds the decision. */
export const carried: Guard = (view) => {
  const votes = tally(view);
  return { met: votes.carried, because: progress(votes) };
};

/** Met when as many noes stand as the rule takes for a refusal. */
export const defeated: Guard = (view) => {
  const votes = tally(view);
  return { met: votes.defeated, because: { say: "because/declines", with: { count: votes.no.length } } };
};

function progress(votes: Tally) {
  if (votes.unknown !== null) return { say: "because/unknown-group", with: { group: votes.unknown } };
  return { say: "because/approvals", with: { count: votes.have, needed: votes.needed } };
}

/**
 * Met when a stage has lasted `expireDays` and the people whose turn it is were reminded after `remindDays`. The
 * deadline moves with a late reminder, so that an outage never decides; while a question waits for its answer, and
 * for as long as it waited, time stands still. What is said in the very second of the deadline still comes before it.
 * Days are those that the program counts.
 */
export function silent(remindDays: number, expireDays: number): Guard {
  return ({ facts, instance, reading, state, at }) => {
    const because = { say: "because/waiting" };
    if (state.asked) return { met: false, because };
    const paused = state.paused + secondsAway(facts, state.since, at);
    const start = paused === 0 ? state.since : plusSeconds(state.since, paused);
    const count = counting(instance, reading);
    const remindAt = count.later(start, remindDays);
    const key = `remind-${state.round}-${state.stage}-${state.since}-${paused}`;
    const reminded = facts.notices[key];
    // A reminder that comes with the end is none.
    const notice = Math.max(1, expireDays - remindDays);
    const from = reminded ?? latest(at, remindAt);
    // What Quorate was down for is added; a day that nobody could see is none.
    const noticed = madeUp(count, state, from, count.end(from, notice));
    const onTime = from === remindAt && !state.outages;
    const planned = onTime ? noticed : madeUp(count, state, start, count.end(start, expireDays));
    const { deadline, lost } = noticed.deadline > planned.deadline ? noticed : planned;
    if (reminded === undefined) {
      const recheckAt = at < remindAt ? remindAt : plusSeconds(deadline, 1);
      return { met: false, because, recheckAt, deadline, lost, remind: { key, at: remindAt } };
    }
    if (at <= deadline) return { met: false, because, recheckAt: plusSeconds(deadline, 1), deadline, lost };
    return { met: true, because: { say: "because/silence", with: { count: expireDays } } };
  };
}

/** A deadline with the days added in which Quorate was down after `from`: a day that it could not see is none. */
function madeUp(count: Counting, state: CaseRecord, from: Instant, planned: Instant) {
  const lost = daysLost(state, from, planned);
  return { deadline: lost === 0 ? planned : count.end(planned, lost), lost };
}
