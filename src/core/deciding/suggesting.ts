// The answers to /suggest and /accept.

import type { Person } from "../case/facts.ts";
import type { CaseRecord, Suggestion } from "../case/record.ts";
import { readSuggestion, suggestedIn } from "../case/suggestion.ts";
import type { View } from "../case/view.ts";
import { fieldNames, named, nearlyNamed } from "../form/field-names.ts";
import type { Answered, Given } from "./answer.ts";
import { standing } from "./voters.ts";

const no = (refused: string, about?: string): Answered => (about === undefined ? { refused } : { refused, about });

/** Fields change as long as nothing is decided: while answers are asked for, and while votes are taken. */
function closed({ instance, state }: View): string | undefined {
  const stage = instance.stages[state.stage];
  if (stage?.votes || state.stage === instance.start) return undefined;
  if (state.decided?.round === state.round) return "decided";
  return stage?.closes ? "closed" : "not-open";
}

export function suggest({ id, by, reason }: Given, view: View): Answered {
  const { instance, facts, state, at } = view;
  const shut = closed(view);
  if (shut !== undefined) return no(shut);
  const place = standing(by, view);
  if ("barred" in place) return no(place.barred);
  if (typeof id !== "number" || reason === "") return no("suggest-nothing");
  const read = readSuggestion(reason, instance, facts);
  if (read.is === "unknown")
    return read.near.length === 0 ? no("suggest-unknown") : no("suggest-near", read.near.join(" "));
  if (read.is === "no-value") return no("suggest-no-value", read.field);
  if (read.is === "unreadable") return no("suggest-unreadable", read.problem.field);
  const field = read.line.named.element.id;
  if (JSON.stringify(read.value) === JSON.stringify(view.reading.values[field])) return no("suggest-same", field);
  const suggestion: Suggestion = { by: by.id, login: by.login, comment: id, at, field };
  return { state: { ...state, suggestions: [...without(state.suggestions, [field]), suggestion] } };
}

const without = <Item extends { readonly field: string }>(items: readonly Item[], fields: readonly string[]) =>
  items.filter(({ field }) => !fields.includes(field));

export function accept({ id, by, reason }: Given, view: View): Answered {
  const { state, at } = view;
  if (by.id !== view.facts.author?.id) return no("accept-not-yours");
  const shut = closed(view);
  if (shut !== undefined) return no(shut);
  if (typeof id !== "number") return no("accept-nothing");
  const chosen = chosenFrom(state.suggestions, reason, view);
  if (!Array.isArray(chosen)) return chosen;
  const taken = chosen.flatMap((one) => accepted(one, id, view) ?? []);
  if (taken.length === 0) return no("accept-changed", chosen[0]?.field);
  const fields = taken.map(({ field }) => field);
  const all = [...without(state.accepted, fields), ...taken];
  return { state: { ...state, suggestions: without(state.suggestions, fields), accepted: all } };

  function accepted(one: Suggestion, comment: number, view: View): CaseRecord["accepted"][number] | undefined {
    const found = suggestedIn(one.comment, one.field, view.instance, view.facts);
    if (!found) return undefined;
    const kept = found.value.is !== "text" && found.text.length <= longest;
    return { field: one.field, at, comment, from: one.comment, text: kept ? found.text : null };
  }
}

/** Letters of a value that a record holds. */
const longest = 300;

const everything = new Set(["all", "everything", "todo", "todas", "todos"]);

/** The last one, unless a field is named, or all are wanted. Other words behind the command are talk. */
function chosenFrom(open: readonly Suggestion[], reason: string, { instance }: View): Suggestion[] | Answered {
  const last = open.at(-1);
  if (!last) return no("accept-nothing");
  const word = reason.replace(/[.!]+$/, "").trim();
  if (everything.has(word.toLowerCase())) return [...open];
  if (word === "") return [last];
  const names = fieldNames(instance.form);
  const field = named(word, names)?.element.id;
  if (field === undefined) {
    const near = nearlyNamed(word, names);
    return near ? no("suggest-near", near.id) : [last];
  }
  const found = open.find((one) => one.field === field);
  return found ? [found] : no("accept-no-such", field);
}

/** Whether the suggester's name may be shown: a member of a group that is public. */
export function isNamed(by: Person["id"], { facts, indexed }: View): boolean {
  return [...indexed.members].some(([group, members]) => {
    const roster = facts.groups[group];
    return members.has(by) && roster?.known === true && roster.open;
  });
}
