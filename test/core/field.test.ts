import { expect, test } from "vitest";
import { type ReadingContext, readField } from "../../src/core/form/field.ts";
import { type FieldSpec, type FieldType, fieldTypes } from "../../src/core/form/field-spec.ts";
import type { Filled } from "../../src/core/form/filled.ts";

const context: ReadingContext = {
  today: "2026-03-02",
  currency: "EUR",
  communities: [
    { id: "es", name: "España" },
    { id: "fr", name: "France" },
    { id: "south", name: "South" },
    { id: "south-2", name: "south" },
  ],
};

const spec = (type: FieldType, more: Partial<FieldSpec> = {}): FieldSpec => ({
  id: "f",
  label: "F",
  type,
  required: true,
  ...more,
});
const text = (value: string): Filled => ({ is: "text", text: value });
const options = (...chosen: string[]): Filled => ({ is: "options", options: chosen });
const read = (type: FieldType, filled: Filled | string, more: Partial<FieldSpec> = {}) => {
  const result = readField(spec(type, more), typeof filled === "string" ? text(filled) : filled, context);
  if (result.ok) return result.value;
  expect(result.problem.field).toBe("f");
  return [result.problem.problem, ...(result.problem.closest === undefined ? [] : [result.problem.closest])];
};

test("an optional field that is left open is none, a required one is missing, whatever its type", () => {
  for (const type of fieldTypes) {
    expect(read(type, { is: "empty" }, { required: false })).toEqual({ is: "none" });
    expect(read(type, { is: "empty" })).toEqual(["missing"]);
    expect(read(type, "  ")).toEqual(["missing"]);
  }
  expect(read("choices", options())).toEqual(["missing"]);
});

test.each([
  ["@ana"],
  ["ana"],
  ["https://github.com/ana"],
  ["http://www.github.com/ana/"],
  ["<https://github.com/ana>"],
])("%j is Ana", (written) => {
  expect(read("person", written)).toEqual({ is: "person", login: "ana" });
});

test("people are written by their login and nothing else", () => {
  expect(read("person", "ana-maria-2")).toEqual({ is: "person", login: "ana-maria-2" });
  expect(read("person", "ana_corp")).toEqual({ is: "person", login: "ana_corp" });
  for (const wrong of [
    "Ana Silva",
    "-ana",
    "ana-",
    "a--b",
    "a".repeat(40),
    "https://github.com/ana/repo",
    "https://github.com.example.org/ana",
    "ana@example.org",
  ]) {
    expect(read("person", wrong), wrong).toEqual(["notAPerson"]);
  }
  expect(read("person", "my friend @ana")).toEqual(["notAPerson"]);
  expect(read("person", "@ana and @omar")).toEqual(["several"]);
});

test("choices are taken without regard to case and accents, and a slip gets the nearest option", () => {
  const more = { options: ["Stickers", "Café", "Room"] };
  expect(read("choice", options("Room"), more)).toEqual({ is: "choice", option: "Room" });
  expect(read("choice", "cafe", more)).toEqual({ is: "choice", option: "Café" });
  expect(read("choice", "Stikers", more)).toEqual(["notAnOption", "Stickers"]);
  expect(read("choice", "Car", more)).toEqual(["notAnOption"]);
  expect(read("choice", options("Room", "Café"), more)).toEqual(["several"]);
  expect(read("choice", "anything")).toEqual({ is: "choice", option: "anything" });
});

test("several choices come from the form or from lines and commas", () => {
  const more = { options: ["Stickers", "Café", "Room"] };
  expect(read("choices", options("Room", "Café"), more)).toEqual({ is: "choices", options: ["Room", "Café"] });
  expect(read("choices", "room, cafe, room", more)).toEqual({ is: "choices", options: ["Room", "Café"] });
  expect(read("choices", "- room\n- cafe", more)).toEqual({ is: "choices", options: ["Room", "Café"] });
  expect(read("choices", "room, big\nfood", { options: ["Room, big", "Food"] })).toEqual({
    is: "choices",
    options: ["Room, big", "Food"],
  });
  expect(read("choices", "room, car", more)).toEqual(["notAnOption"]);
});

test("a checklist keeps what is ticked and what is not", () => {
  const ticks: Filled = { is: "ticks", ticked: ["a"], unticked: ["b"] };
  expect(read("checklist", ticks)).toEqual({ is: "checklist", ticked: ["a"], unticked: ["b"] });
  expect(read("checklist", { is: "ticks", ticked: [], unticked: ["a"] })).toEqual(["missing"]);
  expect(read("checklist", "a")).toEqual(["unreadable"]);
});

test("a community is known by its id or its name", () => {
  expect(read("community", "espana")).toEqual({ is: "community", id: "es" });
  expect(read("community", options("France"))).toEqual({ is: "community", id: "fr" });
  expect(read("community", "Frence")).toEqual(["notACommunity", "France"]);
  expect(read("community", "Atlantis")).toEqual(["notACommunity"]);
});

test("two communities of one name are told apart by asking", () => {
  const twins = {
    ...context,
    communities: [
      { id: "a", name: "South" },
      { id: "b", name: "south" },
    ],
  };
  const result = readField(spec("community"), text("South"), twins);
  expect(result.ok ? undefined : result.problem.readings).toEqual(["a", "b"]);
});

test("dates and amounts follow the program's settings", () => {
  expect(read("date", "4 March 2026")).toEqual({ is: "date", day: "2026-03-04" });
  expect(read("date", "03/04/2026")).toEqual(["ambiguousDate"]);
  expect(readField(spec("date"), text("03/04/2026"), { ...context, dayOrder: "dmy" })).toEqual({
    ok: true,
    value: { is: "date", day: "2026-04-03" },
  });
  expect(read("money", "250 EUR")).toEqual({ is: "money", minor: 25_000, currency: "EUR" });
  expect(read("money", options("250 EUR"))).toEqual({ is: "money", minor: 25_000, currency: "EUR" });
  expect(read("money", "250")).toEqual(["noCurrency"]);
  expect(read("money", "250", { currency: "CHF" })).toEqual({ is: "money", minor: 25_000, currency: "CHF" });
  expect(read("money", "250 EUR", { currency: "CHF" })).toEqual(["otherCurrency", "CHF"]);
  expect(readField(spec("money"), text("$250"), { ...context, dollar: "CAD" })).toEqual({
    ok: true,
    value: { is: "money", minor: 25_000, currency: "CAD" },
  });
});

test("links are http or https, without a password", () => {
  expect(read("url", "https://example.org/a?b=c")).toEqual({ is: "url", url: "https://example.org/a?b=c" });
  expect(read("url", "<http://example.org>")).toEqual({ is: "url", url: "http://example.org/" });
  expect(read("url", "www.example.org/a")).toEqual(["notAUrl"]);
  expect(read("url", "https://ana:secret@example.org")).toEqual(["urlWithPassword"]);
  expect(read("url", "https://a.org https://b.org")).toEqual(["several"]);
  for (const wrong of [
    "javascript:alert(1)",
    "ftp://example.org",
    "see my page",
    "https://",
    "mailto:a@b.c",
    "//example.org",
    `https://a.org/${"a".repeat(3_000)}`,
  ]) {
    expect(read("url", wrong), wrong).toEqual(["notAUrl"]);
  }
});

test("a password in a link is never passed on", () => {
  const result = readField(spec("url"), text("https://ana:secret@example.org"), context);
  expect(JSON.stringify(result)).not.toContain("secret");
});
