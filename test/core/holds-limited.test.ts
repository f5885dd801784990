// Holds that only some may give, or nobody.

import { join } from "node:path";
import { expect, test } from "vitest";
import { readMessages } from "../../src/config/messages.ts";
import { ordinaryVoting } from "../../src/core/case/voting.ts";
import { present } from "../../src/core/telling/present.ts";
import { words } from "../../src/core/text/words.ts";
import { charter, tier } from "../support/charters.ts";
import { answersOf, budget, issue, judge, unreadable } from "../support/story.ts";

const english = words(readMessages(join(import.meta.dirname, "../../templates/messages/en")), "en");
const by = (...groups: readonly string[]) => ({ voting: { holds: { ...ordinaryVoting.holds, by: groups } } });
const council = budget(by("council"));
const nobody = budget(by());

const said = (story: ReturnType<typeof issue>, instance: typeof council) => {
  const facts = story.at("2026-01-05");
  return present(instance, judge(facts, instance), facts, english);
};

test("only those of the named groups put it on hold, whether they vote here or not; others are told who may", () => {
  const story = issue().says("2026-01-02", "ana", "/hold Who pays?").says("2026-01-02", "omar", "/hold Who pays?");
  expect(answersOf(judge(story.at("2026-01-05"), council))).toEqual(["ana hold: hold-not-yours", "omar hold"]);
  expect(said(story, council).status.text).toContain(
    "does not count: here only members of council can put this request on hold. To say no, write `/decline` with your reason.",
  );
});

test("a hold of a group that does not vote stops the decision, and its giver has not left", () => {
  const held = issue().says("2026-01-01", "omar", "/hold Who pays?");
  const voted = held.says("2026-01-02", "ana", "/approve").says("2026-01-02", "bo", "/approve");
  expect(judge(voted.at("2026-01-05"), council).record.stage).toBe("in-review");
  expect(said(voted, council).status.text).toMatch(/^\*\*@omar, it is your turn: only your concern is left/);
  expect(judge(voted.says("2026-01-03", "omar", "/unhold").at("2026-01-05"), council).record.stage).toBe("approved");
});

test("where holds are off, `/hold` says so, and a decline says no", () => {
  const story = issue().says("2026-01-02", "ana", "/hold Who pays?").says("2026-01-02", "ana", "/help");
  expect(answersOf(judge(story.at("2026-01-05"), nobody))[0]).toBe("ana hold: hold-off");
  const wanted = said(story, nobody);
  expect(wanted.status.text).toContain("does not count: here nobody can put this request on hold.");
  expect(wanted.notices.find(({ key }) => key.startsWith("help"))?.text).not.toContain("/hold");
});

test("`/help` names it to those who may, and to nobody else", () => {
  const help = (who: string) =>
    said(issue().says("2026-01-02", who, "/help"), council).notices.find(({ key }) => key.startsWith("help"))?.text;
  expect(help("omar")).toContain("`/hold <reason>`");
  expect(help("ana")).not.toContain("/hold");
});

test("while it is unknown who may put it on hold, nothing is decided", () => {
  const story = issue().says("2026-01-02", "ana", "/approve").says("2026-01-02", "bo", "/approve");
  expect(judge(story.with("council", unreadable).at("2026-01-05"), council)).toMatchObject({
    record: { stage: "in-review" },
    unknown: "council",
  });
});

test("an announced silence does not tell people to write what they may not", () => {
  const lazy = charter(tier({ is: "lazy", of: ["approvers"], after: { days: 3 } }));
  const text = (instance: typeof council) => said(issue(), instance).notices[0]?.text;
  expect(text(budget(lazy))).toContain("or `/hold` with your concern");
  expect(text(budget({ ...lazy, ...by() }))).not.toContain("/hold");
});

test("what somebody may not write is not offered to them; to those who may, it is", () => {
  const near = (who: string, text: string, instance = council) =>
    said(issue().says("2026-01-02", who, text), instance).status.text.includes("did you mean");
  expect(near("ana", "/aprove")).toBe(true);
  expect(near("zoe", "/aprove")).toBe(false);
  expect(near("rosa", "/aprove")).toBe(false);
  expect(near("rosa", "/withdrw")).toBe(true);
  expect(near("ana", "/hodl Stop.")).toBe(false);
  expect(near("omar", "/hodl Stop.")).toBe(true);
});
