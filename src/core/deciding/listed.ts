// Which reminders stand in a digest instead of on their own issue, and when they reached those whose turn it is.

import type { Instance } from "../case/kind.ts";
import { toldAt } from "../case/shadow.ts";
import type { View } from "../case/view.ts";
import { type Instant, latest, plusSeconds } from "../text/time.ts";
import { roundAfter } from "./rounds.ts";
import { isStuck, tally, waitingGroups } from "./rule.ts";
import { toldOf } from "./told.ts";

/** A reminder's place in the digests of some groups. */
export interface Listed {
  readonly key: string;
  readonly groups: readonly string[];
  /** The round that calls them. */
  readonly at: Instant;
  readonly told: boolean;
}

/** The groups in whose digests a case waits; null where its reminder is a comment of its own. */
export function listedGroups(view: View): readonly string[] | null {
  const { facts, instance, state } = view;
  if (!instance.digest || !facts.digest) return null;
  // What is private is told where it is, or where it stays so.
  if (facts.private && !facts.digest.private) return null;
  const stage = instance.stages[state.stage];
  if (stage?.turn !== "deciders" || !stage.votes) return null;
  const votes = tally(view);
  if (votes.unknown !== null || votes.held) return null;
  if (isStuck(votes)) return instance.escalation === null ? null : [instance.escalation];
  return waitingGroups(votes, view);
}

/** When a reminder was delivered: in a comment of its own, or in the digest of each group whose turn it is. */
export function deliveredAt(
  key: string,
  groups: readonly string[] | null,
  due: Instant,
  view: View,
): Instant | undefined {
  const { facts, state } = view;
  const own = toldAt(key, due, view);
  if (own !== undefined) return own;
  const told = toldOf(key, state, facts);
  const times = (groups ?? Object.keys(told)).map((group) => told[group]);
  const known = times.flatMap((time) => time ?? []);
  return known.length === 0 || known.length < times.length ? undefined : latest(...known);
}

const rounds = new WeakMap<Instance, Map<Instant, Instant>>();

/** The next round of this program's digests, from a moment on. */
export function nextRound(instance: Instance, at: Instant): Instant {
  const { digest, calendar, deadlines } = instance;
  if (!digest) return at;
  const known = rounds.get(instance) ?? new Map<Instant, Instant>();
  rounds.set(instance, known);
  const found = known.get(at) ?? roundAfter({ digest, calendar, deadlines }, at);
  known.set(at, found);
  return found;
}

/** Whoever was not called in this round is called in the next one. */
export const nextTry = (instance: Instance, at: Instant): Instant => nextRound(instance, plusSeconds(at, 1));
