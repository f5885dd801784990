// A running case that goes by the program's rules as they are now, where the program wants that. What was said before
// stays said, and time alone brings nothing about before people were told of it under the new rules.

import { type Instant, latest } from "../text/time.ts";
import type { Facts } from "./facts.ts";
import { History } from "./history.ts";
import type { Instance } from "./kind.ts";
import type { CaseRecord } from "./record.ts";

/** When other rules came into force for a case, and in which of its rounds. */
export interface Ruled {
  readonly at: Instant;
  readonly round: number;
}

/** The rules of now, seen from the ones that the record was made by. */
export interface NewRules {
  /** Whether they ask for something else. */
  readonly differ: boolean;
  /** What votes on the form as it stands were bound to until now. */
  readonly fingerprint: string | null;
}

/** What the case was bound to by the instance that it was until now. */
export const boundBefore = (instance: Instance, facts: Facts, record: CaseRecord): string | null =>
  new History(instance, facts, record).now.fingerprint;

/** Votes stay bound to what was voted on, whatever the new rules call material. */
export function withRules(state: CaseRecord, instance: Instance, facts: Facts): CaseRecord {
  if (!facts.rules || state.config === instance.config) return state;
  const { differ, fingerprint } = facts.rules;
  const fields = boundBefore(instance, facts, state);
  const votes = state.votes.map((vote) =>
    vote.fields !== null && vote.fields === fingerprint ? { ...vote, fields } : vote,
  );
  const ruled = differ ? { ruled: { at: facts.now, round: state.round } } : {};
  return { ...state, config: instance.config, votes, ...ruled };
}

/** Whether this round began under other rules. */
export const ruledAnew = ({ ruled, round }: CaseRecord): boolean => ruled?.round === round;

/** From when on the record is walked: nothing happened by rules that were not in force yet. */
export const walkedFrom = ({ clock, ruled }: CaseRecord): Instant => (ruled ? latest(clock, ruled.at) : clock);

/** What a reminder was delivered under other rules for is no warning of what these would do. */
export const underRules = (state: CaseRecord): string => (ruledAnew(state) ? `-${state.ruled?.at}` : "");
