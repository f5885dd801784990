import { expect, test } from "vitest";
import { type CheckSpec, linesDoNotAddUp, runCheck } from "../../src/core/form/checks.ts";
import type { FieldValue } from "../../src/core/form/field.ts";

const values = new Map<string, FieldValue>([
  ["start", { is: "date", day: "2026-03-20" }],
  ["end", { is: "date", day: "2026-03-19" }],
  ["open", { is: "none" }],
  ["costs", { is: "text", text: "Flyers: 120 EUR\nRoom: 250 EUR" }],
  ["amount", { is: "money", minor: 37_000, currency: "EUR" }],
]);
const run = (spec: CheckSpec, opened = "2026-03-02") => runCheck(spec, values, { opened });

test("an end before its start is said at the end", () => {
  expect(run({ check: "endBeforeStart", start: "start", end: "end" })).toEqual({
    field: "end",
    problem: "endBeforeStart",
    other: "start",
    day: "2026-03-20",
  });
  expect(run({ check: "endBeforeStart", start: "end", end: "start" })).toBeUndefined();
  expect(run({ check: "endBeforeStart", start: "start", end: "start" })).toBeUndefined();
  expect(run({ check: "endBeforeStart", start: "start", end: "open" })).toBeUndefined();
});

test("a date is in the past when it was so on the day of the request", () => {
  expect(run({ check: "dateInPast", field: "start" }, "2026-03-21")).toEqual({
    field: "start",
    problem: "dateInPast",
    day: "2026-03-20",
  });
  expect(run({ check: "dateInPast", field: "start" }, "2026-03-20")).toBeUndefined();
  expect(run({ check: "dateInPast", field: "gone" })).toBeUndefined();
});

test("a request comes too late when fewer days are left than the program needs", () => {
  const spec: CheckSpec = { check: "leadTime", field: "start", days: 14 };
  expect(run(spec, "2026-03-07")).toEqual({
    field: "start",
    problem: "tooSoon",
    day: "2026-03-20",
    days: 13,
    needs: 14,
  });
  expect(run(spec, "2026-03-06")).toBeUndefined();
});

test("a date that is past already is not called late as well", () => {
  expect(run({ check: "leadTime", field: "start", days: 14 }, "2026-03-21")).toBeUndefined();
});

const add = (text: string, minor = 37_000) =>
  linesDoNotAddUp({ field: "costs", text }, { field: "amount", money: { minor, currency: "EUR" } });

test.each([
  ["Flyers: 120 EUR\nRoom: 250 EUR"],
  ["- Flyers: 120 EUR\r\n- Room: €250"],
  ["1. Flyers: 120 EUR\n2. Room: 250 EUR"],
  ["| Flyers | 120 EUR |\n| Room | 250 EUR |"],
  ["We need this:\n\nFlyers: 120 EUR\nRoom for 3 days\nRoom: 250 EUR\n\n**Total: 370 EUR**"],
  ["Flyers: 120 EUR, Room: 250 EUR"],
  ["- Flyers: 120 EUR; Room: 200 EUR; Food: 50 EUR"],
  ["nothing with an amount"],
  ["3 rooms"],
  [""],
])("%j agrees with 370 EUR", (text) => {
  expect(add(text)).toBeUndefined();
});

test("several amounts on a line are understood where each has its name; otherwise the line is asked about", () => {
  expect(add("Room: 100 EUR, Food: 50 EUR")).toMatchObject({ problem: "linesDoNotAddUp", sum: { minor: 15_000 } });
  expect(add("Room 100 EUR, Food 50 EUR", 15_000)).toMatchObject({ problem: "unclearLine" });
  expect(add("Room: 100 EUR, Food: 50 USD", 15_000)).toMatchObject({ problem: "mixedCurrencies" });
});

test("lines that add up to something else are a question, with both sums", () => {
  expect(add("Flyers: 120 EUR\nRoom: 260 EUR")).toEqual({
    field: "costs",
    problem: "linesDoNotAddUp",
    other: "amount",
    sum: { minor: 38_000, currency: "EUR" },
    total: { minor: 37_000, currency: "EUR" },
  });
  expect(run({ check: "linesDoNotAddUp", lines: "costs", total: "amount" })).toBeUndefined();
  expect(run({ check: "linesDoNotAddUp", lines: "open", total: "amount" })).toBeUndefined();
});

test("lines in several currencies, or in another than the total, are a question", () => {
  expect(add("Flyers: 120 EUR\nRoom: 250 USD")?.problem).toBe("mixedCurrencies");
  expect(add("Flyers: 370 USD")?.problem).toBe("mixedCurrencies");
});

test("a line that can be read in two ways is a question", () => {
  expect(add("Flyers: 1.133 EUR")).toEqual({
    field: "costs",
    problem: "unclearLine",
    found: "Flyers: 1.133 EUR",
    readings: ["1133 EUR", "1.133 EUR"],
  });
  expect(add("50 EUR and 60 EUR")?.problem).toBe("unclearLine");
});

test("numbers that are no money, and the sum behind an equals sign, read as people mean them", () => {
  const add = (text: string) =>
    linesDoNotAddUp({ field: "costs", text }, { field: "amount", money: { minor: 18_000, currency: "EUR" } });
  expect(add("Lunch for 40 people: 180 EUR")).toBeUndefined();
  expect(add("12 x 15 EUR = 180 EUR")).toBeUndefined();
  expect(add("- 2 rooms: 120 EUR\n- 3 boxes of flyers (A5): €60")).toBeUndefined();
  expect(add("Lunch for 40 people: 170 EUR")?.problem).toBe("linesDoNotAddUp");
});

test("lines are read before the total is clear, so that Rosa mends both at once", () => {
  const costs = (text: string) => linesDoNotAddUp({ field: "costs", text }, { field: "amount" });
  expect(costs("Tools: $90\nCoffee: 40 EUR")).toMatchObject({ problem: "unclearLine", found: "Tools: $90" });
  expect(costs("Tools: 90 USD\nCoffee: 40 EUR")?.problem).toBe("mixedCurrencies");
  expect(costs("Tools: 90 EUR\nCoffee: 40 EUR")).toBeUndefined();
});
