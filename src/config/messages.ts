// The bot's words: one folder a language, one file a topic, one `## heading` a message. Ours, and a community's own.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Messages } from "../core/text/words.ts";

/** The messages of every language, by the name of its folder. */
export type Languages = Readonly<Record<string, Messages>>;

/** Where a community's home repository has sentences of its own. */
export const messageFolder = ".github/quorate/messages";

export interface Sentence {
  readonly key: string;
  readonly text: string;
  /** Of its heading, from 1. */
  readonly line: number;
}

/** The languages that we ship. */
export const shipped: Languages = readLanguages(join(import.meta.dirname, "..", "..", "templates", "messages"));

/** Every folder is a language. */
function readLanguages(folder: string): Languages {
  const names = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return Object.fromEntries(
    names.filter((one) => one.isDirectory()).map(({ name }) => [name, readMessages(join(folder, name))]),
  );
}

export function readMessages(folder: string): Messages {
  const messages: Record<string, string> = {};
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".md"))) {
    for (const { key, text } of sentences(basename(file, ".md"), readFileSync(join(folder, file), "utf8"))) {
      messages[key] = text;
    }
  }
  return messages;
}

/** What stands under the headings of one file; what stands above the first is for its readers. */
export function sentences(topic: string, file: string): Sentence[] {
  const found: { key: string; lines: string[]; line: number }[] = [];
  for (const [at, line] of file.split(/\r?\n/).entries()) {
    const heading = /^## +(\S.*)$/.exec(line)?.[1];
    if (heading !== undefined) found.push({ key: `${topic}/${heading.trim()}`, lines: [], line: at + 1 });
    else found.at(-1)?.lines.push(line);
  }
  return found.map(({ key, lines, line }) => ({ key, text: lines.join("\n").trim(), line }));
}

/** The key without the form of its number: `status/short.one` is said as `status/short`. */
export const plainKey = (key: string): string => key.replace(/\.(?:zero|one|two|few|many|other)$/, "");

/** A language, then the one that it is a form of (`es-MX`, `es`), then English for what both lack. */
export const chainOf = (language: string): string[] => [...new Set([language, language.split("-")[0] ?? "", "en"])];

/** Every message as this language says it. A community's own stand before ours; what a language lacks is English. */
export function messagesIn(language: string, own: Languages, ours: Languages = shipped): Messages {
  const messages = new Map<string, string>();
  for (const name of chainOf(language)) {
    const said = new Set([...messages.keys()].map(plainKey));
    for (const [key, text] of Object.entries(over(own[name] ?? {}, ours[name] ?? {}))) {
      if (!said.has(plainKey(key))) messages.set(key, text);
    }
  }
  return Object.fromEntries(messages);
}

/** Of one language: a sentence that is now the same for all numbers replaces all its forms. */
function over(own: Messages, ours: Messages): Messages {
  const kept = Object.entries(ours).filter(([key]) => key === plainKey(key) || !(plainKey(key) in own));
  return { ...Object.fromEntries(kept), ...own };
}
