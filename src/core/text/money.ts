// Amounts of money as people write them. Whole minor units throughout, never a float; what could mean two things is a
// question with the readings to choose from, never a guess.

import { currencyAfter, currencyBefore, decimalsOf, isCurrency } from "./currency.ts";
import { plainNumber, readNumber } from "./number.ts";
import type { Trouble } from "./problem.ts";

export interface Money {
  /** A safe integer in the currency's smallest unit: 25000 for 250 EUR, 250 for 250 JPY. */
  readonly minor: number;
  readonly currency: string;
}

export interface MoneyContext {
  /** The program's own currency: only ever offered, since `200` alone may mean another one. */
  readonly currency?: string;
  /** What `$` means in this program. */
  readonly dollar?: string;
  /** The currency that the form itself fixes for this field: `200` is enough, and another currency is a problem. */
  readonly fixed?: string;
}

export type MoneyResult = ({ readonly ok: true } & Money) | { readonly ok: false; readonly trouble: Trouble };

/** Reads an answer that holds exactly one amount; words around it do not matter. */
export function readMoney(text: string, context: MoneyContext = {}): MoneyResult {
  const plain = plainText(text);
  const amounts = findAmounts(plain);
  const [only] = amounts;
  if (!only) return fail({ problem: "notAnAmount", found: text });
  if (amounts.length === 1) return readAmount(only, context);
  const readings = amounts.slice(0, 4).flatMap((amount) => {
    const read = readAmount(amount, context);
    return read.ok ? [plainMoney(read)] : [];
  });
  return fail({ problem: "severalAmounts", found: text, readings });
}

/**
 * Reads the amount of a line in a list of costs. Numbers without a currency are no amounts there (`Lunch for 40: 180
 * EUR`) where another has one, and behind `=` stands the result (`12 x 15 EUR = 180 EUR`).
 */
export function readLineMoney(line: string, context: MoneyContext = {}): MoneyResult {
  const result = line.slice(line.lastIndexOf("=") + 1);
  const [only, ...more] = findAmounts(plainText(result)).filter(hasCurrency);
  return only && more.length === 0 ? readAmount(only, context) : readMoney(result, context);
}

const hasCurrency = ({ before, after }: Amount) =>
  currencyBefore(before).is === "currency" || currencyAfter(after).is === "currency";

/** The sum; nothing where the currencies differ or the sum is not a safe integer. */
export function addMoney(one: Money, other: Money): Money | undefined {
  const minor = one.minor + other.minor;
  return one.currency === other.currency && Number.isSafeInteger(minor) ? { minor, currency: one.currency } : undefined;
}

/** Slow to make, and there are few of them. */
const currencyFormats = new Map<string, Intl.NumberFormat>();

function currencyFormat(language: string, currency: string): Intl.NumberFormat {
  const key = `${language} ${currency}`;
  const format = currencyFormats.get(key) ?? new Intl.NumberFormat(language, { style: "currency", currency });
  currencyFormats.set(key, format);
  return format;
}

/** As people of that language write it, to the last digit. */
export function formatMoney({ minor, currency }: Money, language: string): string {
  const { negative, whole, fraction } = digitsOf({ minor, currency });
  const format = currencyFormat(language, currency);
  const parts = format.formatToParts(negative && whole === 0n ? -0 : negative ? -whole : whole);
  // Only the whole units go through Intl, as a bigint; the minor digits are put in as they are.
  const digits = digitFormat(language, fraction.length || 1);
  return parts.map(({ type, value }) => (type === "fraction" ? digits.format(BigInt(fraction)) : value)).join("");
}

const digitFormats = new Map<string, Intl.NumberFormat>();

function digitFormat(language: string, length: number): Intl.NumberFormat {
  const key = `${language} ${length}`;
  const format =
    digitFormats.get(key) ?? new Intl.NumberFormat(language, { minimumIntegerDigits: length, useGrouping: false });
  digitFormats.set(key, format);
  return format;
}

/** As machines read it: `1133.32 EUR`. */
export function plainMoney(money: Money): string {
  const { negative, whole, fraction } = digitsOf(money);
  const cents = /^0*$/.test(fraction) ? "" : `.${fraction}`;
  return `${negative ? "-" : ""}${whole}${cents} ${money.currency}`;
}

function digitsOf({ minor, currency }: Money) {
  const decimals = decimalsOf(currency);
  const size = BigInt(minor < 0 ? -minor : minor);
  const unit = 10n ** BigInt(decimals);
  const fraction = decimals === 0 ? "" : (size % unit).toString().padStart(decimals, "0");
  return { negative: minor < 0, whole: size / unit, fraction };
}

const fail = (trouble: Trouble): MoneyResult => ({ ok: false, trouble });

/** One kind of space, sign and digit. Not NFKC: that would make the footnote of `250²` a digit of the amount. */
function plainText(text: string): string {
  return text
    .replace(/[\s\u200b\u2060\ufeff]/gu, " ")
    .replace(/[０-９＄￥．，]/gu, (sign) => sign.normalize("NFKC"))
    .replace(/−/gu, "-");
}

interface Amount {
  readonly number: string;
  readonly before: string;
  readonly after: string;
}

/** The numbers in a text that may be amounts: not those inside a word, such as `A4` or `3D`. */
function findAmounts(text: string): Amount[] {
  const amounts: Amount[] = [];
  for (const match of text.matchAll(/\d+(?:[.,'’_ ]\d+)*/gu)) {
    const number = match[0];
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    const after = text
      .slice(match.index + number.length, match.index + number.length + 32)
      .replace(/^[.,][-–—]{1,2}/u, "");
    const inWord = /[\p{L}\p{N}]$/u.test(before) && currencyBefore(before).is === "none";
    const ofWord = /^[\p{L}\p{N}]/u.test(after) && currencyAfter(after).is === "none";
    if (!inWord && (!ofWord || currencyBefore(before).is === "currency")) amounts.push({ number, before, after });
  }
  return amounts;
}

const multiple = /^\s*(?:k|tsd|thousand|mil|miles|mill?ion\p{L}*|millones|mio|mrd|billion|lakh|lac|crore)\b/iu;
const rate =
  /^\s*(?:\/|[x×*]\s?\d|(?:per|each|pro|cada)\b|por (?:persona|mes|d[ií]a)|a (?:month|day|person|piece)\b)/iu;

function readAmount({ number, before, after }: Amount, context: MoneyContext): MoneyResult {
  const found = `${number}${after.slice(0, 12)}`.trim();
  const next = currencyAfter(after);
  const rest = after.slice(next.length);
  const glued = next.is === "none" && /^[\p{L}\p{N}%]/u.test(after);
  if (glued || multiple.test(rest) || rate.test(rest)) return fail({ problem: "unclearAmount", found });
  const read = readNumber(number);
  if (!read) return fail({ problem: number.includes(" ") ? "severalAmounts" : "unclearAmount", found: number });
  if (isNegative(before)) return fail({ problem: "negativeAmount", found });
  const currency = resolveCurrency(currencyBefore(before), next, context);
  const likely = currency.candidates.length > 0 ? currency.candidates : context.currency ? [context.currency] : [];
  const options =
    read.length > 1 && likely[0] && decimalsOf(likely[0]) === 0 && currency.sure ? read.slice(0, 1) : read;
  const readings = options.flatMap((one) =>
    likely.length === 0 ? [plainNumber(one)] : likely.slice(0, 6).map((code) => `${plainNumber(one)} ${code}`),
  );
  if (options.length > 1) return fail({ problem: "ambiguousAmount", found: number, readings });
  const [only] = options;
  const [code] = currency.candidates;
  if (currency.trouble) {
    return fail({ found, ...currency.trouble, ...(likely.length > 0 ? { readings } : {}) });
  }
  if (!only || !code) return fail({ problem: "noCurrency", found: number });
  return inMinor(only.whole, only.fraction, code, found);
}

function inMinor(whole: string, fraction: string, currency: string, found: string): MoneyResult {
  const decimals = decimalsOf(currency);
  const needed = fraction.replace(/0+$/, "");
  if (needed.length > decimals) return fail({ problem: "tooManyDecimals", found, needs: decimals });
  const minor = whole.length + decimals > 20 ? Number.POSITIVE_INFINITY : Number(whole + needed.padEnd(decimals, "0"));
  if (!Number.isSafeInteger(minor)) return fail({ problem: "amountTooLarge", found });
  return minor === 0 ? fail({ problem: "zeroAmount", found }) : { ok: true, minor, currency };
}

/** A minus that opens the text or touches the amount; a dash between words is none. */
function isNegative(before: string): boolean {
  return (
    /^\s*-\s*(?:\p{L}{0,3}\s?\p{Sc}\s?)?$/u.test(before) || /[\s(:=\p{Sc}]-(?:\p{L}{0,3}\p{Sc}\s?)?$/u.test(before)
  );
}

type Word = ReturnType<typeof currencyBefore>;
interface Resolved {
  readonly candidates: readonly string[];
  readonly sure: boolean;
  readonly trouble?: Trouble;
}

/** Which currency is meant by the words before and after the amount and by what the program says. */
function resolveCurrency(before: Word, after: Word, { dollar, fixed, currency }: MoneyContext): Resolved {
  const written = [before, after].flatMap((word) => (word.is === "currency" ? [word.candidates] : []));
  const [first, second] = written;
  if (!first) {
    const unknown = [before, after].find((word) => word.is === "unknown");
    if (unknown?.is === "unknown")
      return { candidates: [], sure: false, trouble: { problem: "unknownCurrency", found: unknown.found } };
    if (fixed && isCurrency(fixed)) return { candidates: [fixed], sure: true };
    return { candidates: currency ? [currency] : [], sure: false, trouble: { problem: "noCurrency" } };
  }
  const shared = second ? first.filter((code) => second.includes(code)) : first;
  if (shared.length === 0) {
    const candidates = [...first.slice(0, 3), ...(second ?? []).slice(0, 3)];
    return { candidates, sure: false, trouble: { problem: "ambiguousCurrency" } };
  }
  if (fixed && shared.includes(fixed)) return { candidates: [fixed], sure: true };
  if (fixed)
    return {
      candidates: [],
      sure: false,
      trouble: { problem: "otherCurrency", found: shared[0] ?? "", closest: fixed },
    };
  if (shared.length === 1) return { candidates: shared, sure: true };
  if (dollar && shared.includes("USD") && shared.includes(dollar)) return { candidates: [dollar], sure: true };
  return { candidates: shared, sure: false, trouble: { problem: "ambiguousCurrency" } };
}
