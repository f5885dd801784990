import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { ActionItem, Occasion, Question } from "../../../src/core/items/item.ts";
import { readItems } from "../../../src/core/items/read.ts";

const folder = "test/fixtures/action-items";
const occasion: Occasion = {
  said: "2026-02-17",
  known: [{ login: "ana", name: "Ana Silva" }, { login: "bo" }, { login: "chidi", name: "Chidi Okafor" }],
  writer: "omar",
  notes: true,
};

const asked = (question: Question): string => {
  if (question.asks === "day") return ["day", question.found, ...question.readings].join(" ");
  return question.asks === "account" ? ["account", ...question.names].join(" ") : question.asks;
};

const shown = ({ text, owners, due, done, questions }: ActionItem): string => {
  const who = owners.map((one) => `${one.letter} ${one.is === "account" ? `@${one.login}` : one.name}`).join(", ");
  return [text, who, due ?? "", [...(done ? ["done"] : []), ...questions.map(asked)].join("; ")].join(" | ");
};

const parts = (line: string) =>
  line
    .split("|")
    .map((part) => part.trim())
    .join(" | ");

const samples = readdirSync(folder)
  .filter((name) => /^(?:english|spanish)\.txt$/.test(name))
  .flatMap((name) => readFileSync(`${folder}/${name}`, "utf8").split(/\n\s*\n/))
  .map((block) => {
    const lines = block.trim().split("\n");
    const expected = lines.filter((line) => line.startsWith("=>")).map((line) => parts(line.slice(2)));
    return { notes: lines.filter((line) => !line.startsWith("=>")).join("\n"), expected };
  });

test.each(samples)("notes say $notes", ({ notes, expected }) => {
  expect(readItems(notes, occasion).map((item) => parts(shown(item)))).toEqual(expected);
});

const none = readFileSync(`${folder}/no-items.txt`, "utf8").trim().split("\n");

test.each(none)("nobody is given anything to do by: %s", (line) => {
  expect(readItems(line, occasion).map(shown)).toEqual([]);
});

test("no line that gives nobody anything to do is an item", () => {
  expect(none.filter((line) => readItems(line, occasion).length > 0)).toEqual([]);
});

test("there are more than 60 lines of items and more than 40 of others", () => {
  expect(samples.flatMap(({ expected }) => expected).length).toBeGreaterThan(60);
  expect(none.length).toBeGreaterThan(40);
});
