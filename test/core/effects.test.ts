import { expect, test } from "vitest";
import { messagesIn } from "../../src/config/messages.ts";
import type { Brought, EffectSpec } from "../../src/core/case/effects.ts";
import type { Facts } from "../../src/core/case/facts.ts";
import type { Decision } from "../../src/core/deciding/decide.ts";
import { prospectText } from "../../src/core/telling/effects-text.ts";
import { present } from "../../src/core/telling/present.ts";
import { words } from "../../src/core/text/words.ts";
import { answersOf, budget, issue, judge, roster, type Story, stagesOf } from "../support/story.ts";

const english = words(messagesIn("en", {}), "en");
const joins: EffectSpec = { is: "team", team: "members", who: { of: "author" } };
const circle = budget({ effects: [joins] });
const asked = issue("2026-01-01");
const approved = asked.says("2026-01-02", "ana", "/approve").says("2026-01-02T10:00:00Z", "bo", "/approve");

/** The same case once its decision stands in a comment of its own. */
function posted(story: Story, before: Decision, at: string): Story {
  const { decided } = before.record;
  if (!decided) throw new Error("nothing was decided");
  return story.decided(decided).told(`decision-${decided.round}`, at).recorded(before.record);
}

const first = judge(approved.at("2026-01-02T10:00:00Z"), circle);
const read = posted(approved, first, "2026-01-02T10:00:00Z");
const stands = (decision: Decision) => decision.prospects.map(({ due, will, now }) => ({ due, will, now }));

/** What a later look comes to when the effects that were due went like this. */
const carriedOut = (story: Story, at: string, is: Brought["is"], more: Partial<Brought> = {}): Facts => {
  const facts = story.at(at);
  const brought = judge(facts, circle)
    .prospects.filter(({ now }) => now)
    .map(({ effect }) => ({ effect, round: 1, at: facts.now, is, ...more }));
  return { ...facts, brought };
};

test("an effect is planned from the decision on and due an hour after it", () => {
  expect(stands(first)).toEqual([{ due: "2026-01-02T11:00:00Z", will: "do", now: false }]);
  expect(first.wakeAt).toBe("2026-01-02T11:00:00Z");
  expect(stands(judge(read.at("2026-01-02T10:59:59Z"), circle))).toMatchObject([{ now: false }]);
  expect(stands(judge(read.at("2026-01-02T11:00:00Z"), circle))).toMatchObject([{ now: true }]);
});

test("nothing happens on a decision that was not read back, however long it is ago", () => {
  const unread = approved.recorded(first.record).told("decision-1", "2026-01-02T10:00:00Z");
  const later = judge(unread.at("2026-01-02T11:30:00Z"), circle);
  expect(stands(later)).toMatchObject([{ now: false }]);
  expect(later.wakeAt).toBe("2026-01-02T11:35:00Z");
  expect(judge(unread.at("2026-01-09"), circle).wakeAt).toBeUndefined();
});

test("after an outage the hour begins when people could read the decision", () => {
  const late = posted(approved, first, "2026-01-03T08:00:00Z");
  expect(stands(judge(late.at("2026-01-03T08:30:00Z"), circle))).toMatchObject([
    { due: "2026-01-03T09:00:00Z", now: false },
  ]);
});

test("what was done stays done and is not done again", () => {
  const done = judge(carriedOut(read, "2026-01-02T11:00:00Z", "done"), circle);
  expect(done.record.effects).toMatchObject([{ is: "done", round: 1 }]);
  const again = judge(read.recorded(done.record).at("2026-02-01"), circle);
  expect(stands(again)).toEqual([{ due: null, will: null, now: false }]);
  expect(again.record).toEqual(done.record);
});

test("what cannot be done is tried again after one day, two, four and eight, and then no more", () => {
  let story = read;
  const tried: string[] = [];
  for (let at: string | undefined = "2026-01-02T11:00:00Z", tries = 1; at !== undefined; tries++) {
    tried.push(at);
    const decision: Decision = judge(carriedOut(story, at, "cannot", { why: "permission", tries }), circle);
    story = story.recorded(decision.record);
    at = decision.wakeAt;
  }
  expect(tried.map((at) => at.slice(5, 10))).toEqual(["01-02", "01-03", "01-05", "01-09", "01-17"]);
});

test("whoever carried the decision takes it back in time, and the other votes stand", () => {
  const back = read.says("2026-01-02T10:30:00Z", "bo", "/retract");
  const decision = judge(back.at("2026-01-02T10:30:00Z"), circle);
  expect(stagesOf(decision)).toEqual(["in-review"]);
  expect(decision).toMatchObject({ record: { round: 2 }, tally: { have: 1 }, prospects: [] });
});

test("a kept vote whose comment is deleted afterwards is gone, and its voter is told", () => {
  const back = read.says("2026-01-02T10:30:00Z", "bo", "/retract");
  const decision = judge(back.at("2026-01-02T10:30:00Z"), circle);
  const gone = judge(back.recorded(decision.record).deletes(1).at("2026-01-03"), circle);
  expect(gone.tally).toMatchObject({ have: 0 });
  const { status } = present(circle, gone, gone.view.facts, english);
  expect(status.text).toContain("@ana, the comment with your vote was deleted");
});

test("with more yeses than needed, what one takes back is decided again at once", () => {
  const three = asked.says("2026-01-02", "ana", "/approve").says("2026-01-02", "bo", "/approve\n");
  const decided = judge(three.at("2026-01-02"), circle);
  const back = posted(three, decided, "2026-01-02")
    .says("2026-01-02T09:10:00Z", "cem", "/approve")
    .says("2026-01-02T09:20:00Z", "ana", "/retract")
    .says("2026-01-02T09:30:00Z", "cem", "/approve");
  const decision = judge(back.at("2026-01-02T09:40:00Z"), circle);
  expect(answersOf(decision).slice(-3)).toEqual(["cem approve: decided", "ana retract", "cem approve"]);
  expect(decision.record).toMatchObject({ stage: "approved", round: 2, decided: { round: 2 } });
});

test("too late, not theirs, or where nothing waits, a decision is not taken back", () => {
  const late = judge(read.says("2026-01-02T11:00:00Z", "bo", "/retract").at("2026-01-02T12:00:00Z"), circle);
  expect(answersOf(late).at(-1)).toBe("bo retract: retract-too-late");
  const others = judge(read.says("2026-01-02T10:30:00Z", "cem", "/retract").at("2026-01-02T10:30:00Z"), circle);
  expect(answersOf(others).at(-1)).toBe("cem retract: retract-not-yours");
  const plain = judge(read.says("2026-01-02T10:30:00Z", "bo", "/retract").at("2026-01-02T10:30:00Z"));
  expect(answersOf(plain).at(-1)).toBe("bo retract: decided");
});

test("a word in time that is seen only after rosa has joined undoes nothing", () => {
  const done = judge(carriedOut(read, "2026-01-02T11:00:00Z", "done"), circle);
  const late = read.recorded(done.record).says("2026-01-02T10:30:00Z", "bo", "/retract");
  expect(answersOf(judge(late.at("2026-01-02T11:05:00Z"), circle)).at(-1)).toBe("bo retract: retract-too-late");
});

test("while it is looked at again nothing is undone; declined, it is after the same hour", () => {
  const done = judge(carriedOut(read, "2026-01-02T11:00:00Z", "done"), circle);
  const open = read.recorded(done.record).says("2026-01-03", "ana", "/reopen New facts.");
  const review = judge(open.at("2026-01-03"), circle);
  expect(review).toMatchObject({ record: { stage: "in-review" }, prospects: [{ will: null }] });
  const no = open
    .recorded(review.record)
    .says("2026-01-04", "ana", "/decline No.")
    .says("2026-01-04", "bo", "/decline No.");
  const declined = judge(no.at("2026-01-04"), circle);
  const turned = posted(no, declined, "2026-01-04");
  expect(stands(judge(turned.at("2026-01-04T09:30:00Z"), circle))).toEqual([
    { due: "2026-01-04T10:00:00Z", will: "undo", now: false },
  ]);
  expect(stands(judge(turned.at("2026-01-04T10:00:00Z"), circle))).toMatchObject([{ will: "undo", now: true }]);
});

test("what was so before the approval is never taken back", () => {
  const there = judge(carriedOut(read, "2026-01-02T11:00:00Z", "there"), circle);
  const no = read
    .recorded(there.record)
    .says("2026-01-03", "ana", "/reopen New facts.")
    .says("2026-01-04", "ana", "/decline No.")
    .says("2026-01-04", "bo", "/decline No.");
  const turned = posted(no, judge(no.at("2026-01-04"), circle), "2026-01-04");
  expect(stands(judge(turned.at("2026-02-01"), circle))).toEqual([{ due: null, will: null, now: false }]);
});

test("where no record is left, what is beyond the issue is not done a second time but told to people", () => {
  const decided = first.record.decided;
  if (!decided) throw new Error("nothing was decided");
  const lost = approved.decided(decided).told("decision-1", "2026-01-02T10:00:00Z");
  const decision = judge(lost.at("2026-02-01"), circle);
  expect(decision).toMatchObject({ prospects: [{ now: false, brought: { is: "unsure" } }] });
  expect(judge(lost.recorded(decision.record).at("2026-02-02"), circle).record).toEqual(decision.record);
});

test("members of a group are assigned by turn, and never whoever asks", () => {
  const treasurer = budget({ effects: [{ is: "assign", who: { of: "group", group: "council" }, grace: 0 }] });
  const people = (...members: string[]) =>
    judge(read.with("council", roster(...members)).at("2026-01-03"), treasurer).prospects.map(({ effect }) => effect);
  expect(people("omar", "mei")).toMatchObject([{ login: "mei" }]);
  expect(people("rosa", "omar")).toMatchObject([{ login: "omar" }]);
  expect(people("rosa")).toMatchObject([{ login: null }]);
});

test("a person field that was left open asks for nothing", () => {
  const payee = budget({ effects: [{ is: "team", team: "members", who: { of: "field", field: "payee" } }] });
  expect(judge(approved.at("2026-01-03"), payee).prospects).toEqual([]);
});

test("what is taken back is said as it is now, and so is what could not be", () => {
  const effect = { is: "team", key: "team members rosa", team: "members", login: "rosa" } as const;
  const says = (is: Brought["is"], more: Partial<Brought> = {}, said = english) => {
    const brought = { effect, round: 1, at: "2026-01-04T10:00:00Z", is, ...more };
    return prospectText({ effect, brought, due: null, will: null, now: false }, said);
  };
  expect(says("undone")).toBe("taken back: rosa is no longer in the team members");
  const kept = { why: "permission" } as const;
  expect(says("kept", kept)).toContain("not taken back: rosa is still in the team members. I may not manage");
  const spanish = words(messagesIn("es", {}), "es");
  expect(says("undone", {}, spanish)).toBe("deshecho: rosa ya no está en el equipo members");
  expect(says("kept", kept, spanish)).toContain("no se deshizo: rosa sigue en el equipo members.");
});
