// The comments of their own: the decision, the list of commands, and who is called in a reminder.

import { commands } from "./command.ts";
import type { Facts } from "./facts.ts";
import type { Instance } from "./kind.ts";
import { commentLink } from "./link.ts";
import { valueText } from "./problem-text.ts";
import type { CaseRecord, Decided } from "./record.ts";
import { type Rule, ruleOf } from "./rule.ts";
import type { Words } from "./words.ts";

/** The record of a decision, for people. It is never edited, so nothing in it may depend on what comes later. */
export function decisionText(instance: Instance, decided: Decided, facts: Facts, words: Words): string {
  const author = facts.author ? `@${facts.author.login}` : words.say("status/nobody");
  const at = { is: "instant", at: decided.at } as const;
  const values = instance.fields
    .filter(({ id }) => decided.values[id] !== undefined)
    .map(({ id, label }) =>
      words.say("decision/value", { label, value: valueText(decided.values[id], instance, words) }),
    );
  return [
    words.say(`decision/${decided.outcome}`, { author, title: instance.title, at }),
    ...(values.length === 0 ? [] : [words.say("decision/values"), values.join("\n")]),
    words.say("decision/votes"),
    decided.votes.map((vote) => voteText(vote, decided, facts, words)).join("\n"),
    ruleUsed(decided, words),
    words.say("decision/silence"),
  ].join("\n\n");
}

/** Names only where the group is public; the comments themselves say who wrote them to those who may read them. */
function voteText(vote: Decided["votes"][number], decided: Decided, facts: Facts, words: Words): string {
  const open = decided.groups.some(({ group, open }) => open && vote.groups.includes(group));
  const choice = words.say(`decision/choice-${vote.choice}`);
  const link = commentLink(facts, vote.comment);
  return words.say(open ? "decision/vote-named" : "decision/vote", { choice, link, login: vote.login });
}

function ruleUsed({ groups, decline, eligible, round, config }: Decided, words: Words): string {
  const rule = groups.map(({ group, needed }) => words.say("status/rule-group", { group, count: needed }));
  const short = config.slice(0, 10);
  return words.say("decision/rule", { rule: { is: "list", items: rule }, decline, eligible, round, config: short });
}

export function ruleText(rule: Rule, words: Words): string {
  const groups = Object.entries(rule.approve).map(([group, count]) => words.say("status/rule-group", { group, count }));
  return words.say("status/rule", { rule: { is: "list", items: groups }, decline: rule.decline });
}

export function helpText(mention: string, words: Words): string {
  const lines = Object.values(commands).map(({ usage, does, who }) =>
    words.say("notice/help-line", { usage, does, who }),
  );
  return [words.say("notice/help", { mention }), lines.join("\n")].join("\n\n");
}

/** Those whose turn it is, and nobody else. */
export function noticeMention(instance: Instance, record: CaseRecord, facts: Facts): string {
  const stage = instance.stages[record.stage];
  if (stage?.turn !== "deciders") return facts.author ? `@${facts.author.login}` : instance.title;
  return decidersMention(instance, record, facts);
}

/** The groups that decide, called by their team where it is no secret. */
export function decidersMention(instance: Instance, record: CaseRecord, facts: Facts): string {
  const groups = Object.keys(ruleOf({ instance, state: record }).approve);
  const calls = groups.map((group) => {
    const roster = facts.groups[group];
    return (roster?.known ? roster.mention : null) ?? group;
  });
  return calls.join(" ");
}
