// Sentences against ours: what was never asked for, what lacks a gap or invents one, what would break a comment.

import { closest } from "../core/text/closest.ts";
import type { DaysAhead } from "../core/text/days-ahead.ts";
import type { Messages } from "../core/text/words.ts";
import { type Languages, messageFolder, plainKey, type Sentence, sentences, shipped } from "./messages.ts";
import { isLanguage } from "./name-schema.ts";
import type { FileProblem } from "./problem.ts";

/** A community's file: `.github/quorate/messages/<language>/<topic>.md`. */
export interface MessageFile {
  readonly language: string;
  readonly topic: string;
  readonly text: string;
}

export interface MessagesRead {
  /** Those that nothing is wrong with: for the others ours stand. */
  readonly own: Languages;
  readonly problems: readonly FileProblem[];
}

const english = shipped.en ?? {};

/** Holds files against ours and against the language's numbers. Never throws. */
export function checkMessages(files: readonly MessageFile[], ours: Messages = english): MessagesRead {
  const own: Record<string, Record<string, string>> = {};
  const problems: FileProblem[] = [];
  for (const { language, topic, text } of files) {
    const file = `${messageFolder}/${language}/${topic}.md`;
    if (!isLanguage(language)) {
      const says = `"${language}" is no language. Call the folder by its short code, such as es.`;
      problems.push({ file, line: 1, column: 1, says });
      continue;
    }
    const seen = new Set<string>();
    for (const sentence of sentences(topic, text)) {
      const twice = seen.has(sentence.key) ? ["it stands here twice. Keep one."] : [];
      seen.add(sentence.key);
      const found = [...twice, ...wrongWith(sentence, language, ours)];
      const place = { file, line: sentence.line, column: 1 };
      problems.push(...found.map((says) => ({ ...place, says: `${headingOf(sentence.key)}: ${says}` })));
      if (found.length === 0) own[language] = { ...own[language], [sentence.key]: sentence.text };
    }
  }
  return { own, problems };
}

const headingOf = (key: string): string => key.slice(key.indexOf("/") + 1);

function wrongWith({ key, text }: Sentence, language: string, ours: Messages): string[] {
  const forms = Object.keys(ours).filter((one) => plainKey(one) === plainKey(key));
  if (forms.length === 0) return [unknown(key, ours)];
  if (key !== plainKey(key)) {
    if (forms.includes(plainKey(key))) return ["this sentence counts nothing. Write it once, without an ending."];
    const number = key.slice(plainKey(key).length + 1);
    const known = numbersOf(language);
    if (!known.includes(number)) return [`${language} has no number "${number}". It has ${known.join(", ")}.`];
  }
  if (text === "") return ["nothing stands here. Write the sentence, or take its heading away."];
  return [...gapProblems(key, text, forms, ours), ...shapeProblems(key, text)];
}

const fileOf = (topic: string): string => `${topic}.md`;

function unknown(key: string, ours: Messages): string {
  const [topic = ""] = key.split("/");
  const keys = [...new Set(Object.keys(ours).map(plainKey))];
  const here = keys.filter((one) => one.startsWith(`${topic}/`));
  if (here.length === 0) {
    const topics = [...new Set(keys.map((one) => one.split("/")[0] ?? ""))];
    const near = closest(topic, topics);
    const instead =
      near === undefined ? `The files are ${topics.map(fileOf).join(", ")}.` : `Did you mean ${fileOf(near)}?`;
    return `there are no sentences "${topic}". ${instead}`;
  }
  const near = closest(headingOf(plainKey(key)), here.map(headingOf));
  return `there is no such sentence.${near === undefined ? "" : ` Did you mean "${near}"?`}`;
}

/** Days of an example: whoever says it in other words may do without one. */
const examples = ["after", "later", "soon"] as const satisfies readonly (keyof DaysAhead)[];

/** Gaps that ours has and this one lacks, and the other way round. One thing alone need not be counted in digits. */
function gapProblems(key: string, text: string, forms: readonly string[], ours: Messages): string[] {
  const known = new Set(forms.flatMap((form) => gapsOf(ours[form] ?? "")));
  const needed = new Set(forms.length === 1 ? known : gapsOf(ours[`${plainKey(key)}.other`] ?? ""));
  const counted = key !== plainKey(key) && !key.endsWith(".other");
  if (counted) for (const number of ["count", "days", "have", "needed"]) needed.delete(number);
  for (const example of examples) needed.delete(example);
  const has = new Set(gapsOf(text));
  const invented = [...has].filter((gap) => !known.has(gap));
  const lacking = [...needed].filter((gap) => !has.has(gap));
  return [
    ...invented.map((gap) => {
      const near = closest(gap, [...known]);
      const instead = near === undefined ? listed(known) : ` Did you mean {{${near}}}?`;
      return `nothing fills the gap {{${gap}}} here.${instead}`;
    }),
    ...lacking.map((gap) => `the gap {{${gap}}} is missing. People need what stands there.`),
  ];
}

const gapsOf = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, gap]) => gap ?? "");

const listed = (gaps: ReadonlySet<string>): string =>
  gaps.size === 0 ? " It has no gaps." : ` Its gaps are ${[...gaps].map((gap) => `{{${gap}}}`).join(", ")}.`;

function shapeProblems(key: string, text: string): string[] {
  const plain = text.replaceAll(/\{\{\w+\}\}/g, "");
  return [
    ...(/\{\{|\}\}/.test(plain) ? ["write a gap as {{name}}, without spaces."] : []),
    ...(plain.replaceAll(/`[^`\n]*`/g, "").includes("<!--") ? ["a hidden comment (<!--) cannot stand here."] : []),
    ...(key.startsWith("label/") && text.length > 100 ? ["GitHub takes at most 100 characters for a label."] : []),
    ...(text.length > 1_000 ? ["this is too long for a comment that people read. Say it shorter."] : []),
  ];
}

/** The forms that a language needs for the numbers that cases have. */
export function numbersOf(language: string): string[] {
  const rules = new Intl.PluralRules(language);
  return [...new Set([...Array.from({ length: 201 }, (_, count) => rules.select(count)), "other"])];
}

/** What a language does not say at all, so that it is said in English: keys, and forms of numbers. */
export function missingIn(language: string, messages: Messages, ours: Messages = english): string[] {
  const forms = new Set(numbersOf(language));
  return [...new Set(Object.keys(ours).map(plainKey))].flatMap((key) => {
    if (key in messages) return [];
    return key in ours ? [key] : [...forms].map((form) => `${key}.${form}`).filter((form) => !(form in messages));
  });
}
