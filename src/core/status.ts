// The text of the one status comment. Its first hundred characters say whose turn it is; details come last, collapsed.

import type { Decision } from "./decide.ts";
import type { Facts } from "./facts.ts";
import { incidents } from "./incidents.ts";
import type { Instance, StageSpec } from "./kind.ts";
import { commentLink } from "./link.ts";
import { decidersMention, ruleText } from "./notices.ts";
import { problemText, valueText } from "./problem-text.ts";
import { ruleOf, type Tally } from "./rule.ts";
import { dayOf } from "./time.ts";
import type { Words } from "./words.ts";

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
  return [
    turn(telling),
    words.say("status/heading", { title: instance.title, stage: name }),
    problems(telling),
    decision.tally ? votes(telling, decision.tally) : "",
    incidents(telling),
    changedAfter(telling),
    deadline(telling),
    commands(telling),
    details(telling),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** Whose turn it is, in the words of the kind. */
function turn({ instance, decision, facts, words }: Telling): string {
  const { record, tally, reading } = decision;
  const author = facts.author ? `@${facts.author.login}` : words.say("status/nobody");
  if (record.asked) {
    return words.say("status/asked", {
      author,
      login: record.asked.login,
      link: commentLink(facts, record.asked.comment),
    });
  }
  const deciders = decidersMention(instance, record, facts);
  const numbers = { have: tally?.have ?? 0, needed: tally?.needed ?? 0, count: reading.problems.length };
  return words.say(`${instance.kind}/${record.stage}`, { author, deciders, ...numbers });
}

function problems({ instance, decision, words }: Telling): string {
  const { reading, record } = decision;
  if (record.stage !== instance.start || reading.problems.length === 0) return "";
  const lines = reading.problems.map((problem) => {
    const spec = instance.fields.find(({ id }) => id === problem.field);
    const sentence = problemText(problem, instance, words);
    return words.say("status/problem", { label: spec?.label ?? problem.field, sentence });
  });
  return [words.say("status/problems"), lines.join("\n")].join("\n\n");
}

function votes({ instance, decision, facts, words }: Telling, tally: Tally): string {
  const { record } = decision;
  const rule = ruleOf({ instance, state: record });
  const lines: string[] = [];
  if (record.appeal) lines.push(words.say("status/appeal"));
  const { have, needed } = tally;
  lines.push(words.say("status/votes", { have, needed, count: tally.no.length, decline: rule.decline }));
  if (tally.groups.length > 1) {
    lines.push(tally.groups.map(({ ...group }) => words.say("status/group", group)).join("\n"));
  }
  const given = [
    ["approve", tally.yes],
    ["decline", tally.no],
    ["abstain", tally.abstained],
  ] as const;
  for (const [choice, cast] of given) {
    if (cast.length === 0) continue;
    const names = {
      is: "list",
      items: cast.map(({ login, comment }) => `[${login}](${commentLink(facts, comment)})`),
    } as const;
    lines.push(words.say("status/names", { choice: words.say(`status/choice-${choice}`), names }));
  }
  return lines.join("\n\n");
}

/** What was decided beside what stands in the form now. */
function changedAfter({ instance, decision, words }: Telling): string {
  const { decided } = decision.record;
  if (!decided || decided.round !== decision.record.round || decided.fields === decision.reading.fingerprint) return "";
  const rows = instance.material.flatMap((id) => {
    const spec = instance.fields.find((field) => field.id === id);
    if (!spec) return [];
    const before = valueText(decided.values[id], instance, words);
    const now = valueText(decision.reading.values[id], instance, words);
    return before === now ? [] : [words.say("status/changed-row", { label: spec.label, decided: before, now })];
  });
  return [
    words.say("status/changed-after"),
    rows.length === 0 ? words.say("status/changed-text") : rows.join("\n"),
  ].join("\n\n");
}

function deadline({ decision, words }: Telling): string {
  if (decision.deadline === undefined) return "";
  return words.say("status/deadline", { date: { is: "day", day: dayOf(decision.deadline) } });
}

/** At most three commands for each role, the most likely first. */
function commands({ stage, decision, facts, words }: Telling): string {
  const code = (names: readonly string[]) => names.map((name) => `\`/${name}\``).join(", ");
  const moves = Object.entries(stage.on ?? {});
  const of = (who: "author" | "assignee") => moves.filter(([, move]) => move.by.includes(who)).map(([name]) => name);
  const lines: string[] = [];
  if (stage.votes) {
    const hold = decision.record.holds.length > 0 ? "unhold" : "ask";
    lines.push(words.say("status/commands-deciders", { commands: code(["approve", "decline", hold]) }));
  }
  const authors = of("author").slice(0, 3);
  if (authors.length > 0 && facts.author) {
    lines.push(words.say("status/commands-author", { author: facts.author.login, commands: code(authors) }));
  }
  return lines.map((line) => `- ${line}`).join("\n");
}

function details({ instance, decision, words }: Telling): string {
  const read = instance.fields.map((spec) =>
    words.say("status/read", {
      label: spec.label,
      value: valueText(decision.reading.values[spec.id], instance, words),
    }),
  );
  const rule = ruleText(ruleOf({ instance, state: decision.record }), words);
  const summary = words.say("status/details");
  return `<details><summary>${summary}</summary>\n\n${read.join("\n")}\n\n${rule}\n\n</details>`;
}
