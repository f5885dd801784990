// A rule in sentences: what it asks for, and, once there are votes, how far each part of it is.

import type { Because, Instance } from "../case/kind.ts";
import type { HowFar } from "../case/record.ts";
import type { Decision } from "../deciding/decide.ts";
import type { Condition } from "../rules/condition.ts";
import { type Expression, inside, type Tier } from "../rules/expression.ts";
import { type Side, says } from "../rules/says.ts";
import { inert } from "../text/text.ts";
import type { Words } from "../text/words.ts";

/** One line of a tree. */
export interface Line {
  readonly deep: number;
  readonly is?: HowFar["is"];
  readonly text: string;
}

/** As Markdown, so many steps to the right. */
export const listed = (lines: readonly Line[], words: Words): string =>
  lines.map((line) => `${"  ".repeat(line.deep)}- ${marked(line, words)}`).join("\n");

/** A line with what has become of it. */
export const marked = ({ is, text }: Line, words: Words): string =>
  is === undefined ? text : words.say(`rule/line-${is}`, { sentence: text });

/** What a stage may become, each once: several exits may lead to one place, and what is nearest tells most. */
export function outlooks(exits: Decision["exits"]): Decision["exits"] {
  const near = ({ verdict }: Decision["exits"][number]) =>
    verdict.met ? "" : (verdict.deadline ?? verdict.recheckAt ?? "~");
  const all = Map.groupBy(exits, ({ to }) => to);
  return [...all.values()].flatMap((same) => same.toSorted((a, b) => (near(a) < near(b) ? -1 : 1)).slice(0, 1));
}

const sentence = ({ say, with: gaps }: Because, words: Words) => words.say(say, gaps ?? {});

/** A record may be older than the sentences: what they do not know any more is left out. */
export const farLines = (parts: readonly HowFar[], words: Words): readonly Line[] =>
  parts.flatMap(({ deep, is, because, soFar }) => {
    if (!words.has(because.say)) return [];
    const asked = sentence(because, words);
    const far = soFar && words.has(soFar.say) ? sentence(soFar, words) : "";
    return [{ deep, is, text: far === "" ? asked : words.say("rule/so-far", { sentence: asked, found: far }) }];
  });

/** What a rule asks for, whoever has voted. */
function askedLines(expression: Expression, side: Side, telling: Asking, deep = 0): readonly Line[] {
  const { words } = telling;
  const line = (text: string, at = deep): Line => ({ deep: at, text });
  const below = (one: Expression, by = 1) => askedLines(one, side, telling, deep + by);
  if (expression.is === "when") {
    const where = words.say("rule/where", { sentence: conditionText(expression.condition, telling) });
    return [
      line(where),
      ...below(expression.applies),
      line(words.say("rule/otherwise")),
      ...below(expression.otherwise),
    ];
  }
  const own = line(sentence(says(expression, side), words));
  if (expression.is === "seats") {
    const groups = Object.entries(expression.seats).map(([group, count]): Expression => {
      return { is: "count", of: [group], atLeast: count };
    });
    const [only] = groups;
    return only && groups.length === 1 ? below(only, 0) : [own, ...groups.flatMap((one) => below(one))];
  }
  if (expression.is === "objection") {
    const other = words.say("rule/with-objection", { groups: { is: "list", items: expression.from } });
    return [own, ...below(expression.without), line(other), ...below(expression.with)];
  }
  return [own, ...inside(expression).flatMap((one) => below(one))];
}

export interface Asking {
  readonly instance: Instance;
  readonly words: Words;
}

/** Everything that a tier asks for. */
export function tierText({ approve, decline }: Tier, telling: Asking): string {
  const { words } = telling;
  return [
    `${words.say("rule/approve")}\n${listed(askedLines(approve, "approve", telling), words)}`,
    decline === null
      ? words.say("rule/decline-otherwise")
      : `${words.say("rule/decline")}\n${listed(askedLines(decline, "decline", telling), words)}`,
  ].join("\n\n");
}

/** A condition in words, with the labels of the form. */
export function conditionText(condition: Condition, telling: Asking): string {
  const { words } = telling;
  if (condition.is === "not") return words.say("condition/not", { sentence: conditionText(condition.part, telling) });
  if ("parts" in condition) {
    const items = condition.parts.map((part) => conditionText(part, telling));
    return words.format({ is: condition.is === "all" ? "list" : "choice", items });
  }
  const label = labelOf(condition.field, telling);
  switch (condition.is) {
    case "catalogue":
      return words.say("condition/catalogue", { label });
    case "money": {
      const { minor, currency } = condition;
      return words.say(`condition/${condition.test}`, { label, sum: { is: "money", minor, currency } });
    }
    case "day":
      return words.say(`condition/${condition.test}`, { label, date: { is: "day", day: condition.day } });
    case "ticked":
      return words.say("condition/ticked", { label, choice: inert(condition.option, 100) });
    default: {
      const items = condition.among.map((one) => named(one, telling));
      return words.say("condition/choice", { label, options: { is: "choice", items } });
    }
  }
}

export const labelOf = (field: string, { instance }: Asking): string =>
  instance.fields.find(({ id }) => id === field)?.label ?? field;

const named = (option: string, { instance }: Asking): string =>
  instance.context.communities.find(({ id }) => id === option)?.name ?? inert(option, 100);
