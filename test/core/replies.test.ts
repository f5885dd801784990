import { join } from "node:path";
import { expect, test } from "vitest";
import { readMessages } from "../../src/config/messages.ts";
import type { Facts } from "../../src/core/case/facts.ts";
import { present } from "../../src/core/telling/present.ts";
import { words } from "../../src/core/text/words.ts";
import { answersOf, budget, issue, judge, later, stagesOf } from "../support/story.ts";

const english = words(readMessages(join(import.meta.dirname, "../../templates/messages/en")), "en");

const statusOf = (facts: Facts): string => present(budget(), judge(facts), facts, english).status.text;

const euros = (amount: number) => ({ is: "money", minor: amount * 100, currency: "EUR" });

const amountOf = (facts: Facts) => judge(facts).reading.values.amount;

test("Rosa answers in a comment what the form lacks, and the request goes on", () => {
  const story = issue("2026-01-02", { amount: "250" }).says(
    "2026-01-03",
    "rosa",
    "Sorry!\n\nHow much? : 250 EUR\n\nRosa",
  );
  const decision = judge(story.at("2026-01-03"));
  expect(stagesOf(decision)).toEqual(["in-review"]);
  expect(decision.reading.values.amount).toEqual(euros(250));
  expect(statusOf(story.at("2026-01-03"))).toContain(
    "Answered in comments:\n\n- **How much?**: €250.00 ([reply](https://github.com/open-reps/program/issues/1#issuecomment-1))",
  );
});

test("what the form says instead stands beside it, so that nobody votes on the wrong one", () => {
  const story = issue("2026-01-02").says("2026-01-03", "rosa", "amount: 300 EUR");
  expect(statusOf(story.at("2026-01-03"))).toContain("- **How much?**: €300.00 ([reply](");
  expect(statusOf(story.at("2026-01-03"))).toContain("; the form says €250.00)");
});

test("only the author's own words fill a field", () => {
  const story = issue("2026-01-02")
    .says("2026-01-03", "zoe", "amount: 900 EUR")
    .says("2026-01-03", "ana", "amount: 901 EUR")
    .says("2026-01-03", "rosa", "amount: 902 EUR", { viaApp: true });
  expect(amountOf(story.at("2026-01-04"))).toEqual(euros(250));
  expect(statusOf(story.at("2026-01-04"))).toContain("@rosa, a program posted [this reply]");
});

test("the later one wins: a reply after the form, an edit of that very field after the reply", () => {
  const replied = issue("2026-01-02").says("2026-01-03", "rosa", "amount: 300 EUR");
  const other = replied.edits("2026-01-04", { what: "A larger workshop" });
  expect(amountOf(other.at("2026-01-05"))).toEqual(euros(300));
  const same = other.edits("2026-01-06", { what: "A larger workshop", amount: "400 EUR" });
  expect(amountOf(same.at("2026-01-07"))).toEqual(euros(400));
  expect(amountOf(same.says("2026-01-08", "rosa", "amount: 500 EUR").at("2026-01-09"))).toEqual(euros(500));
});

test("a reply that changes the amount makes the votes before it void, and a reply that changes it back brings them back", () => {
  const story = issue("2026-01-02")
    .says("2026-01-03", "ana", "/approve")
    .says("2026-01-04", "rosa", "amount: 300 EUR")
    .says("2026-01-05", "bo", "/approve");
  const decision = judge(story.at("2026-01-06"));
  expect(decision.tally?.stale.map(({ login }) => login)).toEqual(["ana"]);
  expect(statusOf(story.at("2026-01-06"))).toContain("- **How much?**: €250.00 → €300.00");
  const back = story.says("2026-01-07", "rosa", "amount: 250 EUR");
  expect(judge(back.at("2026-01-08")).tally?.stale.map(({ login }) => login)).toEqual(["bo"]);
});

test("of words that were changed after a vote, its voter reads where to see how", () => {
  const worded = { ...budget(), material: ["what", "amount"] };
  const status = (facts: Facts) => present(worded, judge(facts, worded), facts, english).status.text;
  const voted = issue("2026-01-02").says("2026-01-03", "ana", "/approve");
  const edited = voted.edits("2026-01-04", { what: "A workshop for two hundred" });
  expect(status(edited.at("2026-01-05"))).toContain(
    '  - **What is it?**: the words were changed. "edited" at the top of this issue shows how.\n',
  );
  expect(status(edited.at("2026-01-05"))).not.toContain("**How much?**: €250.00 →");
  const replied = voted.says("2026-01-04", "rosa", "What is it?: A workshop for two hundred");
  expect(status(replied.at("2026-01-05"))).toContain(
    "- **What is it?**: the words were changed ([what they are now](https://github.com/open-reps/program/issues/1#issuecomment-2))",
  );
  const priced = voted.edits("2026-01-04", { amount: "300 EUR" });
  expect(status(priced.at("2026-01-05"))).not.toContain("the words were changed");
});

test("a vote that is seen late is a vote on what the replies said when it was given", () => {
  const story = issue("2026-01-02")
    .says("2026-01-03", "ana", "/approve")
    .says("2026-01-03", "rosa", "amount: 300 EUR")
    .says("2026-01-03", "bo", "/approve");
  expect(judge(story.at("2026-01-06")).tally?.stale.map(({ login }) => login)).toEqual(["ana"]);
  expect(judge(story.at("2026-01-06")).tally?.yes.map(({ login }) => login)).toEqual(["bo"]);
});

test("a reply that its author changes is read as it stands now, and votes on what it said before are void", () => {
  const story = issue("2026-01-02").says("2026-01-03", "rosa", "amount: 300 EUR").says("2026-01-04", "ana", "/approve");
  const before = judge(story.at("2026-01-04"));
  expect(before.tally?.yes).toHaveLength(1);
  const rewritten = story.rewrites(1, "amount: 900 EUR", "2026-01-05");
  const decision = later(rewritten, before, "2026-01-06");
  expect(decision.reading.values.amount).toEqual(euros(900));
  expect(decision.tally?.stale.map(({ login }) => login)).toEqual(["ana"]);
});

test("a vote given before a reply was changed is never one on what it says now, even where no record is left", () => {
  const story = issue("2026-01-02")
    .says("2026-01-03", "rosa", "amount: 300 EUR")
    .says("2026-01-04", "ana", "/approve")
    .says("2026-01-04", "bo", "/approve")
    .rewrites(1, "amount: 9000 EUR", "2026-01-05");
  const decision = judge(story.at("2026-01-06"));
  expect(decision.record.decided).toBeNull();
  expect(decision.tally?.yes).toEqual([]);
  expect(answersOf(decision)).toEqual(["ana approve", "bo approve"]);
});

test("a reply that somebody else changes does not count, and its author is told; one that is deleted lapses", () => {
  const story = issue("2026-01-02", { amount: "250" }).says("2026-01-03", "rosa", "amount: 300 EUR");
  const before = judge(story.at("2026-01-03"));
  const changed = story.rewrites(1, "amount: 900 EUR", "2026-01-04", "mei");
  expect(stagesOf(later(changed, before, "2026-01-05"))).toEqual(["needs-info"]);
  expect(statusOf(changed.at("2026-01-05"))).toContain("@rosa, somebody else changed [your reply]");
  expect(stagesOf(later(story.deletes(1), before, "2026-01-05"))).toEqual(["needs-info"]);
});

test("a reply after the decision changes nothing that was decided, and both values are shown", () => {
  const story = issue("2026-01-02").says("2026-01-03", "ana", "/approve").says("2026-01-03", "bo", "/approve");
  const before = judge(story.at("2026-01-04"));
  const late = story.says("2026-01-05", "rosa", "amount: 900 EUR");
  const facts = late.at("2026-01-06");
  const decision = later(late, before, "2026-01-06");
  expect(decision.record.decided).toEqual(before.record.decided);
  expect(present(budget(), decision, facts, english).status.text).toContain("decided €250.00, now €900.00");
});

test("a value that cannot be read is asked about like one of the form, with a link to the reply", () => {
  const story = issue("2026-01-02").says("2026-01-03", "rosa", "amount: 300");
  const decision = judge(story.at("2026-01-04"));
  expect(decision.record.stage).toBe("needs-info");
  expect(statusOf(story.at("2026-01-04"))).toMatch(/- \*\*How much\?\*\*: in which currency\?.*\(\[your reply\]\(/);
});

test("what is nearly a field is asked about, and not guessed", () => {
  const story = issue("2026-01-02").says("2026-01-03", "rosa", "Ammount: 300 EUR");
  expect(amountOf(story.at("2026-01-04"))).toEqual(euros(250));
  expect(statusOf(story.at("2026-01-04"))).toContain("@rosa, did you mean **How much?**? [Your reply](");
  const again = story.says("2026-01-04", "rosa", "How much: 300 EUR");
  expect(statusOf(again.at("2026-01-05"))).not.toContain("did you mean");
});

test("the number of a bank account never becomes a value", () => {
  const story = issue("2026-01-02").says("2026-01-03", "rosa", "payee: ████████");
  expect(judge(story.at("2026-01-04")).reading.problems).toEqual([{ field: "payee", problem: "privateNumber" }]);
});

test("a reply with answers is the answer to a question, also with a command beside it", () => {
  const story = issue("2026-01-02")
    .says("2026-01-03", "ana", "/ask How much exactly?")
    .says("2026-01-13", "rosa", "amount: 300 EUR\n/status");
  const decision = judge(story.at("2026-01-14"));
  expect(decision.record.asked).toBeNull();
  expect(decision.record.paused).toBe(10 * 86_400);
});
