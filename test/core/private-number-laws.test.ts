import fc from "fast-check";
import { expect, test } from "vitest";
import { ibanCountries } from "../../src/core/text/iban-countries.ts";
import { find, hidden, masked } from "../../src/core/text/private-numbers.ts";

const digit = fc.constantFrom(..."0123456789");
const letter = fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ");
const either = fc.oneof({ weight: 3, arbitrary: digit }, letter);

/** The whole of it, from the right, as one number modulo 97. */
const remainder = (text: string) =>
  [...text].reduce((rest, one) => {
    const value = Number.parseInt(one, 36);
    return (rest * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);

const iban = fc
  .constantFrom(...ibanCountries)
  .chain(([country, shape]) =>
    fc
      .tuple(...[...shape].map((sort) => (sort === "n" ? digit : sort === "a" ? letter : either)))
      .map((letters) => ({ country, account: letters.join("") })),
  )
  .filter(({ account }) => account.replace(/\D/g, "").length >= 8)
  .map(({ country, account }) => {
    const check = 98 - remainder(`${account}${country}00`);
    return `${country}${String(check).padStart(2, "0")}${account}`;
  });

const luhn = (digits: string) =>
  [...digits].reverse().reduce((sum, one, at) => {
    const value = Number(one) * (at % 2 === 0 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);

const issuers = [
  ["4", 16, [4, 4, 4, 4]],
  ["4", 19, [4, 4, 4, 4, 3]],
  ["53", 16, [4, 4, 4, 4]],
  ["2300", 16, [4, 4, 4, 4]],
  ["34", 15, [4, 6, 5]],
  ["37", 15, [4, 6, 5]],
  ["36", 14, [4, 6, 4]],
  ["6011", 16, [4, 4, 4, 4]],
  ["3540", 16, [4, 4, 4, 4]],
  ["6212", 19, [6, 13]],
  ["6761", 18, [4, 4, 4, 4, 2]],
  ["2201", 16, [4, 4, 4, 4]],
] as const;

const card = fc.constantFrom(...issuers).chain(([first, length, groups]) =>
  fc.array(digit, { minLength: length - first.length - 1, maxLength: length - first.length - 1 }).map((rest) => {
    const most = `${first}${rest.join("")}`;
    return { number: `${most}${(10 - (luhn(most) % 10)) % 10}`, groups: [...groups] };
  }),
);

const cut = (text: string, groups: readonly number[], by: string) => {
  const ends = groups.map((_, at) => groups.slice(0, at + 1).reduce((sum, one) => sum + one));
  return [0, ...ends]
    .map((from, at) => text.slice(from, ends[at]))
    .filter((part) => part !== "")
    .join(by);
};

const between = fc.constantFrom("", " ", "-", ".", "\u00a0", "\u2009", "\u2011", "%20", "&nbsp;", "\u200b");
const around = fc.constantFrom(
  ["", ""],
  ["IBAN: ", " thanks"],
  ["(", ")"],
  ["**", "**"],
  ["_", "_"],
  ["`", "`"],
  ["卡号", "请"],
  ["https://example.org/?a=", "&b=1"],
  ["on 2 May: ", ", 12 flyers"],
  ["| ", " |"],
) as fc.Arbitrary<readonly [string, string]>;

test("every account of every country is found, in groups of four or in one", () => {
  fc.assert(
    fc.property(iban, between, around, fc.boolean(), (number, by, [before, after], small) => {
      const written = cut(number, [4, 4, 4, 4, 4, 4, 4, 4], by);
      const text = `${before}${small ? written.toLowerCase() : written}${after}`;
      expect(masked(text)).toBe(`${before}${hidden}${after}`);
    }),
    { numRuns: 500 },
  );
});

test("every card is found, in the groups that stand on it or in one", () => {
  fc.assert(
    fc.property(card, between, around, ({ number, groups }, by, [before, after]) => {
      expect(masked(`${before}${cut(number, groups, by)}${after}`)).toBe(`${before}${hidden}${after}`);
    }),
    { numRuns: 500 },
  );
});

test("one wrong digit, and it is no account any more", () => {
  fc.assert(
    fc.property(iban, fc.nat(), fc.integer({ min: 1, max: 9 }), (number, place, more) => {
      const places = [...number].flatMap((one, at) => (at > 3 && /\d/.test(one) ? [at] : []));
      const at = places[place % places.length] ?? 4;
      const wrong = `${number.slice(0, at)}${(Number(number[at]) + more) % 10}${number.slice(at + 1)}`;
      expect(find(wrong).some(({ start, end }) => start === 0 && end === wrong.length)).toBe(false);
    }),
  );
});

const pieces = fc.oneof(
  iban,
  card.map(({ number, groups }) => cut(number, groups, " ")),
  card.map(({ number }) => number),
  fc.constantFrom(" ", ".", "-", "_", "+", ",", "a", "Z", "1", "12", "1234", "\n", "&nbsp;", "%20", "é", "卡", hidden),
  fc.string(),
);

test("whatever stands beside what, no number is left after hiding, and nothing else is touched", () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (all) => {
      const text = all.join("");
      const found = find(text);
      for (const [at, { start, end }] of found.entries()) {
        expect(end).toBeGreaterThan(start);
        expect(start).toBeGreaterThanOrEqual(found[at - 1]?.end ?? 0);
      }
      const once = masked(text);
      expect(find(once)).toEqual([]);
      expect(masked(once)).toBe(once);
      if (found.length === 0) expect(once).toBe(text);
    }),
    { numRuns: 2_000 },
  );
});
