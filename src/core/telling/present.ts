// What the issue should look like: a pure function of the decision and the facts, in the words of the community.

import { contested } from "../case/contest.ts";
import type { Prospect } from "../case/effects.ts";
import type { Facts } from "../case/facts.ts";
import type { Instance } from "../case/kind.ts";
import { labelOfStage, ownStateLabels } from "../case/labels.ts";
import type { Answer, CaseRecord, Decided } from "../case/record.ts";
import { type Ticks, ticksIn } from "../case/ticks.ts";
import type { Decision } from "../deciding/decide.ts";
import { asOf } from "../text/days-ahead.ts";
import type { Instant } from "../text/time.ts";
import type { Words } from "../text/words.ts";
import { askedNotice } from "./asking-text.ts";
import { type WantedCard, wantedCard } from "./card.ts";
import { exposures } from "./exposed.ts";
import { followUpNotices } from "./follow-ups-text.ts";
import { answerText, decisionText } from "./notices.ts";
import { ownNotices } from "./own-text.ts";
import { replyReactions } from "./reply-text.ts";
import { inShadow } from "./shadow-text.ts";
import { statusText } from "./status.ts";
import { reminderText } from "./turn.ts";

export type Reaction = "EYES" | "CONFUSED";

/** A comment that is posted once, found again by its key, and never edited. */
export interface Notice {
  readonly key: string;
  readonly text: string;
  /** Carried in the comment, signed, where the notice is a decision. */
  readonly decided?: Decided;
  /** A moment that the text promises, signed with it. */
  readonly until?: Instant;
  /** Reactions of ours that are put on it, by GitHub's names. */
  readonly emoji?: readonly string[];
}

export interface Wanted {
  /** The labels that this app speaks with on this issue, and which of them should be there. All others stay. */
  readonly labels: { readonly own: readonly string[]; readonly there: readonly string[] };
  /** The reason with which the issue is closed; null while it is open; or it stays as somebody insists on. */
  readonly closed: "COMPLETED" | "NOT_PLANNED" | "AS_IT_IS" | null;
  /** In the order in which people should read them. */
  readonly notices: readonly Notice[];
  readonly reactions: ReadonlyMap<number, Reaction>;
  /** What its decisions bring about, or take back; some of it now. */
  readonly prospects: readonly Prospect[];
  /** Boxes in its text that are to be ticked. */
  readonly ticks?: Ticks;
  /** Its card on the board; left out where there is none to be kept. */
  readonly card?: WantedCard;
  readonly status: { readonly text: string; readonly record: CaseRecord };
}

/** The same of an issue that is no case: it has no status comment. */
export interface WantedStray extends Omit<Wanted, "status"> {
  readonly status: null;
}

export function present(instance: Instance, decision: Decision, facts: Facts, spoken: Words): Wanted {
  const words = asOf(facts.now, spoken);
  const wanted = live(instance, decision, facts, words);
  return decision.shadow ? inShadow(wanted, decision.shadow, { instance, decision, facts, words }) : wanted;
}

function live(instance: Instance, decision: Decision, facts: Facts, words: Words): Wanted {
  const { record } = decision;
  const left = contested(instance, record, facts);
  const card = wantedCard(instance, decision, facts);
  const ticks = ticksIn(decision.view, record);
  return {
    labels: {
      own: [instance.label, ...(left.labels ? [] : ownStateLabels(instance, facts))],
      there: [instance.label, ...(left.labels ? [] : [labelOfStage(instance, record.stage)])],
    },
    closed: left.open ? "AS_IT_IS" : closed(instance, record),
    notices: notices(instance, decision, facts, words),
    reactions: reactions(decision, facts),
    prospects: decision.prospects,
    ...(ticks ? { ticks } : {}),
    ...(card ? { card } : {}),
    status: { text: statusText(instance, decision, facts, words), record },
  };
}

/** Where an effect closed it, it may be opened again by hand: nobody is fought over what was done once. */
function closed({ stages }: Instance, { stage, effects = [], round }: CaseRecord): Wanted["closed"] {
  const wasClosed = effects.some((one) => one.effect.is === "close" && one.round === round);
  return stages[stage]?.closes ?? (wasClosed ? "AS_IT_IS" : null);
}

function notices(instance: Instance, decision: Decision, facts: Facts, words: Words): Notice[] {
  const { record, reminders } = decision;
  const wanted = new Map<string, Notice>();
  const add = (notice: Notice) => wanted.set(notice.key, wanted.get(notice.key) ?? notice);
  for (const decided of decisionsToTell(decision, facts)) {
    const text = decisionText(instance, decision, decided, facts, words);
    add({ key: `decision-${decided.round}`, text, decided });
  }
  for (const notice of followUpNotices(instance, decision, facts, words)) add(notice);
  for (const notice of ownNotices(decision, words)) add(notice);
  for (const notice of askedNotice(instance, decision, facts, words)) add(notice);
  for (const notice of exposures(instance, record, facts, words)) add(notice);
  for (const one of reminders) add({ key: one.key, text: reminderText(one, { instance, decision, facts, words }) });
  for (const answer of record.answers) {
    const text = answerText(answer, decision, facts, words);
    if (text !== undefined) add({ key: `${answer.command}-${answer.id}`, text });
  }
  return [...wanted.values()];
}

/**
 * The decision in force, and those that were taken and opened again before anybody had read them: after an outage, votes
 * and a `/reopen` are seen at once.
 */
function decisionsToTell({ record, steps }: Decision, { decisions }: Facts): readonly Decided[] {
  const stands = ({ round }: Decided) => decisions.some((one) => one.round === round);
  const { decided } = record;
  const taken = steps.flatMap((step) => step.decided ?? []);
  const over = [...taken, ...(decided ? [decided] : [])].filter((one) => one.round < record.round && !stands(one));
  const rounds = new Map(over.map((one) => [one.round, one]));
  return [...rounds.values(), ...(decided?.round === record.round ? [decided] : [])];
}

/** 👀 on a comment of which everything counted and still counts, 😕 where something does not. */
function reactions({ record, view, reading, near }: Decision, facts: Facts): Map<number, Reaction> {
  const wanted = new Map<number, Reaction>(replyReactions(view.instance, record, reading, facts));
  for (const { comment } of near) wanted.set(comment, "CONFUSED");
  const edited = new Set(facts.timeline.flatMap((one) => (one.is === "comment" && one.edited ? [one.id] : [])));
  for (const answer of record.answers) {
    const { id, refused } = answer;
    if (typeof id !== "number") continue;
    if (refused !== undefined || (edited.has(id) && !stillCounts(answer, record, facts))) wanted.set(id, "CONFUSED");
    else if (!wanted.has(id)) wanted.set(id, "EYES");
  }
  return wanted;
}

const votes = new Set(["approve", "decline", "abstain"]);

/** An edited vote counts on only where a decision rests on it, or where its round ended without one. */
function stillCounts({ id, command, round }: Answer, record: CaseRecord, facts: Facts): boolean {
  if (!votes.has(command)) return true;
  const decided = [...facts.decisions, record.decided].find((one) => one?.round === round);
  return decided ? decided.votes.some(({ comment }) => comment === id) : round < record.round;
}
