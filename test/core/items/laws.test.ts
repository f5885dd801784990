import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Occasion } from "../../../src/core/items/item.ts";
import { readPlan } from "../../../src/core/items/plan.ts";
import { readItems } from "../../../src/core/items/read.ts";
import { type KnownItem, keep, recognise } from "../../../src/core/items/recognise.ts";
import { fastest, hostile } from "../../support/hostile.ts";

const occasion: Occasion = {
  said: "2026-02-17",
  known: [{ login: "ana" }, { login: "bo" }],
  writer: "omar",
  notes: true,
};
const flat = readFileSync("test/fixtures/action-items/english.txt", "utf8")
  .split("\n")
  .filter((line) => /^- /.test(line) && readItems(line, occasion).some(({ text }) => text !== ""));
const idle = readFileSync("test/fixtures/action-items/no-items.txt", "utf8")
  .trim()
  .split("\n")
  .filter((line) => !line.startsWith("- >"));
const notes = fc.subarray(flat, { minLength: 1 });

const keysOf = (lines: readonly string[], known: readonly KnownItem[] = []) =>
  recognise(known, readItems(lines.join("\n"), occasion)).map(({ key, item }) => `${item.text} ${key}`);
const seen = (lines: readonly string[]) => keep([], recognise([], readItems(lines.join("\n"), occasion)));

test("reading the same notes twice finds the same items", () => {
  fc.assert(
    fc.property(notes, (lines) => {
      expect(keysOf(lines, seen(lines))).toEqual(keysOf(lines));
    }),
  );
});

test("in which order the lines stand does not matter", () => {
  fc.assert(
    fc.property(
      notes.chain((lines) => fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length }))),
      ([lines, shuffled]) => {
        expect(keysOf(shuffled, seen(lines)).toSorted()).toEqual(keysOf(lines).toSorted());
      },
    ),
  );
});

test("what is written, changed or taken out on other lines leaves an item what it is", () => {
  fc.assert(
    fc.property(notes, fc.subarray(flat), fc.subarray(idle), fc.nat(), (lines, others, words, at) => {
      const [mine = ""] = lines.slice(at % lines.length);
      const [before] = keysOf([mine]);
      const known = seen(lines);
      const edited = [...words, ...others.filter((line) => line !== mine), mine];
      expect(keysOf(edited, known)).toContain(
        keysOf(lines, known).find((one) => one.startsWith(before?.slice(0, -11) ?? "")),
      );
    }),
  );
});

test.each([
  ["- [ ] Draft the plan (@ana, due 23 Feb)", "- [x] Draft the plan (@ana, due 23 Feb)"],
  ["- [ ] Draft the plan (@ana, due 23 Feb)", "- [ ] Draft the plan (@bo, due 27 Feb)"],
  ["- [ ] Draft the plan (@ana)", "- [ ] Draft the transition plan (@ana)"],
  ["- Ana to draft the plan", "- [ ] @ana will draft the plan by Friday"],
])("%s is the same item when it says %s", (before, after) => {
  const known = seen([before, "- Bo to call the venue"]);
  const [key] = known;
  expect(recognise(known, readItems(after, occasion)).map((one) => one.key)).toEqual([key?.key]);
});

test("two lines of the same words are two items, today and tomorrow", () => {
  const twice = ["- [ ] Buy stickers (@ana)", "- [ ] Buy stickers (@bo)"];
  expect(keysOf(twice, seen(twice))).toEqual(keysOf(twice));
  const keys = recognise([], readItems(twice.join("\n"), occasion)).map(({ key }) => key);
  expect(new Set(keys).size).toBe(2);
});

test("the working group's notes of 2016 give five next steps with seven names, and a plan of four dates", () => {
  const seed = { ...occasion, said: "2016-02-16", known: [] };
  const text = readFileSync("test/fixtures/action-items/resources-track.md", "utf8");
  const items = readItems(text, seed);
  expect(
    items.map(({ text, owners }) => `${text} (${owners.map((one) => "name" in one && one.name).join(", ")})`),
  ).toEqual([
    "Find one or two people in each community who want to coordinate: detail this (Kofi)",
    "Define the training for them: planning for impact, accountability: detail this (Fabio, Suna)",
    "How does one get into the track: detail the process (Ruth, Femi)",
    "Set up an approval team of some of them and staff: detail this process (Ruth)",
    "Experiment: things approved beforehand, planning for half a year: detail this (Femi)",
  ]);
  expect(readPlan(text, seed).map(({ day, about }) => [day, about])).toEqual([
    ["2016-02-23", false],
    ["2016-02-26", false],
    ["2016-03-04", true],
    ["2016-03-31", true],
  ]);
});

test("a step of a plan is read with its day in front or at the end", () => {
  const plan = [
    "2026-03-23 - Draft ready",
    "Presented: 26 March",
    "Approved by the council: April 4th",
    "Test with two communities by April 30",
    "Change (around May 12)",
    "Party 2 follows",
    "Ready when 3 communities have tried it",
  ];
  const read = readPlan(plan.join("\n"), { said: "2026-03-02" });
  expect(read.map(({ text, day, about, line }) => [line, text, day, about])).toEqual([
    [1, "Draft ready", "2026-03-23", false],
    [2, "Presented", "2026-03-26", false],
    [3, "Approved by the council", "2026-04-04", false],
    [4, "Test with two communities", "2026-04-30", false],
    [5, "Change", "2026-05-12", true],
  ]);
});

test.each(
  hostile([
    "- [ ] @a ",
    "Ana and Bo and ",
    "(R: @ana, ",
    "((((",
    "- by Friday 5 March ",
    "Due: 03/04, ",
    "A a A a ",
    "\n- [ ] ",
    "\n  - Ana to draft this",
    "| a ",
    "~~",
    "@a,",
    " - ",
    "by the ",
    "(around ",
  ]),
)("notes of nothing but %j are read in no time", (_, text) => {
  expect(fastest(() => readItems(text, occasion))).toBeLessThan(400);
  expect(fastest(() => readPlan(`${text} 5 March`, occasion))).toBeLessThan(400);
});
