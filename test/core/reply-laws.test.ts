import fc from "fast-check";
import { expect, test } from "vitest";
import { dated, end, goesOn, type Happening, histories, startOf } from "../support/histories.ts";
import { issue, judge, type Story } from "../support/story.ts";

const lines = fc.constantFrom("amount: 300 EUR", "payee: @kwame", "what: A larger workshop", "amount: 7", "payee: -");
const noLines = fc.constantFrom("Thanks!", "See you: at ten", "amount", "> amount: 1 EUR", "amount:");

const told = (history: readonly Happening[], start: Story = issue(startOf)): Story =>
  dated(history).reduce((story, { one, at }) => goesOn(story, one, at), start);

const replied = (...texts: readonly string[]): Happening[] =>
  texts.map((text) => ({ is: "says", by: "rosa", text, seconds: 60 }));

const readingOf = (history: readonly Happening[]) => {
  const { values, problems, fingerprint } = judge(told(history).at(end)).reading;
  return { values, problems, fingerprint };
};

test("a reply without answers changes nothing in them", () => {
  fc.assert(
    fc.property(histories(6), noLines, (history, text) => {
      expect(readingOf([...history, ...replied(text)])).toEqual(readingOf(history));
    }),
  );
});

test("the same reply twice is the same as once", () => {
  fc.assert(
    fc.property(histories(6), lines, (history, text) => {
      expect(readingOf([...history, ...replied(text, text)])).toEqual(readingOf([...history, ...replied(text)]));
    }),
  );
});

test("answers to different fields come to the same in any order, in one comment or in two", () => {
  fc.assert(
    fc.property(histories(6), (history) => {
      const one = readingOf([...history, ...replied("amount: 300 EUR", "payee: @kwame")]);
      expect(readingOf([...history, ...replied("payee: @kwame", "amount: 300 EUR")])).toEqual(one);
      expect(readingOf([...history, ...replied("payee: @kwame\namount: 300 EUR")])).toEqual(one);
    }),
  );
});

test("nobody else's words change an answer before the author accepts them", () => {
  const stranger = fc.constantFrom("zoe", "ana", "mei");
  const text = fc.constantFrom("amount: 300 EUR", "/suggest amount 300 EUR", "payee: @zoe\n/accept all");
  fc.assert(
    fc.property(histories(6), stranger, text, (history, by, said) => {
      expect(readingOf([...history, { is: "says", by, text: said, seconds: 60 }])).toEqual(readingOf(history));
    }),
  );
});
