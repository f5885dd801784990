// What the issue should look like: a pure function of the decision and the facts, in the words of the community.

import type { Decision } from "./decide.ts";
import type { Facts } from "./facts.ts";
import type { Instance } from "./kind.ts";
import { stateLabel } from "./labels.ts";
import { commentLink } from "./link.ts";
import { decisionText, helpText, noticeMention } from "./notices.ts";
import type { Answer, CaseRecord, Decided } from "./record.ts";
import { statusText } from "./status.ts";
import type { Words } from "./words.ts";

export type Reaction = "EYES" | "CONFUSED";

/** A comment that is posted once, found again by its key, and never edited. */
export interface Notice {
  readonly key: string;
  readonly text: string;
  /** Carried in the comment, signed, where the notice is a decision. */
  readonly decided?: Decided;
}

export interface Wanted {
  /** The labels that this app speaks with on this issue, and which of them should be there. All others stay. */
  readonly labels: { readonly own: readonly string[]; readonly there: readonly string[] };
  /** The reason with which the issue is closed; null while it is open. */
  readonly closed: "COMPLETED" | "NOT_PLANNED" | null;
  /** In the order in which people should read them. */
  readonly notices: readonly Notice[];
  readonly reactions: ReadonlyMap<number, Reaction>;
  readonly status: { readonly text: string; readonly record: CaseRecord };
}

export function present(instance: Instance, decision: Decision, facts: Facts, words: Words): Wanted {
  const { record } = decision;
  return {
    labels: {
      own: [instance.label, ...Object.keys(instance.stages).map(stateLabel)],
      there: [instance.label, stateLabel(record.stage)],
    },
    closed: instance.stages[record.stage]?.closes ?? null,
    notices: notices(instance, decision, facts, words),
    reactions: reactions(record, facts),
    status: { text: statusText(instance, decision, facts, words), record },
  };
}

function notices(instance: Instance, decision: Decision, facts: Facts, words: Words): Notice[] {
  const { record, reminders, deadline } = decision;
  const wanted: Notice[] = [];
  if (record.decided && record.decided.round === record.round) {
    const { decided } = record;
    wanted.push({ key: `decision-${decided.round}`, text: decisionText(instance, decided, facts, words), decided });
  }
  const mention = noticeMention(instance, record, facts);
  for (const { key } of reminders) {
    const stage = instance.stages[record.stage];
    const say = stage?.turn === "deciders" ? "notice/remind-deciders" : "notice/remind-author";
    const date = { is: "day", day: (deadline ?? facts.now).slice(0, 10) } as const;
    wanted.push({ key, text: words.say(say, { mention, date, link: facts.url }) });
  }
  for (const answer of record.answers) {
    const text = answerText(answer, decision, facts, words);
    if (text !== undefined) wanted.push({ key: `${answer.command}-${answer.id}`, text });
  }
  return wanted;
}

/** Commands that are answered by a comment of their own. */
function answerText(answer: Answer, { record }: Decision, facts: Facts, words: Words): string | undefined {
  if (answer.refused !== undefined) return undefined;
  const mention = `@${answer.login}`;
  if (answer.command === "help") return helpText(mention, words);
  if (answer.command === "status") {
    return words.say("notice/status", { mention, link: facts.url, stage: words.say(`state/${record.stage}`) });
  }
  if (answer.command === "ask" && facts.author) {
    const link = commentLink(facts, answer.id);
    return words.say("notice/ask", { mention: `@${facts.author.login}`, login: answer.login, link });
  }
  return undefined;
}

/** 👀 on a comment of which everything counted and still counts, 😕 where something does not. */
function reactions(record: CaseRecord, facts: Facts): Map<number, Reaction> {
  const wanted = new Map<number, Reaction>();
  for (const { id, refused } of record.answers) {
    if (typeof id !== "number") continue;
    if (refused !== undefined) wanted.set(id, "CONFUSED");
    else if (!wanted.has(id)) wanted.set(id, "EYES");
  }
  if (!record.decided) {
    for (const entry of facts.timeline) {
      if (entry.is === "comment" && entry.edited && wanted.has(entry.id)) wanted.set(entry.id, "CONFUSED");
    }
  }
  return wanted;
}
