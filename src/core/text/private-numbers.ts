// Numbers of bank accounts and payment cards in what people write. They are taken out where text comes in, so that no
// record, log, page or comment of ours can hold one. One pass, in time linear in the text.

import { cards } from "./card.ts";
import { ibans } from "./iban.ts";

/** From `start` up to, not with, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Stands where a number stood. No language writes it. */
export const hidden = "████████";

/** Where the numbers stand, in order. */
export function find(text: string): Span[] {
  if (!mayHold(text)) return [];
  const readable = plain(text);
  const accounts = ibans(readable);
  const rest =
    accounts.length === 0 ? readable : replaced(readable, accounts, ({ start, end }) => "█".repeat(end - start));
  return [...accounts, ...cards(rest)].toSorted((a, b) => a.start - b.start);
}

/** A cheap no for most texts: every account and card has ten digits. What is not of ASCII may be a digit, too. */
function mayHold(text: string): boolean {
  let digits = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code > 127 || (code >= 48 && code <= 57)) && ++digits === 10) return true;
  }
  return false;
}

/** The text with each number hidden. There is none in what comes out. */
export function masked(text: string): string {
  const found = find(text);
  return found.length === 0 ? text : replaced(text, found, () => hidden);
}

/** Whether there is such a number, or was before it was hidden. */
export const holdsNumber = (text: string): boolean => text.includes(hidden) || find(text).length > 0;

function replaced(text: string, spans: readonly Span[], by: (span: Span) => string): string {
  let at = 0;
  const parts = spans.map((span) => {
    const before = text.slice(at, span.start);
    at = span.end;
    return before + by(span);
  });
  return parts.join("") + text.slice(at);
}

/** First digits of the scripts whose people write numbers with them. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xff10];

/** The same text, letter for letter, with digits, spaces and dashes of all scripts as those of ASCII. */
const plain = (text: string): string =>
  text
    .replace(/[\p{Nd}--[0-9\u{10000}-\u{10ffff}]]/gv, digit)
    .replace(/[\uff21-\uff3a\uff41-\uff5a]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[\p{Zs}\u200b-\u200d\u2060\ufeff\u00ad]/gu, " ")
    .replace(/[\p{Pd}\u2212\u00b7]/gu, (dash) => (dash.length === 1 ? "-" : dash));

function digit(letter: string): string {
  const point = letter.charCodeAt(0);
  const zero = zeros.find((one) => point >= one && point < one + 10);
  return zero === undefined ? letter : String(point - zero);
}
