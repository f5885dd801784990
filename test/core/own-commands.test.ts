import { expect, test } from "vitest";
import { shipped } from "../../src/config/messages.ts";
import type { Facts } from "../../src/core/case/facts.ts";
import { shortened } from "../../src/core/case/record.ts";
import { toldText } from "../../src/core/telling/own-text.ts";
import { present } from "../../src/core/telling/present.ts";
import { words } from "../../src/core/text/words.ts";
import { club, founded, members } from "../support/club.ts";
import { answersOf, issue, judge, later, roster, stagesOf, unreadable } from "../support/story.ts";

const instance = club();
const english = words(
  { ...shipped.en, "request/gathering": "**{{author}} gathers people.**", "state/gathering": "gathering" },
  "en",
);
const shown = (facts: Facts) => present(instance, judge(facts, instance), facts, english);

const two = issue().says("2026-01-02", "ana", "/endorse").says("2026-01-03", "bo", "/endorse I am in.");
const three = two.says("2026-01-04", "cem", "/endorse");

test("a stage answers a command of its own, and what it keeps stands in the record", () => {
  const decision = judge(two.at("2026-01-05"), instance);
  expect(answersOf(decision)).toEqual(["ana endorse", "bo endorse"]);
  expect(members.of(decision.record)).toEqual(["ana", "bo"]);
});

test("what is kept is there again at the next look, and looking again changes nothing", () => {
  const first = judge(two.at("2026-01-05"), instance);
  const again = later(two, { ...first, record: JSON.parse(JSON.stringify(first.record)) }, "2026-01-06", instance);
  expect(again.record).toEqual({ ...first.record, clock: again.record.clock });
  expect(members.of(later(three, first, "2026-01-06", instance).record)).toEqual(["ana", "bo", "cem"]);
});

test("a refusal of the kind's own is one like any other", () => {
  const decision = judge(two.says("2026-01-05", "ana", "/endorse").at("2026-01-05"), instance);
  expect(answersOf(decision).at(-1)).toBe("ana endorse: suggest-same");
});

test("a command that the stage does not take is refused with what it is for", () => {
  const facts = two.says("2026-01-05", "ana", "/delegate newsletter to @bo").at("2026-01-05");
  expect(answersOf(judge(facts, instance)).at(-1)).toBe("ana delegate: not-here");
  expect(shown(facts).status.text).toContain(
    "that works on the issue of your own term, for as long as the term lasts. What `/delegate` is for: Hands one of your responsibilities",
  );
});

test("a gate that is not met is shown as what is still missing; once it is, the stage is left and the next one begins", () => {
  expect(shown(two.at("2026-01-05")).status.text).toContain("Still missing before it can go on:\n\n- 2 approvals of 3");
  const decision = judge(three.at("2026-01-05"), instance);
  expect(stagesOf(decision)).toEqual(["founded"]);
  expect(founded.of(decision.record)).toEqual({ at: "2026-01-04T09:00:00Z" });
});

test("the status comment has the kind's own part, below whose turn it is", () => {
  const { text } = shown(two.at("2026-01-05")).status;
  expect(text).toMatch(/^\*\*@rosa gathers people\.\*\*/);
  expect(text).toContain("What is still to come:\n\n- ana wrote /endorse\n- bo wrote /endorse");
  expect(text).toContain("- everybody: `/endorse`");
});

test("a notice of the kind's own wakes the case up, and is posted when its moment has come", () => {
  const first = judge(three.at("2026-01-05"), instance);
  expect(first.wakeAt).toBe("2027-01-04T09:00:00Z");
  expect(first.notices).toEqual([]);
  const then = later(three, first, "2027-01-04", instance);
  expect(then.notices).toMatchObject([{ key: "year-2026-01-04T09:00:00Z", until: "2027-01-11T09:00:00Z" }]);
});

test("closing the issue by hand stands for the command that the stage says", () => {
  const decision = judge(three.closes("2026-01-06", "rosa").at("2026-01-07"), instance);
  expect(stagesOf(decision)).toEqual(["founded", "closed"]);
});

test("only those who may give a command do, and everybody else reads who that is", () => {
  const facts = three.says("2026-01-06", "ana", "/held").says("2026-01-07", "omar", "/held").at("2026-01-08");
  const decision = judge(facts, instance);
  expect(answersOf(decision).slice(-2)).toEqual(["ana held: not-for-you", "omar held"]);
  expect(decision.record.answers.at(-2)?.about).toBe("council author");
  expect(stagesOf(decision)).toEqual(["founded", "closed"]);
});

test("while the group that may give it cannot be read, a command waits, and with it all that comes after", () => {
  const story = three.says("2026-01-06", "omar", "/held").says("2026-01-07", "ana", "/status");
  const waiting = judge(story.with("council", unreadable).at("2026-01-08"), instance);
  expect(waiting.unknown).toBe("council");
  expect(answersOf(waiting)).toHaveLength(3);
  const readable = later(story.with("council", roster("omar")), waiting, "2026-01-09", instance);
  expect(stagesOf(readable)).toEqual(["closed"]);
});

test("what does not fit into the record any more is refused, and the record stays short enough", () => {
  const decision = judge(two.says("2026-01-05", "ana", "/agenda A long story").at("2026-01-05"), instance);
  expect(answersOf(decision).at(-1)).toBe("ana agenda: no-room");
  expect(JSON.stringify(shortened(decision.record)).length).toBeLessThan(24_000);
});

test("two lists without a heading between them are one list, without a gap", () => {
  const line = (login: string) => ({ say: "status/who-author", with: { login } });
  const tells = [{ lines: [line("a")] }, { lines: [line("b")] }, { heading: line("c"), lines: [line("d")] }];
  const decision = { ...judge(two.at("2026-01-05"), instance), tells };
  expect(toldText({ decision, words: english })).toBe("- its author\n- its author\n\nits author\n\n- its author");
});
