import { expect, test } from "vitest";
import { messagesIn } from "../../src/config/messages.ts";
import type { Facts } from "../../src/core/case/facts.ts";
import type { Instance } from "../../src/core/case/kind.ts";
import { decide } from "../../src/core/deciding/decide.ts";
import { present } from "../../src/core/telling/present.ts";
import { words } from "../../src/core/text/words.ts";
import { budget, issue, roster } from "../support/story.ts";

const plain = budget();
const rest = { languages: [], openTo: "anyone", calendar: plain.calendar } as const;

/** The first answer names a community. Kumasi is a part of Ghana; Peru has nobody who helps. */
const instance: Instance = {
  ...plain,
  fields: plain.fields.map((field) => (field.id === "what" ? { ...field, type: "community" } : field)),
  communities: [
    { id: "ghana", name: "Ghana", bridge: ["kwame", "noor"], ...rest },
    { id: "kumasi", name: "Kumasi", parent: "ghana", bridge: ["rosa"], ...rest },
    { id: "peru", name: "Peru", bridge: [], ...rest },
  ],
  context: {
    communities: [
      { id: "ghana", name: "Ghana" },
      { id: "kumasi", name: "Kumasi", parent: "ghana" },
      { id: "peru", name: "Peru" },
    ],
  },
};

const read = (facts: Facts, language = "en"): string =>
  present(instance, decide(instance, facts), facts, words(messagesIn(language, {}), language)).status.text;

const unclear = { amount: "some" };

test("who helps in a community is called while answers are missing, in the words of the case", () => {
  const facts = issue("2026-01-01", { ...unclear, what: "Ghana" }).at("2026-01-01");
  expect(read(facts)).toContain("Not sure? @kwame and @noor help people in Ghana with this. Ask in a comment here.");
  expect(read(facts, "es")).toContain("¿Tienes dudas? @kwame y @noor ayudan con esto a la gente de Ghana.");
});

test("whoever asks is not called to help, and those of the community around are", () => {
  const text = read(issue("2026-01-01", { ...unclear, what: "Kumasi, Ghana" }).at("2026-01-01"));
  expect(text).toContain("@kwame and @noor help people in Ghana");
});

test.each(["Peru", "Gana", "Atlantis"])("nobody is called for %j", (what) => {
  const text = read(issue("2026-01-01", { ...unclear, what }).at("2026-01-01"));
  expect(text).not.toContain("Not sure?");
  expect(text).not.toContain("@kwame");
});

test("nobody is called to help once everything is there", () => {
  expect(read(issue("2026-01-01", { what: "Ghana" }).at("2026-01-01"))).not.toContain("@kwame");
});

const paid = (payee: string) => issue("2026-01-01", { what: "Ghana", payee });
const hint = (login: string) => `Did you mean \`@${login}\`?`;

test.each([
  ["kwam", "kwame"],
  ["@rosaa", "rosa"],
  ["omarr", "omar"],
])("%j is nearly @%s, who is asked about and not called", (payee, login) => {
  const text = read(paid(payee).at("2026-01-01"));
  expect(text).toContain(hint(login));
  expect(text).toContain("it is your turn: 0 of 2 approvals so far");
});

test("somebody whom the program knows, or whom nobody resembles, is not asked about", () => {
  for (const payee of ["kwame", "KWAME", "somebody-else"])
    expect(read(paid(payee).at("2026-01-01"))).not.toContain("Did you mean");
});

test("trying out logins does not tell who is in a group whose names are not shown", () => {
  const council = { ...roster("omar", "mei", "dia"), open: false };
  expect(read(paid("omarr").with("council", council).at("2026-01-01"))).not.toContain("Did you mean");
});

test("a decided request has no questions left about who somebody is", () => {
  const facts = paid("kwam").says("2026-01-02", "ana", "/approve").says("2026-01-02", "bo", "/approve");
  expect(read(facts.at("2026-01-03"))).not.toContain("Did you mean");
});

test.each([
  ["en", "Europe/Madrid", "April 6, 2026 (Central European Time)"],
  ["es", "Europe/Madrid", "6 de abril de 2026 (hora de Europa central)"],
  ["en", "Etc/GMT+12", "April 6, 2026 (anywhere on Earth)"],
  ["es", "Etc/GMT+12", "6 de abril de 2026 (en cualquier lugar del mundo)"],
])("a day says whose it is: in %s, of %s, %s", (language, zone, said) => {
  expect(words(messagesIn(language, {}), language).format({ is: "day", day: "2026-04-06", zone })).toBe(said);
});

test("a day that ends earlier says when", () => {
  const english = words(messagesIn("en", {}), "en");
  const day = { is: "day", day: "2026-04-06", time: "17:00" } as const;
  expect(english.format(day)).toBe("April 6, 2026 at 5:00 PM UTC");
  expect(english.format({ ...day, zone: "Asia/Tokyo" })).toBe("April 6, 2026 at 5:00 PM (Japan Standard Time)");
});
