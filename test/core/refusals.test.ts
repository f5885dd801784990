// Refusals that few people ever meet, by their sentences.

import { join } from "node:path";
import { expect, test } from "vitest";
import { answerText } from "../../src/commands/explain.ts";
import { readMessages } from "../../src/config/messages.ts";
import type { Facts } from "../../src/core/case/facts.ts";
import { present } from "../../src/core/telling/present.ts";
import { words } from "../../src/core/text/words.ts";
import { answersOf, budget, issue, judge } from "../support/story.ts";

const english = words(readMessages(join(import.meta.dirname, "../../templates/messages/en")), "en");

test.each([
  ["ana", "/unhold", "nothing is on hold here."],
  ["rosa", "/accept", "nothing is suggested here at the moment."],
])("to %s, who writes %s, it says: %s", (login, text, says) => {
  const facts = issue("2026-01-01").says("2026-01-02", login, text).at("2026-01-03");
  expect(present(budget(), judge(facts), facts, english).status.text).toContain(`does not count: ${says}`);
});

/** What stands behind the dates of something that falls due. */
const due = (name: string, title: string) =>
  ({ name, title, field: null, days: 10, asks: { of: "author" }, remindDays: 7 }) as const;

test("to whoever voted while answers were missing it says so, and later that a vote can count now", () => {
  const early = issue("2026-01-01", { amount: "some" }).says("2026-01-02", "ana", "/approve");
  const status = (facts: Facts) => present(budget(), judge(facts), facts, english).status.text;
  expect(status(early.at("2026-01-03"))).toContain("does not count: there is nothing to decide yet. Some answers");
  const mended = early.edits("2026-01-02", { amount: "250 EUR" });
  expect(status(mended.at("2026-01-03"))).toContain(
    "does not count: it came when there was nothing to decide yet. Please write it again: now it can count.",
  );
});

test("to an author who accepts what nobody suggested it names the answer", () => {
  const story = issue("2026-01-01").says("2026-01-02", "ana", "/suggest How much? 150 EUR");
  const facts = story.says("2026-01-03", "rosa", "/accept Who is paid?").at("2026-01-04");
  expect(present(budget(), judge(facts), facts, english).status.text).toContain(
    "does not count: nothing is suggested for **Who is paid?**.",
  );
});

test("to `/done` where several things are to come it says to write which one", () => {
  const two = budget({ followUps: [due("report", "Report"), due("return", "Return of the key")] });
  const approved = issue("2026-01-01").says("2026-01-02", "ana", "/approve").says("2026-01-02", "bo", "/approve");
  const facts = approved.says("2026-01-03", "rosa", "/done").at("2026-01-04");
  const decision = judge(facts, two);
  expect(answersOf(decision).at(-1)).toBe("rosa done: done-which");
  expect(present(two, decision, facts, english).status.text).toContain(
    "does not count: several things are still to come. Write which one is done, as it stands under",
  );
});

test("to a button where a command is needed, what Quorate thinks says so", () => {
  const declined = issue("2026-01-01")
    .says("2026-01-02", "ana", "/decline No.")
    .says("2026-01-02", "bo", "/decline No.");
  const facts = declined.reopens("2026-01-03", "rosa").at("2026-01-04");
  const decision = judge(facts);
  const [answer] = decision.record.answers.slice(-1);
  expect(answer?.refused).toBe("by-hand");
  expect(answer && answerText(answer, { instance: budget(), decision, facts, words: english })).toBe(
    "not counted: please write a command, the button alone does not do it.",
  );
});

test("to whoever is not of those who decide, and wants an approval looked at again, it says who can", () => {
  const approved = issue("2026-01-01").says("2026-01-02", "ana", "/approve").says("2026-01-02", "bo", "/approve");
  const facts = approved.says("2026-01-03", "zoe", "/reopen I disagree.").at("2026-01-04");
  expect(present(budget(), judge(facts), facts, english).status.text).toMatch(
    /does not count: here only .+ can ask to look again\./,
  );
});

test("a proposal is called a proposal, and an application an application", () => {
  const said = (kind: string, words = english) => {
    const instance = { ...budget(), kind, name: kind };
    const facts = issue("2026-01-01").says("2026-01-04", "ana", "/withdraw").at("2026-01-05");
    const decision = judge(facts, instance);
    expect(answersOf(decision)).toEqual(["ana withdraw: withdraw-not-yours"]);
    const [answer] = decision.record.answers;
    return answer ? answerText(answer, { instance, decision, facts, words }) : "";
  };
  expect(said("request")).toBe("not counted: only its author can take this request back.");
  expect(said("proposal")).toContain("take this proposal back");
  expect(said("role-application")).toContain("take this application back");
  expect(said("term-review")).toContain("take this review back");
  expect(said("removal")).toContain("take this request back");
});

test("to a vote on what was taken back it says that there is nothing to decide", () => {
  const facts = issue().says("2026-01-02", "rosa", "/withdraw").says("2026-01-03", "ana", "/approve").at("2026-01-04");
  expect(present(budget(), judge(facts), facts, english).status.text).toContain(
    "does not count: this request is closed, so there is nothing to decide.",
  );
});

test("to somebody who votes once it is declined, it says how to have it looked at again", () => {
  const declined = issue().says("2026-01-02", "ana", "/decline No.").says("2026-01-02", "bo", "/decline No.");
  const facts = declined.says("2026-01-03", "cem", "/approve").at("2026-01-04");
  expect(present(budget(), judge(facts), facts, english).status.text).toContain(
    "this is already decided. To have it looked at again, write `/reopen",
  );
});

test("to `/reopen` before anything is decided it says that it is still open", () => {
  const facts = issue().says("2026-01-02", "rosa", "/reopen Please.").at("2026-01-03");
  const decision = judge(facts);
  expect(present(budget(), decision, facts, english).status.text).toContain(
    "does not count: this is still open, nothing is decided yet.",
  );
});

test("to somebody of the community that asks, where that is too close, it says that others decide", () => {
  const ghana = { id: "ghana", name: "Ghana" };
  const plain = budget({ voting: { conflicts: { sameCommunity: true, sameAffiliation: false, mostOfOne: null } } });
  const close = {
    ...plain,
    context: { communities: [ghana] },
    fields: plain.fields.map((field) => (field.id === "what" ? { ...field, type: "community" as const } : field)),
  };
  const story = issue("2026-01-01", { what: "Ghana" }).says("2026-01-02", "ana", "/approve");
  const facts = { ...story.at("2026-01-03"), directory: { people: { ana: { community: "ghana" } }, leave: [] } };
  expect(present(close, judge(facts, close), facts, english).status.text).toContain(
    "does not count: this request is about your own community, so other people decide it.",
  );
});
