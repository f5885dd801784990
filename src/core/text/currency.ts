// How people write which currency they mean. A sign that several countries use stays all of them until more is known.

const dollars =
  "USD CAD AUD MXN NZD SGD HKD TWD ARS CLP COP UYU BRL BBD BMD BND BSD BZD CUP DOP FJD GYD JMD KYD LRD NAD NIO SBD SRD TTD XCD".split(
    " ",
  );

const codes: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/** Signs and words, folded to lower case without spaces. */
const signs: Readonly<Record<string, readonly string[]>> = {
  $: dollars,
  dollar: dollars,
  dollars: dollars,
  dólar: dollars,
  dólares: dollars,
  us$: ["USD"],
  u$s: ["USD"],
  usd$: ["USD"],
  usdollar: ["USD"],
  usdollars: ["USD"],
  c$: ["CAD"],
  ca$: ["CAD"],
  can$: ["CAD"],
  cad$: ["CAD"],
  a$: ["AUD"],
  au$: ["AUD"],
  aud$: ["AUD"],
  nz$: ["NZD"],
  s$: ["SGD"],
  sg$: ["SGD"],
  hk$: ["HKD"],
  nt$: ["TWD"],
  mx$: ["MXN"],
  mex$: ["MXN"],
  ar$: ["ARS"],
  r$: ["BRL"],
  "€": ["EUR"],
  euro: ["EUR"],
  euros: ["EUR"],
  "£": ["GBP"],
  pound: ["GBP"],
  pounds: ["GBP"],
  "¥": ["JPY", "CNY"],
  yen: ["JPY"],
  円: ["JPY"],
  yuan: ["CNY"],
  rmb: ["CNY"],
  元: ["CNY"],
  "₹": ["INR"],
  rs: ["INR", "PKR", "LKR", "NPR"],
  "rs.": ["INR", "PKR", "LKR", "NPR"],
  rupees: ["INR", "PKR", "LKR", "NPR"],
  kr: ["SEK", "NOK", "DKK", "ISK"],
  "kr.": ["SEK", "NOK", "DKK", "ISK"],
  fr: ["CHF"],
  "fr.": ["CHF"],
  sfr: ["CHF"],
  "₺": ["TRY"],
  tl: ["TRY"],
  "₽": ["RUB"],
  "₴": ["UAH"],
  "₩": ["KRW"],
  "₦": ["NGN"],
  "₱": ["PHP"],
  "₫": ["VND"],
  "₪": ["ILS"],
  "₡": ["CRC"],
  "₲": ["PYG"],
  "₸": ["KZT"],
  "₼": ["AZN"],
  "₾": ["GEL"],
  "฿": ["THB"],
  "₵": ["GHS"],
  "৳": ["BDT"],
  "₭": ["LAK"],
  "₮": ["MNT"],
  "៛": ["KHR"],
  zł: ["PLN"],
  kč: ["CZK"],
  ft: ["HUF"],
  rm: ["MYR"],
  rp: ["IDR"],
  "s/": ["PEN"],
  ksh: ["KES"],
  лв: ["BGN"],
};

/** Codes that are also words: "all 250", "top 10". They count only in capitals. */
const words = new Set([
  "all",
  "ang",
  "bam",
  "bob",
  "cop",
  "cup",
  "gel",
  "lak",
  "mad",
  "mop",
  "pen",
  "sos",
  "top",
  "try",
]);

export type CurrencyWord =
  | { readonly is: "currency"; readonly candidates: readonly string[] }
  | { readonly is: "unknown"; readonly found: string }
  | { readonly is: "none" };

/** The currency right after an amount. */
export function currencyAfter(text: string): CurrencyWord & { readonly length: number } {
  const found = /^\s{0,3}(US dollars?|[\p{L}]{0,4}\p{Sc}[\p{L}]?|[\p{L}]{1,8}\/?\.?)(?![\p{L}\p{Sc}])/iu.exec(text);
  if (!found) return { is: "none", length: 0 };
  const word = meaning(found[1] ?? "");
  return { ...word, length: word.is === "none" ? 0 : found[0].length };
}

/** The currency right before an amount. */
export function currencyBefore(text: string): CurrencyWord {
  const tail = text.slice(-16);
  const found = /(?<![\p{L}\p{Sc}])([\p{L}]{0,3}\s?\p{Sc}[\p{L}]?|[\p{L}]{1,8}\/?\.?)\s{0,3}$/iu.exec(tail);
  if (!found) return { is: "none" };
  const word = meaning(found[1] ?? "");
  if (word.is !== "none") return word;
  // "cost $250": the letters before the sign are a word of their own.
  const sign = /\s(\p{Sc})\s{0,3}$/u.exec(tail);
  return sign ? meaning(sign[1] ?? "") : word;
}

function meaning(written: string): CurrencyWord {
  const word = written.replace(/\s/g, "");
  const candidates = signs[word.toLowerCase()] ?? signs[word.toLowerCase().replace(/\.$/, "")];
  if (candidates) return { is: "currency", candidates };
  const code = word.replace(/\.$/, "").toUpperCase();
  if (codes.has(code) && (code === word || !words.has(code.toLowerCase())))
    return { is: "currency", candidates: [code] };
  return /^[A-Z]{3}$/.test(word) || /\p{Sc}/u.test(word) ? { is: "unknown", found: word } : { is: "none" };
}

export const isCurrency = (code: string): boolean => codes.has(code);

/** How many digits the currency has after the decimal sign: 2 for EUR, 0 for JPY, 3 for KWD. */
export function decimalsOf(currency: string): number {
  const known = decimals.get(currency);
  if (known !== undefined) return known;
  const found =
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  decimals.set(currency, found);
  return found;
}
const decimals = new Map<string, number>();
