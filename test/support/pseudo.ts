// A language that nobody speaks, made from another: whatever is not in brackets and accents was never translated.

import { numbersOf } from "../../src/config/message-problems.ts";
import { plainKey } from "../../src/config/messages.ts";
import type { Messages } from "../../src/core/text/words.ts";

const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const accented = "áƀćďéƒǵĥíĵķĺɱńóṕʠŕśťúṽŵẋýźÁɃĆĎÉƑǴĤÍĴĶĹṀŃÓṔɊŔŚŤÚṼŴẊÝŹ";
const letters = new Map([...plain].map((letter, at) => [letter, [...accented][at] ?? letter]));

/** What stays as it is in any language: gaps, links, and code but for the words in its brackets. */
const untouched = /\{\{\w+\}\}|\]\([^)]*\)|`[^`]*`/g;

/** Every message of a language, wrapped in ⟦ ⟧ and accented, with the forms that another language's numbers need. */
export function pseudo(messages: Messages, language: string): Messages {
  const made: Record<string, string> = {};
  for (const [key, text] of Object.entries(messages)) {
    if (key === plainKey(key)) made[key] = strange(text);
    else if (key.endsWith(".other"))
      for (const form of numbersOf(language)) made[`${plainKey(key)}.${form}`] = strange(text);
  }
  return made;
}

function strange(text: string): string {
  const code = (part: string) =>
    part.startsWith("`") ? part.replaceAll(/<(\w+)>/g, (_, word: string) => `<${accent(word)}>`) : part;
  let made = "";
  let from = 0;
  for (const found of text.matchAll(untouched)) {
    made += accent(text.slice(from, found.index)) + code(found[0]);
    from = found.index + found[0].length;
  }
  const whole = made + accent(text.slice(from));
  // What Markdown reads at the beginning of a line stays there.
  return whole.replace(
    /^((?:#+|-) )?([\s\S]*)$/,
    (_, mark: string | undefined, rest: string) => `${mark ?? ""}⟦${rest}⟧`,
  );
}

const accent = (text: string): string => [...text].map((letter) => letters.get(letter) ?? letter).join("");

/** Words in Latin letters without an accent that are neither names, links, tags nor commands. */
export function strangers(text: string, names: readonly string[]): string[] {
  const people = /@?\b(?:rosa|ana|bo|cem|dia|zoe|approvers|council|open-reps\/team)\b/g;
  const bare = names
    .reduce((left, name) => left.replaceAll(name, ""), text)
    .replaceAll(/\]\([^)]*\)|<\/?(?:details|summary)>|`\/[a-z-]+(?: \.\.\.)?|\bUTC\b/g, "")
    .replaceAll(
      /`(?:kind|state): [a-z-]+`|`c0`|`[^`]*(?:EUR|USD|@rosa|https:[^`]*|2026-09-25|###)[^`]*`|`\d[^`]*`/g,
      "",
    )
    .replaceAll(people, "");
  return bare.match(/(?<![\p{L}])[A-Za-z]{2,}(?![\p{L}])/gu) ?? [];
}
