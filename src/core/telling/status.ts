// The text of the one status comment. Its first hundred characters say whose turn it is; details come last, collapsed.

import { counting } from "../case/deadlines.ts";
import type { Facts } from "../case/facts.ts";
import type { Instance, StageSpec } from "../case/kind.ts";
import type { Decision } from "../deciding/decide.ts";
import type { Words } from "../text/words.ts";
import { catalogueText } from "./catalogue-text.ts";
import { commandsText } from "./commands-text.ts";
import { effectsText, wouldText } from "./effects-text.ts";
import { followUpsText } from "./follow-ups-text.ts";
import { incidents } from "./incidents.ts";
import { commentLink } from "./link.ts";
import { missingText, toldText } from "./own-text.ts";
import { bridge } from "./people-nearby.ts";
import { problemText, valueText } from "./problem-text.ts";
import { answeredInComments, example } from "./reply-text.ts";
import { openSuggestions } from "./suggestion-text.ts";
import { ruleText } from "./tier-text.ts";
import { endsAs, turn } from "./turn.ts";
import { votesText } from "./votes-text.ts";

export interface Telling {
  readonly instance: Instance;
  readonly decision: Decision;
  readonly facts: Facts;
  readonly words: Words;
  readonly stage: StageSpec;
}

export function statusText(instance: Instance, decision: Decision, facts: Facts, words: Words): string {
  const stage = instance.stages[decision.record.stage];
  if (!stage) throw new Error(`${instance.name} has no stage ${decision.record.stage}`);
  const telling = { instance, decision, facts, words, stage };
  const name = words.say(`state/${decision.record.stage}`);
  const votes = votesText(telling);
  return [
    turn(telling),
    words.say("status/heading", { title: instance.title, stage: name }),
    problems(telling),
    toldText(telling),
    bridge(telling),
    votes,
    incidents(telling),
    missingText(telling),
    catalogueText(telling),
    answeredInComments(telling),
    openSuggestions(telling),
    effectsText(telling),
    followUpsText(telling),
    changedAfter(telling),
    deadline(telling),
    commandsText(telling),
    details(telling),
  ]
    .filter((part) => part !== "")
    .reduce((above, part) => below(above, part, words.say(part === votes ? "status/votes" : "status/note")));
}

/**
 * Two lists are one list, since Markdown would join them, with gaps between their lines. Below one that its own sentence
 * leads in, where the lines would say something else, the next has a sentence, too.
 */
function below(above: string, part: string, note: string): string {
  const isLine = (text: string) => /^ *- /.test(text);
  const lines = above.split("\n");
  if (!isLine(part) || !isLine(lines.at(-1) ?? "")) return `${above}\n\n${part}`;
  const intro = lines.findLast((line) => line !== "" && !isLine(line)) ?? "";
  return intro.startsWith("#") ? `${above}\n${part}` : `${above}\n\n${note}\n\n${part}`;
}

function problems({ instance, decision, facts, words, stage }: Telling): string {
  const { reading, record } = decision;
  const isFirst = record.stage === instance.start;
  const asked = reading.problems.filter(({ field }) => stage.asks?.(field, decision.view) ?? isFirst);
  if (asked.length === 0) return "";
  const lines = asked.map((problem) => {
    const spec = instance.fields.find(({ id }) => id === problem.field);
    const sentence = problemText(problem, instance, words);
    const label = spec?.label ?? words.say("status/whole-form");
    const source = reading.sources[problem.field];
    if (!source) return words.say("status/problem", { label, sentence });
    return words.say("status/problem-reply", { label, sentence, link: commentLink(facts, source.comment) });
  });
  const first = instance.fields.find(({ id }) => asked.some(({ field }) => field === id));
  const how = first ? words.say("status/problems-how", { usage: example(first.label) }) : "";
  return [words.say("status/problems"), lines.join("\n"), how].filter((part) => part !== "").join("\n\n");
}

/** What was decided beside what stands in the form now. */
function changedAfter({ instance, decision, words }: Telling): string {
  const { decided } = decision.record;
  if (!decided || decided.round !== decision.record.round || decided.fields === decision.reading.fingerprint) return "";
  const rows = instance.material.flatMap((id) => {
    const spec = instance.fields.find((field) => field.id === id);
    // What was written as text is not kept with the decision.
    if (!spec || spec.type === "text") return [];
    const before = valueText(decided.values[id], instance, words);
    const now = valueText(decision.reading.values[id], instance, words);
    return before === now ? [] : [words.say("status/changed-row", { label: spec.label, decided: before, now })];
  });
  return [
    words.say("status/changed-after"),
    rows.length === 0 ? words.say("status/changed-text") : rows.join("\n"),
  ].join("\n\n");
}

/** When somebody is reminded and when it ends, from the beginning. */
function deadline({ instance, decision, facts, words }: Telling): string {
  if (decision.deadline === undefined || decision.unknown !== null) return "";
  const { dated } = counting(instance, decision.view.reading);
  const date = dated(decision.deadline);
  const remind = decision.exits.flatMap(({ verdict }) =>
    verdict.met || !verdict.remind ? [] : [verdict.remind.at],
  )[0];
  const lost = Math.max(0, ...decision.exits.map(({ verdict }) => (verdict.met ? 0 : (verdict.lost ?? 0))));
  const moved = lost === 0 ? "" : ` ${words.say("status/deadline-moved", { count: lost })}`;
  const decides = endsAs(instance, decision);
  const bySilence = decides !== "approved" || isSilence(decision) ? "" : "-votes";
  if (decides !== undefined) return `${words.say(`status/deadline-${decides}${bySilence}`, { date })}${moved}`;
  // Until a digest has called, it is still to come.
  const isPast = remind !== undefined && remind <= facts.now && (decision.listed?.told ?? true);
  if (remind === undefined || isPast) return `${words.say("status/deadline", { date })}${moved}`;
  // The zone stands once, behind the last date.
  const reminder = { is: "day", day: dated(remind).day } as const;
  return `${words.say("status/deadline-reminder", { date, reminder })}${moved}`;
}

/** Whether an objection is all that could stop it: of a vote, whoever votes may change what comes of it. */
function isSilence({ tally }: Decision): boolean {
  const outcome = tally?.due?.deadline.outcome;
  return tally?.approval.silence !== undefined || outcome === "approve";
}

/** Answers as they were understood, but not what was written as text: that stands in the issue. */
function details(telling: Telling): string {
  const { instance, decision, words } = telling;
  const { values, problems } = decision.reading;
  const read = instance.fields
    .filter(({ type }) => type !== "text")
    .map(({ id, label }) => {
      const unclear = !values[id] && problems.some(({ field }) => field === id);
      const value = unclear ? words.say("status/unclear") : valueText(values[id], instance, words);
      return words.say("status/read", { label, value });
    });
  const parts = [read.join("\n"), ruleText(telling), wouldText(telling)].filter((part) => part !== "");
  const summary = words.say("status/details");
  return `<details><summary>${summary}</summary>\n\n${parts.join("\n\n")}\n\n</details>`;
}
