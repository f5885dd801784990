// Several people in one answer: `@ana, @bo and @cem`, one a line, or with commas between them.

import type { Trouble } from "../text/problem.ts";

const login = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}(?:_[a-z\d]{1,20})?$/i;

export const isLogin = (text: string): boolean => login.test(text);

export type PeopleResult =
  | { readonly ok: true; readonly logins: readonly string[] }
  | { readonly ok: false; readonly trouble: Trouble };

/** Each once, in their order. A name of two words is nobody's login: then nothing is read. */
export function readPeople(text: string): PeopleResult {
  const parts = text
    .split(/[,;\n]|\s(?:and|y|e|&)\s/i)
    .map((part) =>
      part
        .replace(/^\s*[-*+]\s+/, "")
        .trim()
        .replace(/\.$/, ""),
    )
    .flatMap((part) => (/^@\S+(?:\s+@\S+)+$/.test(part) ? part.split(/\s+/) : [part]))
    .filter((part) => part !== "");
  const logins = parts.map((part) =>
    part.replace(/^@/, "").replace(/^https?:\/\/(?:www\.)?github\.com\/([^/?#\s]+)\/?$/i, "$1"),
  );
  const wrong = logins.findIndex((one) => !isLogin(one));
  if (wrong >= 0 || logins.length === 0)
    return { ok: false, trouble: { problem: "notPeople", found: parts[Math.max(wrong, 0)] ?? text.trim() } };
  const isFirst = (one: string, at: number) =>
    logins.findIndex((other) => other.toLowerCase() === one.toLowerCase()) === at;
  return { ok: true, logins: logins.filter(isFirst) };
}
