// The comments of their own: the decision, and the answers to /ask, /status and /help.

import type { Facts, Person } from "../case/facts.ts";
import type { Instance, Who } from "../case/kind.ts";
import type { Answer, Decided, Vote } from "../case/record.ts";
import type { Decision } from "../deciding/decide.ts";
import { hasQuiet } from "../deciding/decided.ts";
import { mayTakeBack } from "../deciding/retract.ts";
import { standing } from "../deciding/voters.ts";
import { groupsOfTier } from "../rules/expression.ts";
import { type CommandName, readCommands } from "../text/command.ts";
import { inert } from "../text/text.ts";
import type { Words } from "../text/words.ts";
import { called } from "./called.ts";
import { claimsText } from "./catalogue-text.ts";
import { commentLink } from "./link.ts";
import { possible, usage } from "./possible.ts";
import { valueText } from "./problem-text.ts";
import type { Telling } from "./status.ts";
import { suggestNotice } from "./suggestion-text.ts";
import { ruleUsed, settingsUsed } from "./tier-text.ts";

/** The record of a decision, for people: as it was when it was taken, since nobody ever edits it. */
export function decisionText(
  instance: Instance,
  decision: Decision,
  decided: Decided,
  facts: Facts,
  words: Words,
): string {
  const author = facts.author ? `@${facts.author.login}` : words.say("status/nobody");
  const at = { is: "instant", at: decided.at } as const;
  const values = valuesDecided(instance, decision, decided, words);
  return [
    words.say(saidAs(decided, instance, words), { author, title: instance.title, at }),
    decided.elsewhere ? words.say(decided.elsewhere.say, decided.elsewhere.with) : "",
    // Of an earlier round that is over, that is no question any more.
    decided.round === decision.record.round ? secondLook(instance, decision, words) : "",
    ...(values.length === 0 ? [] : [words.say("decision/values"), values.join("\n")]),
    textDecided(instance, decision, decided, words),
    payment(instance, decided, words),
    decided.votes.length === 0 ? "" : words.say("decision/votes"),
    decided.votes.map((vote) => voteText(vote, decided, { instance, facts, words })).join("\n"),
    claimsText(decided, { instance, words }),
    decided.automatic || decided.elsewhere
      ? settingsUsed(decided, words)
      : ruleUsed(decided, { instance, decision, words }),
    words.say("decision/silence"),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** Texts that votes are bound to stand in no record; here they are said as they were when it was decided. */
function valuesDecided(instance: Instance, { reading }: Decision, decided: Decided, words: Words): readonly string[] {
  const isAsDecided = decided.fields !== null && decided.fields === reading.fingerprint;
  const texts = isAsDecided && !hasQuiet(instance) && !instance.whole ? instance.material : [];
  return instance.fields.flatMap(({ id, label }) => {
    const value = decided.values[id];
    const read = texts.includes(id) ? reading.values[id] : undefined;
    if (value) return [words.say("decision/value", { label, value: valueText(value, instance, words) })];
    return read?.is === "text" ? [words.say("decision/value", { label, value: inert(read.text, 300) })] : [];
  });
}

/** Where it was silence or time that decided, that is said. A kind may have a sentence of its own. */
function saidAs({ outcome, by }: Decided, { kind }: Instance, words: Words): string {
  const own = `decision/${outcome}-${kind}`;
  if (words.has(own)) return own;
  return by === undefined ? `decision/${outcome}` : `decision/${outcome}-${by}`;
}

/** Which text it was, so that a later one cannot be taken for it. */
function textDecided({ whole }: Instance, { record }: Decision, { fields, document }: Decided, words: Words): string {
  if (!whole || fields === null) return "";
  const text = words.say("decision/text", { at: { is: "instant", at: record.revision }, found: fields });
  if (!document) return text;
  const { url: link, revision: found } = document;
  return [text, words.say("decision/document", { link, found })].join(" ");
}

/** Where money is sent is settled with somebody, outside the issue that everybody can read. */
function payment({ contacts, fields }: Instance, { outcome, values }: Decided, words: Words): string {
  const unpaid = new Set(fields.flatMap((one) => (one.payment === false ? [one.id] : [])));
  const paid = Object.entries(values).some(([id, one]) => one.is === "money" && one.minor > 0 && !unpaid.has(id));
  if (outcome !== "approved" || !paid || contacts.payment === undefined) return "";
  return words.say("decision/payment", { contact: `<${contacts.payment}>` });
}

/** Until when, and whom, the author may ask to look again. */
function secondLook(instance: Instance, decision: Decision, words: Words): string {
  const { record } = decision;
  const again = possible("author", decision, words).find(({ name }) => name === "reopen");
  if (record.appeal) return words.say("decision/final");
  if (!again?.until) return "";
  const groups = { is: "list", items: [...new Set(instance.appeal.tiers.flatMap(groupsOfTier))] } as const;
  return words.say("decision/appeal", { usage: again.usage, date: again.until, groups });
}

type Said = Pick<Telling, "instance" | "facts" | "words">;

/** Names only where the group is public; the comments themselves say who wrote them to those who may read them. */
function voteText(vote: Decided["votes"][number], decided: Decided, said: Said): string {
  const { facts, words } = said;
  const open = decided.groups.some(({ group, open }) => open && vote.groups.includes(group));
  const choice = words.say(`decision/choice-${vote.choice}`);
  const link = commentLink(facts, vote.comment);
  const line = words.say(open ? "decision/vote-named" : "decision/vote", { choice, link, login: vote.login });
  const found = vote.choice === "decline" ? reasonOf(vote, said) : "";
  return found === "" ? line : [line, words.say("decision/reason", { found })].join("\n  ");
}

/** Said where an e-mail shows it, so that nobody has to look for the reason of a refusal. */
function reasonOf({ comment: id }: Vote, { instance, facts }: Said): string {
  if (hasQuiet(instance)) return "";
  const comment = facts.timeline.find((entry) => entry.is === "comment" && entry.id === id);
  if (comment?.is !== "comment" || comment.edited) return "";
  const declines = readCommands(comment.body, instance.aliases).filter(({ name }) => name === "decline");
  return inert(declines.at(-1)?.reason ?? "", 500);
}

/** Commands that are answered by a comment of their own. */
export function answerText(answer: Answer, decision: Decision, facts: Facts, words: Words): string | undefined {
  if (answer.refused !== undefined) return undefined;
  const mention = `@${answer.login}`;
  if (answer.command === "retract") return takenBackText(answer, facts, words);
  if (answer.command === "help") return helpText(answer, decision, words);
  if (answer.command === "status") {
    const stage = words.say(`state/${decision.record.stage}`);
    return words.say("notice/status", {
      mention,
      link: facts.url,
      stage,
      called: called(decision.view.instance, words),
    });
  }
  if (answer.command === "suggest") return suggestNotice(answer, decision, facts, words);
  if (answer.command === "ask" && facts.author) {
    const link = commentLink(facts, answer.id);
    return words.say("notice/ask", { mention: `@${facts.author.login}`, login: answer.login, link });
  }
  return undefined;
}

/** A decision that was taken back is told to the author, who had read it. */
function takenBackText({ about, login }: Answer, { author }: Facts, words: Words): string | undefined {
  if (about !== "decision") return undefined;
  const mention = author ? `@${author.login}` : words.say("status/nobody");
  return words.say("notice/retract", { mention, login });
}

/** What this very person can write here and now. */
function helpText({ by, login }: Answer, decision: Decision, words: Words): string {
  const person: Person = { id: by, login, is: "person" };
  const now = [...rolesOf(person, decision), "group" as const, "anyone" as const]
    .flatMap((who) => possible(who, decision, words))
    .filter(({ name }) => !isForOthers(name, person, decision.view));
  const written = new Map(now.map(({ name, usage }) => [usage, words.say(`command/${name}`)]));
  for (const name of ownCommands(person, decision)) written.set(usage(name, words), words.say(`command/${name}`));
  written.set("/status", words.say("command/status"));
  const lines = [...written].map(([usage, does]) => words.say("notice/help-line", { usage, does }));
  return [words.say("notice/help", { mention: `@${login}` }), lines.join("\n")].join("\n\n");
}

/** Whether a command of the kind's own would be refused because of who gives it. */
function isForOthers(name: CommandName, by: Person, view: Decision["view"]): boolean {
  const handler = view.instance.stages[view.state.stage]?.takes?.[name];
  const answered = handler?.({ name, id: 0, by, reason: "", gesture: false }, view);
  return answered !== undefined && "refused" in answered && answered.refused === "not-for-you";
}

/** What this person may write as one of few: put it on hold, or take back what their vote decided. */
function ownCommands(who: Person, { view }: Decision): readonly CommandName[] {
  const { instance, state } = view;
  const { by } = instance.voting.holds;
  const votes = instance.stages[state.stage]?.votes === true;
  const mayHold = votes && by !== null && "groups" in standing(who, view, by);
  return [
    ...(mayHold && !state.recused.includes(who.id) ? (["hold"] as const) : []),
    ...(mayTakeBack(who, view) ? (["retract"] as const) : []),
  ];
}

function rolesOf(who: Person, { view }: Decision): Who[] {
  const { facts } = view;
  return [
    ...("groups" in standing(who, view) ? (["deciders"] as const) : []),
    ...(facts.author?.id === who.id ? (["author"] as const) : []),
    ...(facts.assignees.some(({ id }) => id === who.id) ? (["assignee"] as const) : []),
  ];
}
