// Payment cards in a text that `plain` made readable: a known issuer, its lengths, groups as on a card, and the check
// digit of Luhn.

import type { Span } from "./private-numbers.ts";

/** First digits from and to, and how many there are in all. */
type Issuer = readonly [from: number, to: number, lengths: readonly number[]];

const issuers: readonly Issuer[] = [
  // Visa, Mastercard, American Express.
  [4, 4, [13, 16, 19]],
  [51, 55, [16]],
  [2221, 2720, [16]],
  [34, 34, [15]],
  [37, 37, [15]],
  // Diners Club, Discover, JCB, UnionPay.
  [300, 305, [14, 16]],
  [3095, 3095, [14, 16]],
  [36, 36, [14, 16]],
  [38, 39, [14, 16]],
  [6011, 6011, [16, 19]],
  [644, 649, [16, 19]],
  [65, 65, [16, 19]],
  [3528, 3589, [16, 19]],
  [62, 62, [16, 17, 18, 19]],
  // Maestro, and what countries have of their own: India, Russia, Nigeria, Brazil, Denmark, Türkiye, Uzbekistan.
  [5018, 5018, [16, 18, 19]],
  [5020, 5020, [16, 18, 19]],
  [5038, 5038, [16, 18, 19]],
  [5893, 5893, [16, 18, 19]],
  [6304, 6304, [16, 18, 19]],
  [6759, 6763, [16, 18, 19]],
  [6799, 6799, [16, 18, 19]],
  [60, 60, [16]],
  [81, 82, [16]],
  [508, 508, [16]],
  [2200, 2204, [16, 19]],
  [5060, 5061, [16, 18, 19]],
  [5041, 5041, [16]],
  [5066, 5067, [16]],
  [509, 509, [16]],
  [636, 639, [16]],
  [5019, 5019, [16]],
  [9792, 9792, [16]],
  [8600, 8600, [16]],
  [9860, 9860, [16]],
];

/** Lengths of the groups in which people write a card's number, longest first. */
const groupings: readonly (readonly number[])[] = [
  [4, 4, 4, 4, 3],
  [6, 13],
  [4, 4, 4, 4, 2],
  [4, 4, 4, 4, 1],
  [4, 4, 4, 4],
  [8, 8],
  [4, 6, 5],
  [4, 4, 4, 3],
  [5, 5, 5],
  [4, 6, 4],
  [4, 4, 4, 2],
  [4, 3, 3, 3],
  [4, 4, 4, 1],
];

const gap = "(?:&nbsp;|%20| {1,2}| ?[-._/] ?|\\+)";
const row = new RegExp(`\\d+(?:${gap}\\d+)*`, "g");
const part = new RegExp(`(${gap})?(\\d+)`, "g");

interface Group {
  readonly digits: string;
  readonly start: number;
  /** What stands before it: of one sort all through a number. */
  readonly gap: string;
}

export function cards(text: string): Span[] {
  return [...text.matchAll(row)].flatMap((match) => inRow(match[0], match.index, text));
}

/** From left to right; what was taken for a card is no neighbour any more. */
function inRow(written: string, at: number, text: string): Span[] {
  if (written.length < 13) return [];
  const groups = groupsOf(written, at);
  const found: Span[] = [];
  let taken = 0;
  for (let first = 0; first < groups.length; ) {
    const begins = first === taken ? first > 0 || mayBegin(groups[0], text) : isNoFraction(groups[first]);
    const count = begins ? cardAt(groups, first, text) : 0;
    const [begin, last] = [groups[first], groups[first + count - 1]];
    if (count > 0 && begin && last) found.push({ start: begin.start, end: last.start + last.digits.length });
    first += Math.max(1, count);
    if (count > 0) taken = first;
  }
  return found;
}

const groupsOf = (written: string, at: number): Group[] =>
  [...written.matchAll(part)].map(({ 0: whole, 1: between = "", 2: digits = "", index }) => ({
    digits,
    start: at + index + whole.length - digits.length,
    gap: sortOf(between),
  }));

const sortOf = (between: string) => (/^(?:&nbsp;|%20|\+|\s+)$/.test(between) ? " " : between.trim());

/** Not inside a word or a code, and not a telephone number with its `+`. */
const mayBegin = (group: Group | undefined, text: string): boolean =>
  group !== undefined &&
  !/[\p{Script=Latin}+]$|[\p{L}\d]_$/u.test(text.slice(Math.max(0, group.start - 2), group.start));

const isNoFraction = (group: Group | undefined): boolean =>
  group !== undefined && (group.gap !== "." || group.digits.length < 13);

/** How many of the groups from `first` on are a card. */
function cardAt(groups: readonly Group[], first: number, text: string): number {
  const { digits = "" } = groups[first] ?? {};
  if (digits.length >= 13) return isCard(digits) && mayEnd(groups, first, text) ? 1 : 0;
  for (const lengths of groupings) {
    if (lengths[0] !== digits.length) continue;
    const taken = groups.slice(first, first + lengths.length);
    const sort = taken[1]?.gap;
    const fits = lengths.every(
      (length, at) => taken[at]?.digits.length === length && (at === 0 || taken[at].gap === sort),
    );
    if (fits && isCard(taken.map((one) => one.digits).join("")) && mayEnd(groups, first + lengths.length - 1, text))
      return lengths.length;
  }
  return 0;
}

function mayEnd(groups: readonly Group[], last: number, text: string): boolean {
  const { digits = "", start = 0 } = groups[last] ?? {};
  const after = text.slice(start + digits.length, start + digits.length + 4);
  // Cents behind it make it an amount.
  return !/^_?\p{Script=Latin}/u.test(after) && !/^[.,]\d{1,2}(?!\d)/.test(after);
}

function isCard(digits: string): boolean {
  const known = issuers.some(([from, to, lengths]) => {
    const prefix = Number(digits.slice(0, String(from).length));
    return prefix >= from && prefix <= to && lengths.includes(digits.length);
  });
  return known && luhn(digits) && !isArticle(digits);
}

/** The last digit checks the others: from the right, every second one counts double. */
function luhn(digits: string): boolean {
  let sum = 0;
  for (const [at, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** Thirteen digits may be the number under a bar code. Visa gives out cards of that length no more. */
function isArticle(digits: string): boolean {
  if (digits.length !== 13) return false;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 1 ? 3 : 1), 0);
  return sum % 10 === 0;
}
