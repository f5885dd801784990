import fc from "fast-check";
import { expect, test } from "vitest";
import { addMoney, formatMoney, type MoneyContext, plainMoney, readMoney } from "../../src/core/text/money.ts";

const read = (text: string, context?: MoneyContext) => {
  const result = readMoney(text, context);
  return result.ok ? `${result.minor} ${result.currency}` : result.trouble.problem;
};
const readings = (text: string, context?: MoneyContext) => {
  const result = readMoney(text, context);
  return result.ok ? [] : result.trouble.readings;
};

test.each([
  ["250 EUR", "25000 EUR"],
  ["€250", "25000 EUR"],
  ["€ 250", "25000 EUR"],
  ["250€", "25000 EUR"],
  ["1.133,32 EUR", "113332 EUR"],
  ["EUR 1,133.32", "113332 EUR"],
  ["1133,5 EUR", "113350 EUR"],
  ["US $1404.12", "140412 USD"],
  ["US$ 1,404.12", "140412 USD"],
  ["$250 USD", "25000 USD"],
  ["cost: $250 USD", "25000 USD"],
  ["$250 JMD", "25000 JMD"],
  ["252.68 €", "25268 EUR"],
  ["1 300 USD", "130000 USD"],
  ["1\u00a0300 USD", "130000 USD"],
  ["1\u2009300\u202f000,50 USD", "130000050 USD"],
  ["1'300 CHF", "130000 CHF"],
  ["1’300.50 CHF", "130050 CHF"],
  ["CHF 250.-", "25000 CHF"],
  ["2500NOK", "250000 NOK"],
  ["EUR250", "25000 EUR"],
  ["72_000 USD", "7200000 USD"],
  ["R$ 1.200,50", "120050 BRL"],
  ["£20", "2000 GBP"],
  ["₹1,00,000.50", "10000050 INR"],
  ["20 zł", "2000 PLN"],
  ["S/ 20.50", "2050 PEN"],
  ["250 eur", "25000 EUR"],
  ["250 euros", "25000 EUR"],
  ["20 US dollars", "2000 USD"],
  ["5,000 JPY", "5000 JPY"],
  ["500 円", "500 JPY"],
  ["0.133 KWD", "133 KWD"],
  ["1.133.000 EUR", "113300000 EUR"],
  ["10.500 EUR".replace("500", "50"), "1050 EUR"],
  ["10.00 JPY", "10 JPY"],
  ["１２３ EUR", "12300 EUR"],
  ["250 EUR (flyers)", "25000 EUR"],
  ["about 250 EUR.", "25000 EUR"],
  ["A4 flyers: 250 EUR", "25000 EUR"],
  ["Flyers - 250 EUR", "25000 EUR"],
  ["250 EUR for all", "25000 EUR"],
])("%j is %s in the smallest unit", (text, amount) => {
  expect(read(text)).toBe(amount);
});

test.each([
  ["1.133", "ambiguousAmount", ["1133", "1.133"]],
  ["1,133 EUR", "ambiguousAmount", ["1133 EUR", "1.133 EUR"]],
  ["1.133 EUR", "ambiguousAmount", ["1133 EUR", "1.133 EUR"]],
  ["1.133 KWD", "ambiguousAmount", ["1133 KWD", "1.133 KWD"]],
  ["¥5000", "ambiguousCurrency", ["5000 JPY", "5000 CNY"]],
  ["250 kr", "ambiguousCurrency", ["250 SEK", "250 NOK", "250 DKK", "250 ISK"]],
  ["EUR 250 USD", "ambiguousCurrency", ["250 EUR", "250 USD"]],
  ["100 EUR + 50 USD", "severalAmounts", ["100 EUR", "50 USD"]],
  ["200-300 EUR", "severalAmounts", ["300 EUR"]],
])("%j is asked about (%s), with what it may mean", (text, problem, choices) => {
  expect(read(text)).toBe(problem);
  expect(readings(text)).toEqual(choices);
});

test.each([
  ["200", "noCurrency"],
  ["200 for all", "noCurrency"],
  ["$200", "ambiguousCurrency"],
  ["20 dollars", "ambiguousCurrency"],
  ["Rs. 500", "ambiguousCurrency"],
  ["250 XYZ", "unknownCurrency"],
  ["0.5 BTC", "unknownCurrency"],
  ["2 x 125 EUR", "severalAmounts"],
  ["12 34 EUR", "severalAmounts"],
  ["2026 250 EUR", "severalAmounts"],
  ["250k EUR", "notAnAmount"],
  ["EUR 250k", "unclearAmount"],
  ["2 million EUR", "unclearAmount"],
  ["250 EUR per person", "unclearAmount"],
  ["250 EUR/month", "unclearAmount"],
  ["EUR 10%", "unclearAmount"],
  ["1.133,322,000 EUR", "unclearAmount"],
  ["250² EUR", "notAnAmount"],
  ["-250 EUR", "negativeAmount"],
  ["−250 EUR", "negativeAmount"],
  ["-€250", "negativeAmount"],
  ["€-250", "negativeAmount"],
  ["EUR -250", "negativeAmount"],
  ["0 EUR", "zeroAmount"],
  ["0,00 EUR", "zeroAmount"],
  ["10.5 JPY", "tooManyDecimals"],
  ["0.133 EUR", "tooManyDecimals"],
  ["1.2345 EUR", "tooManyDecimals"],
  ["99999999999999999 EUR", "amountTooLarge"],
  [`${"9".repeat(5_000)} EUR`, "amountTooLarge"],
  ["two hundred EUR", "notAnAmount"],
  ["A4", "notAnAmount"],
  ["", "notAnAmount"],
])("%j is no amount yet: %s", (text, problem) => {
  expect(read(text)).toBe(problem);
});

test("a program may say what a dollar is; its own currency is offered and never assumed", () => {
  expect(read("$200", { dollar: "CAD" })).toBe("20000 CAD");
  expect(read("200", { currency: "EUR" })).toBe("noCurrency");
  expect(readings("200", { currency: "EUR" })).toEqual(["200 EUR"]);
  expect(readings("1.133", { currency: "EUR" })).toEqual(["1133 EUR", "1.133 EUR"]);
  expect(read("250 kr", { dollar: "CAD" })).toBe("ambiguousCurrency");
});

test("a form that fixes the currency needs only the number, and takes no other currency", () => {
  expect(read("200", { fixed: "EUR" })).toBe("20000 EUR");
  expect(read("kr 200", { fixed: "NOK" })).toBe("20000 NOK");
  expect(read("200 USD", { fixed: "EUR" })).toBe("otherCurrency");
  expect(read("$200", { fixed: "CAD", dollar: "USD" })).toBe("20000 CAD");
});

test("what is written the machine's way is read back to the last digit", () => {
  const currency = fc.constantFrom("EUR", "USD", "JPY", "CHF", "BRL");
  fc.assert(
    fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), currency, (minor, code) => {
      expect(readMoney(plainMoney({ minor, currency: code }))).toEqual({ ok: true, minor, currency: code });
    }),
  );
});

test("no text is too strange to be asked for an amount", () => {
  const piece = fc.constantFrom(
    "1",
    "250",
    ".",
    ",",
    " ",
    "'",
    "€",
    "$",
    "EUR",
    "kr",
    "-",
    "−",
    "\u00a0",
    "k",
    "/",
    "x",
    "\ud800",
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 12 }).map((all) => all.join("")),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(text, (written) => {
      const result = readMoney(written, { currency: "EUR" });
      if (result.ok) expect(Number.isSafeInteger(result.minor) && result.minor > 0).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test("amounts add up only in one currency", () => {
  expect(addMoney({ minor: 10, currency: "EUR" }, { minor: 20, currency: "EUR" })).toEqual({
    minor: 30,
    currency: "EUR",
  });
  expect(addMoney({ minor: 10, currency: "EUR" }, { minor: 20, currency: "USD" })).toBeUndefined();
  expect(addMoney({ minor: Number.MAX_SAFE_INTEGER, currency: "EUR" }, { minor: 1, currency: "EUR" })).toBeUndefined();
});

test("amounts are shown as people of each language write them, to the last digit", () => {
  const shown = (minor: number, currency: string, language: string) => formatMoney({ minor, currency }, language);
  expect(shown(113332, "EUR", "en")).toBe("€1,133.32");
  expect(shown(113332, "EUR", "de").replace(/\s/g, " ")).toBe("1.133,32 €");
  expect(shown(5, "EUR", "en")).toBe("€0.05");
  expect(shown(-32, "EUR", "en")).toBe("-€0.32");
  expect(shown(5000, "JPY", "en")).toBe("¥5,000");
  expect(shown(1005, "KWD", "en").replace(/\s/g, " ")).toBe("KWD 1.005");
  expect(shown(Number.MAX_SAFE_INTEGER, "EUR", "en")).toBe("€90,071,992,547,409.91");
});
