// What falls due, in sentences: in the status comment with its dates, and in a comment of its own when its day has come.

import { counting } from "../case/deadlines.ts";
import type { Facts } from "../case/facts.ts";
import type { Asked, FollowUp } from "../case/follow-ups.ts";
import type { Instance } from "../case/kind.ts";
import type { Decision } from "../deciding/decide.ts";
import type { Words } from "../text/words.ts";
import type { Notice } from "./present.ts";
import type { Telling } from "./status.ts";

type Saying = Pick<Telling, "instance" | "decision" | "facts" | "words">;

export function followUpsText(telling: Saying): string {
  const { decision, words } = telling;
  const lines = decision.followUps.map(({ spec, is, due }) => {
    const who = named(spec.asks, telling);
    const usage = `/done ${spec.name}`;
    return `- ${words.say(`follow-up/${is}`, { title: spec.title, date: dated(due, telling), who, usage })}`;
  });
  return lines.length === 0 ? "" : [words.say("follow-up/heading"), lines.join("\n")].join("\n\n");
}

/** Whose turn it is while something is still to come. Undefined where nothing is. */
export function followUpTurn(telling: Saying): string | undefined {
  const { decision, words } = telling;
  const open = decision.followUps.filter(({ is }) => is !== "done");
  const [first] = open.filter(({ is }) => is !== "ahead").concat(open);
  if (!first) return undefined;
  const key = first.is === "ahead" ? "follow-up/turn-ahead" : "follow-up/turn-due";
  const values = { title: first.spec.title, date: dated(first.due, telling), who: named(first.spec.asks, telling) };
  return words.say(key, { ...values, usage: `/done ${first.spec.name}` });
}

/** One comment when it is due, one when it is late, each calling just those who are asked. */
export function followUpNotices(instance: Instance, decision: Decision, facts: Facts, words: Words): Notice[] {
  const telling = { instance, decision, facts, words };
  return decision.followUps.flatMap(({ spec, due, is, notice }: FollowUp): Notice[] => {
    if (notice === null || is === "done") return [];
    const key = is === "late" ? "follow-up/notice-late" : "follow-up/notice-due";
    const mention = called(spec.asks, telling);
    const values = { title: spec.title, date: dated(due, telling), usage: `/done ${spec.name}` };
    return [{ key: notice, text: words.say(key, { mention, ...values }) }];
  });
}

const dated = (due: string, { instance, decision }: Saying) => counting(instance, decision.reading).dated(due);

const choice = (...items: readonly string[]) => ({ is: "choice", items }) as const;

function named(asks: Asked, { facts, words }: Saying) {
  if (asks.of === "author") return choice(facts.author?.login ?? words.say("status/nobody"));
  if (asks.of === "group") return choice(asks.group);
  const assignees = facts.assignees.map(({ login }) => login);
  return assignees.length === 0 ? choice(words.say("status/who-assignee")) : choice(...assignees);
}

function called(asks: Asked, { facts, words }: Saying): string {
  if (asks.of === "author") return facts.author ? `@${facts.author.login}` : words.say("status/nobody");
  if (asks.of === "group") {
    const roster = facts.groups[asks.group];
    return (roster?.known ? roster.mention : null) ?? asks.group;
  }
  const assignees = facts.assignees.map(({ login }) => `@${login}`);
  return assignees.length === 0 ? words.say("status/maintainers") : words.format({ is: "list", items: assignees });
}
