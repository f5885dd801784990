// IBANs in a text that `plain` made readable: country, length and check digits must all be right.

import { ibanCountries } from "./iban-countries.ts";
import type { Span } from "./private-numbers.ts";

/** What people, forms and addresses put between the groups of a number, at most three in a row. */
const between = "(?:&nbsp;|%20|[\\s\\-._/+]){0,3}";
const start = new RegExp(`(?<![\\p{Script=Latin}\\d])(?:iban)?([a-z]{2})(${between})(?=\\d)`, "giu");
const step = new RegExp(`${between}([a-z\\d])`, "iuy");
const sorts = { a: /[A-Z]/, n: /\d/, c: /[A-Z\d]/ } as const;

/** An account has at least that many digits; what has fewer is a sentence that happens to fit. */
const fewestDigits = 8;

export function ibans(text: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(start)) {
    const [whole, country = "", gap = ""] = match;
    // "No 12 34" is a number of something; an account's country stands apart from the rest in capitals only.
    if (gap !== "" && country !== country.toUpperCase()) continue;
    const from = match.index + whole.length - gap.length - 2;
    const end = endOf(text, match.index + whole.length, country.toUpperCase());
    if (end !== undefined && from >= (found.at(-1)?.end ?? 0)) found.push({ start: from, end });
  }
  return found;
}

function endOf(text: string, from: number, country: string): number | undefined {
  const shape = ibanCountries.get(country);
  if (shape === undefined) return undefined;
  let written = "";
  step.lastIndex = from;
  for (const sort of `nn${shape}`) {
    const end = step.lastIndex;
    const next = step.exec(text)?.[1]?.toUpperCase();
    if (next === undefined || !kind(sort).test(next)) return undefined;
    written += next;
    if (step.lastIndex <= end) return undefined;
  }
  const end = step.lastIndex;
  if (/[\p{Script=Latin}\d]/u.test(text.charAt(end)) || written.replace(/\D/g, "").length < fewestDigits + 2)
    return undefined;
  return isRight(country, written) ? end : undefined;
}

const kind = (sort: string) => (sort === "n" ? sorts.n : sort === "a" ? sorts.a : sorts.c);

/** ISO 7064, mod 97-10: the check digits lie between 02 and 98, and all of it as one number leaves 1. */
function isRight(country: string, written: string): boolean {
  const check = Number(written.slice(0, 2));
  if (check < 2 || check > 98) return false;
  let rest = 0;
  for (const letter of `${written.slice(2)}${country}${written.slice(0, 2)}`) {
    const value = Number.parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
