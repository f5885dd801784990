// Which reminders stand in a digest instead of on their own issue, and when they reached those whose turn it is.

import type { View } from "../case/view.ts";
import type { Instant } from "../text/time.ts";
import { inDigest } from "./digest-calls.ts";
import { isStuck, tally, waitingGroups } from "./rule.ts";

/** A reminder's place in the digests of some groups. */
export interface Listed {
  readonly key: string;
  readonly groups: readonly string[];
  /** The round that calls them. */
  readonly at: Instant;
  readonly told: boolean;
  /** What it says, where it is not that somebody is waited for, and the end that it is about. */
  readonly tells?: string;
  readonly ends?: Instant;
}

/** One line for each case: what people have to hear now, then what was said last, then what is said next. */
export function nextListed(all: readonly Listed[], now: Instant): Listed | undefined {
  const inOrder = all.toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return (
    inOrder.find(({ told, at }) => !told && at <= now) ??
    inOrder.findLast(({ told, at }) => told && at <= now) ??
    inOrder.find(({ told }) => !told)
  );
}

/** The groups in whose digests a case waits; null where its reminder is a comment of its own. */
export function listedGroups(view: View): readonly string[] | null {
  const { instance, state } = view;
  if (!inDigest(view)) return null;
  const stage = instance.stages[state.stage];
  if (stage?.turn !== "deciders" || !stage.votes) return null;
  const votes = tally(view);
  if (votes.unknown !== null || votes.held) return null;
  if (isStuck(votes)) return instance.escalation === null ? null : [instance.escalation];
  return waitingGroups(votes, view);
}
