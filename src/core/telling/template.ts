// An issue from a community's template: Markdown with a title on top and gaps for the values that were decided.

import type { Facts } from "../case/facts.ts";
import type { Instance } from "../case/kind.ts";
import type { Decided } from "../case/record.ts";
import type { Words } from "../text/words.ts";
import { valueText } from "./problem-text.ts";

export interface Template {
  readonly title: string;
  readonly body: string;
}

/** The first heading is the title; without one it is the name of the file. */
export function readTemplate(file: string, text: string): Template {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const at = lines.findIndex((line) => line.trim() !== "");
  const heading = /^# +(\S.*)$/.exec(lines[at] ?? "")?.[1]?.trim();
  if (heading === undefined) return { title: file.replace(/\.md$/, "").replaceAll("-", " "), body: text.trim() };
  return {
    title: heading,
    body: lines
      .slice(at + 1)
      .join("\n")
      .trim(),
  };
}

/** Gaps that every template may have, beside the fields of the form. */
export const commonGaps = ["author", "request", "decided"] as const;

const gap = /\{\{ *([\w-]+) *\}\}/g;

export const gapsIn = (text: string): string[] => [...text.matchAll(gap)].map(([, name = ""]) => name);

/** With what was decided, shown so that nothing in it calls, links or formats. What is no gap stays as it is written. */
export function fillTemplate(template: Template, decided: Decided, telling: Telling): Template {
  const { instance, facts, words } = telling;
  const common: Readonly<Record<(typeof commonGaps)[number], string>> = {
    author: facts.author ? `@${facts.author.login}` : words.say("status/nobody"),
    request: `#${facts.address.number}`,
    decided: words.format({ is: "instant", at: decided.at }),
  };
  const filled = (text: string, value: (name: string) => string | undefined) =>
    text.replaceAll(gap, (whole, name: string) => value(name) ?? whole);
  const value = (name: string) =>
    Object.entries(common).find(([one]) => one === name)?.[1] ??
    (instance.fields.some(({ id }) => id === name) ? valueText(decided.values[name], instance, words) : undefined);
  // A title shows Markdown as it is written, and is no place to call somebody.
  const bare = (name: string) => value(name)?.replaceAll(/[`@]/g, "");
  return { title: filled(template.title, bare).slice(0, 200), body: filled(template.body, value) };
}

interface Telling {
  readonly instance: Instance;
  readonly facts: Facts;
  readonly words: Words;
}
