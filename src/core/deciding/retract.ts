// A decision that is taken back in time by somebody who carried it: a new round, in which the other votes still stand.

import { graceEnd } from "../case/effects.ts";
import type { Person } from "../case/facts.ts";
import type { Instance } from "../case/kind.ts";
import type { CaseRecord, Decided } from "../case/record.ts";
import type { View } from "../case/view.ts";
import type { Instant } from "../text/time.ts";
import type { Answered, Given } from "./answer.ts";

/** Undefined where there is no decision that waits: then `/retract` is about a vote. */
export function takenBack({ by }: Pick<Given, "by">, { instance, facts, state, at }: View): Answered | undefined {
  const { decided, round } = state;
  if (decided?.round !== round) return undefined;
  const end = graceEnd(instance, decided, facts);
  const to = end && stageBefore(decided, instance);
  if (end === undefined || to === undefined) return undefined;
  if (!carriers(decided).some((vote) => vote.by === by.id)) return { refused: "retract-not-yours" };
  if (at >= end || hasHappened(state, end)) return { refused: "retract-too-late" };
  const votes = decided.votes.filter((vote) => vote.by !== by.id);
  // It goes on among the people who could decide before.
  const frozen = state.frozen?.round === round ? { frozen: { ...state.frozen, round: round + 1 } } : {};
  const next = { ...state, ...frozen, votes, asked: null, paused: 0, round: round + 1 };
  return { state: next, move: to, about: "decision" };
}

/** Whether somebody can take back, at this moment, what their vote decided. */
export const mayTakeBack = (by: Person, view: View): boolean => {
  const answered = takenBack({ by }, view);
  return answered !== undefined && !("refused" in answered);
};

/** Those on whose votes a decision rests. */
const carriers = ({ outcome, votes }: Decided): Decided["votes"] =>
  votes.filter(({ choice }) => choice === (outcome === "approved" ? "approve" : "decline"));

/** Where the decision was taken. */
const stageBefore = ({ outcome }: Decided, { stages }: Instance): string | undefined =>
  Object.entries(stages).find(([, { exits = [] }]) => exits.some(({ decides }) => decides === outcome))?.[0];

/** A comment that is seen late undoes nothing that came about in good faith. */
const hasHappened = ({ effects = [], round }: CaseRecord, end: Instant): boolean =>
  effects.some((one) => one.round === round && one.at >= end && (one.is === "done" || one.is === "invited"));
