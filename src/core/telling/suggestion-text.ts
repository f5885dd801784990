// What people read about suggestions: those that wait for the author, and those that do not count any more.

import type { Facts } from "../case/facts.ts";
import type { Instance } from "../case/kind.ts";
import type { Answer, Suggestion } from "../case/record.ts";
import { readSuggestion, suggestedIn } from "../case/suggestion.ts";
import type { Decision } from "../deciding/decide.ts";
import { isNamed } from "../deciding/suggesting.ts";
import { readCommands } from "../text/command.ts";
import type { Words } from "../text/words.ts";
import { called } from "./called.ts";
import { commentLink } from "./link.ts";
import { problemText, valueText } from "./problem-text.ts";
import type { Telling } from "./status.ts";

/** Old and new value of each, with what the author writes to take it. */
export function openSuggestions(telling: Telling): string {
  const { instance, decision, facts, words } = telling;
  const lines = decision.record.suggestions.flatMap((one) => {
    const found = suggestedIn(one.comment, one.field, instance, facts);
    const label = labelOf(one.field, instance);
    if (!found || label === undefined || !isOpen(telling)) return [];
    const gaps = { label, login: suggester(one, decision, words), link: commentLink(facts, one.comment) };
    if (found.value.is === "text") return [words.say("status/suggestion-text", gaps)];
    const value = valueText(found.value, instance, words);
    const was = valueText(decision.reading.values[one.field], instance, words);
    return [words.say("status/suggestion", { ...gaps, was, value })];
  });
  if (lines.length === 0) return "";
  const author = facts.author?.login ?? words.say("status/nobody");
  return [words.say("status/suggested", { author, count: lines.length }), lines.join("\n")].join("\n\n");
}

/** Where fields can still change. */
const isOpen = ({ instance, decision: { record }, stage }: Telling): boolean =>
  stage.votes === true || record.stage === instance.start;

export const labelOf = (field: string, { fields }: Instance): string | undefined =>
  fields.find(({ id }) => id === field)?.label;

/** By name only where the group is public; the comment itself says it to those who may read it. */
const suggester = ({ by, login }: Pick<Suggestion, "by" | "login">, { view }: Decision, words: Words): string =>
  isNamed(by, view) ? login : words.say("status/somebody");

/** Suggestions that were changed or deleted before they were accepted, and texts that were accepted and are gone. */
export function voidSuggestions(telling: Telling): string[] {
  const { instance, decision, facts, words } = telling;
  if (!isOpen(telling)) return [];
  const gone = decision.record.suggestions.flatMap((one) => {
    const label = labelOf(one.field, instance);
    if (label === undefined || suggestedIn(one.comment, one.field, instance, facts)) return [];
    const gaps = { login: `@${one.login}`, label, link: commentLink(facts, one.comment) };
    const there = facts.timeline.some((entry) => entry.is === "comment" && entry.id === one.comment);
    return [words.say(there ? "status/suggestion-changed" : "status/suggestion-deleted", gaps)];
  });
  const lapsed = decision.record.accepted.flatMap(({ field, from, text }) => {
    const label = labelOf(field, instance);
    if (text !== null || label === undefined || suggestedIn(from, field, instance, facts)) return [];
    return [words.say("status/accepted-gone", { label })];
  });
  return [...gone, ...lapsed];
}

/** Why a suggested value cannot be read, as for an answer in the form. */
export function unreadable({ id, about }: Answer, { instance, facts, words }: Omit<Telling, "stage">): string {
  const comment = facts.timeline.find((entry) => entry.is === "comment" && entry.id === id);
  const all = comment?.is === "comment" ? readCommands(comment.body, instance.aliases) : [];
  const problems = all
    .filter(({ name }) => name === "suggest")
    .map(({ reason }) => readSuggestion(reason, instance, facts))
    .flatMap((one) => (one.is === "unreadable" && one.problem.field === about ? [one.problem] : []));
  const [problem] = problems;
  return problem ? problemText(problem, instance, words) : words.say("problem/unreadable");
}

/** Calls the author, once for each comment that suggests. */
export function suggestNotice(answer: Answer, decision: Decision, facts: Facts, words: Words): string | undefined {
  if (!facts.author) return undefined;
  const gaps = { mention: `@${facts.author.login}`, link: commentLink(facts, answer.id) };
  return words.say("notice/suggest", {
    ...gaps,
    login: suggester(answer, decision, words),
    called: called(decision.view.instance, words),
  });
}
