import { join } from "node:path";
import { expect, test } from "vitest";
import { readMessages } from "../../src/config/messages.ts";
import type { Facts } from "../../src/core/case/facts.ts";
import { present } from "../../src/core/telling/present.ts";
import { words } from "../../src/core/text/words.ts";
import { answersOf, budget, issue, judge, later } from "../support/story.ts";

const english = words(readMessages(join(import.meta.dirname, "../../templates/messages/en")), "en");

const shown = (facts: Facts) => present(budget(), judge(facts), facts, english);
const statusOf = (facts: Facts): string => shown(facts).status.text;

const euros = (amount: number) => ({ is: "money", minor: amount * 100, currency: "EUR" });

const suggested = issue("2026-01-02").says("2026-01-03", "ana", "/suggest amount 150 EUR");

test("a suggestion shows old and new, calls its author once, and changes nothing before it is accepted", () => {
  const facts = suggested.at("2026-01-04");
  expect(judge(facts).reading.values.amount).toEqual(euros(250));
  expect(statusOf(facts)).toContain(
    "Suggested. rosa can take it with `/accept`:\n\n- **How much?**: €250.00 → €150.00",
  );
  expect(statusOf(facts)).toContain("- rosa: `/accept`, `/withdraw`");
  expect(shown(facts).notices.map(({ text }) => text.match(/@\w+/g))).toEqual([["@rosa"]]);
});

test("accepting is like a reply at that moment: earlier votes are void, later ones count", () => {
  const story = issue("2026-01-02")
    .says("2026-01-03", "ana", "/approve")
    .says("2026-01-03", "ana", "/suggest How much? = 150 EUR")
    .says("2026-01-04", "rosa", "/accept")
    .says("2026-01-05", "bo", "/approve");
  const decision = judge(story.at("2026-01-06"));
  expect(decision.reading.values.amount).toEqual(euros(150));
  expect(decision.tally?.stale.map(({ login }) => login)).toEqual(["ana"]);
  expect(decision.tally?.yes.map(({ login }) => login)).toEqual(["bo"]);
  expect(statusOf(story.at("2026-01-06"))).toContain("([suggestion that was accepted](");
  expect(statusOf(story.at("2026-01-06"))).not.toContain("/accept`:");
});

test("what was accepted stays so, whatever becomes of the comment that suggested it", () => {
  const story = suggested.says("2026-01-04", "rosa", "/accept");
  const before = judge(story.at("2026-01-04"));
  for (const gone of [story.deletes(1), story.rewrites(1, "/suggest amount 1 EUR")])
    expect(later(gone, before, "2026-01-06").reading.values.amount).toEqual(euros(150));
});

test("a suggestion that is changed or deleted before it is accepted is void, and that is said", () => {
  const changed = suggested.rewrites(1, "/suggest amount 1 EUR", "2026-01-04");
  const before = judge(suggested.at("2026-01-03"));
  const accepting = changed.says("2026-01-05", "rosa", "/accept");
  const decision = later(accepting, before, "2026-01-06");
  expect(decision.reading.values.amount).toEqual(euros(250));
  expect(answersOf(decision)).toEqual(["ana suggest", "rosa accept: accept-changed"]);
  const facts = accepting.recorded(before.record).at("2026-01-06");
  expect(statusOf(facts)).toContain("@ana, [your suggestion](");
  const deleted = suggested.deletes(1).recorded(before.record).at("2026-01-06");
  expect(statusOf(deleted)).toContain("@ana, your suggestion for **How much?** was deleted");
});

test("only those who may decide suggest, and only the author accepts", () => {
  const story = suggested
    .says("2026-01-04", "zoe", "/suggest amount 1 EUR")
    .says("2026-01-04", "ana", "/accept")
    .says("2026-01-04", "rosa", "/suggest amount 2 EUR");
  expect(answersOf(judge(story.at("2026-01-05")))).toEqual([
    "ana suggest",
    "zoe suggest: not-in-group",
    "ana accept: accept-not-yours",
    "rosa suggest: author",
  ]);
});

test("what is suggested has to be a field, and a value that can be read", () => {
  const story = issue("2026-01-02")
    .says("2026-01-03", "ana", "/suggest")
    .says("2026-01-03", "ana", "/suggest more money")
    .says("2026-01-03", "bo", "/suggest the person who gets paid: @kwame")
    .says("2026-01-03", "ana", "/suggest ammount 5 EUR")
    .says("2026-01-03", "ana", "/suggest amount")
    .says("2026-01-03", "ana", "/suggest amount: 1.133 EUR")
    .says("2026-01-03", "ana", "/suggest amount 250 EUR");
  expect(judge(story.at("2026-01-05")).record.answers.map(({ refused, about }) => [refused, about])).toEqual([
    ["suggest-nothing", undefined],
    ["suggest-unknown", undefined],
    ["suggest-near", "payee"],
    ["suggest-near", "amount"],
    ["suggest-no-value", "amount"],
    ["suggest-unreadable", "amount"],
    ["suggest-same", "amount"],
  ]);
  const status = statusOf(story.at("2026-01-05"));
  const unknown = issue("2026-01-02").says("2026-01-03", "ana", "/suggest more money").at("2026-01-05");
  expect(statusOf(unknown)).toContain(
    "I do not know which answer you mean. Please begin with its name as the form has it:",
  );
  expect(status).toContain("the form does not ask for that. Did you mean **Who is paid?**?");
  expect(status).toContain("Did you mean **How much?**?");
  expect(status).toContain("do you mean `1133 EUR` or `1.133 EUR`?");
});

test("the last one, the one for a field, or all can be accepted", () => {
  const two = suggested.says("2026-01-03", "bo", "/suggest Who is paid? @kwame\nIs that right?");
  const valuesOf = (text: string) => {
    const { amount, payee } = judge(two.says("2026-01-04", "rosa", text).at("2026-01-05")).reading.values;
    return [amount?.is === "money" ? amount.minor / 100 : 0, payee?.is === "person" ? payee.login : ""];
  };
  expect(valuesOf("/accept")).toEqual([250, "kwame"]);
  expect(valuesOf("/accept amount")).toEqual([150, ""]);
  expect(valuesOf("/accept all")).toEqual([150, "kwame"]);
  expect(valuesOf("/accept Thank you!")).toEqual([250, "kwame"]);
  expect(statusOf(two.at("2026-01-04"))).toContain("rosa can take all with `/accept all`");
});

test("nothing can be suggested or accepted once it is decided", () => {
  const story = suggested
    .says("2026-01-04", "ana", "/approve")
    .says("2026-01-04", "bo", "/approve")
    .says("2026-01-05", "ana", "/suggest amount 100 EUR")
    .says("2026-01-05", "rosa", "/accept");
  const decision = judge(story.at("2026-01-06"));
  expect(answersOf(decision).slice(3)).toEqual(["ana suggest: decided", "rosa accept: decided"]);
  expect(decision.reading.values.amount).toEqual(euros(250));
});

test("while nobody knows who may decide, a suggestion waits", () => {
  const story = suggested.with("approvers", { known: false, why: "the team cannot be read" });
  expect(answersOf(judge(story.at("2026-01-04")))).toEqual([]);
});
