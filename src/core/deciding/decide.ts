// The decision core: same facts, same decision, and deciding again changes nothing.

import { assignProspects } from "../case/assigning.ts";
import { archivesAt } from "../case/board.ts";
import { childProspects, withChildren } from "../case/children.ts";
import type { Claim } from "../case/claims.ts";
import { aftermath, type Prospect, withBrought } from "../case/effects.ts";
import type { Facts } from "../case/facts.ts";
import type { FollowUp } from "../case/follow-ups.ts";
import type { Because, Instance, Reminder, Verdict } from "../case/kind.ts";
import type { Reading } from "../case/reading.ts";
import type { CaseRecord, Decided } from "../case/record.ts";
import { type Shadow, shadowOn } from "../case/shadow.ts";
import { withTasks } from "../case/tasks.ts";
import { underProspects } from "../case/under.ts";
import type { View } from "../case/view.ts";
import { earliest, type Instant } from "../text/time.ts";
import { type Asking, withAsked } from "./asking.ts";
import { dueFollowUps, type ListedFollowUp } from "./group-follow-ups.ts";
import type { Listed } from "./listed.ts";
import type { Near } from "./near.ts";
import { type OwnWords, ownWords } from "./own-words.ts";
import type { Tally } from "./rule.ts";
import { Walk } from "./walk.ts";

export interface Step {
  readonly from: string;
  readonly to: string;
  readonly at: Instant;
  readonly because: Because;
  /** The decision that it was. */
  readonly decided?: Decided;
}

export interface Decision extends OwnWords {
  /** Everything concluded, to be written down as it stands. */
  readonly record: CaseRecord;
  /** The stages passed in this run. */
  readonly steps: readonly Step[];
  /** The form as it stands now. */
  readonly reading: Reading;
  /** The votes, where votes are taken. */
  readonly tally: Tally | null;
  /** What the guards look at, after the walk. */
  readonly view: View;
  /** What each exit of the stage says. */
  readonly exits: readonly { readonly to: string; readonly verdict: Verdict }[];
  /** Comments that are nearly a command. */
  readonly near: readonly Near[];
  /** Those that are comments of their own, and due. */
  readonly reminders: readonly Reminder[];
  /** The digests in which the case stands, now or from their round on. */
  readonly listed?: Listed;
  /** Who is asked by turn just now. */
  readonly asking?: Asking;
  /** When the stage ends if nobody does anything. */
  readonly deadline?: Instant;
  /** When time alone may change something. */
  readonly wakeAt?: Instant;
  /** A group that could not be read, at which the walk stopped. */
  readonly unknown: string | null;
  /** What the decisions of this case bring about, or take back. */
  readonly prospects: readonly Prospect[];
  /** What it would claim if others gave something back. */
  readonly awaited: readonly Claim[];
  /** Set where nothing but the status comment is written. */
  readonly shadow?: Shadow;
  /** What falls due after the approval in force. */
  readonly followUps: readonly FollowUp[];
  /** What of it stands in the digests of groups. */
  readonly listedFollowUps: readonly ListedFollowUp[];
}

/** What the walk alone comes to. */
export type Walked = Omit<Decision, "prospects" | "followUps" | "listedFollowUps" | "shadow" | keyof OwnWords>;

/** Replays what is not yet recorded through the stages of the kind. */
export function decide(instance: Instance, facts: Facts): Decision {
  const walk = new Walk(instance, facts);
  walk.run();
  return withAftermath(withAsked(walk.decision(), facts), instance, facts);
}

/** What follows from a decision, and from the kind itself, is looked at when everything that was said is walked. */
function withAftermath(walked: Walked, instance: Instance, facts: Facts): Decision {
  const shadow = shadowOn(instance, facts, walked.reading);
  if (shadow) return triedOut(walked, shadow, facts);
  const kept = instance.keeps?.({ ...walked.view, state: walked.record }) ?? walked.record;
  const { record: noted, asks } = withTasks(walked.view, kept);
  const told = withChildren(withBrought(noted, facts), facts);
  const after = aftermath(instance, told, facts);
  const below = childProspects(walked.view, told);
  const turns = assignProspects(walked.view, told);
  const above = underProspects(walked.view, told);
  const prospects = [...after.prospects, ...below.prospects, ...turns.prospects, ...above.prospects];
  const unsure = prospects.flatMap(({ brought }) => (brought?.is === "unsure" ? [brought] : []));
  const record = withBrought(told, { ...facts, brought: unsure });
  const { next: due, ...ahead } = dueFollowUps(instance, record, facts, walked.reading);
  const { next: own, ...said } = ownWords({ ...walked.view, state: record }, walked.unknown, facts, asks);
  const archived = archivesAt(instance, record, facts);
  const soon = archived !== undefined && archived > facts.now ? archived : undefined;
  const waking = earliest(walked.wakeAt, after.wakeAt, below.wakeAt, turns.wakeAt, above.wakeAt);
  const next = earliest(waking, due, own, soon);
  return { ...walked, ...said, record, prospects, ...ahead, ...(next === undefined ? {} : { wakeAt: next }) };
}

/** In a trial nothing follows. */
function triedOut(walked: Walked, shadow: Shadow, facts: Facts): Decision {
  const { next: own, ...said } = ownWords(walked.view, walked.unknown, facts);
  const next = earliest(walked.wakeAt, own);
  const wakes = next === undefined ? {} : { wakeAt: next };
  return { ...walked, ...said, ...wakes, awaited: [], prospects: [], followUps: [], listedFollowUps: [], shadow };
}
