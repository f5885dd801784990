import { expect, test } from "vitest";
import { answersOf, budget, issue, judge, later, person, roster, stagesOf, unreadable } from "../support/story.ts";

const request = issue("2026-01-01");

test("two approvals make it approved, from the moment of the second", () => {
  const { record } = judge(
    request.says("2026-01-02", "ana", "/approve").says("2026-01-04", "bo", "/approve").at("2026-01-10"),
  );
  expect(record).toMatchObject({ stage: "approved", since: "2026-01-04T09:00:00Z" });
  expect(record.decided?.votes.map(({ login }) => login)).toEqual(["ana", "bo"]);
});

test("the author, an outsider, and a second vote of the same person do not make it two", () => {
  const decision = judge(
    request
      .says("2026-01-02", "ana", "/approve")
      .says("2026-01-02", "rosa", "/approve")
      .says("2026-01-02", "zoe", "/approve")
      .says("2026-01-02", "ana", "/approve")
      .at("2026-01-03"),
  );
  expect(decision.record.stage).toBe("in-review");
  expect(decision.tally?.have).toBe(1);
  expect(answersOf(decision)).toEqual([
    "ana approve",
    "rosa approve: author",
    "zoe approve: not-in-group",
    "ana approve",
  ]);
});

test("the author stays out of it even as a member of the group", () => {
  const crowd = roster("rosa", "ana", "bo");
  const story = request.with("approvers", crowd).says("2026-01-02", "ana", "/approve");
  const decision = judge(story.says("2026-01-02", "rosa", "/approve").at("2026-01-03"));
  expect(decision.record.stage).toBe("in-review");
  expect(decision.tally).toMatchObject({ have: 1, eligible: 2 });
});

test("whoever is to be paid does not decide about it", () => {
  const story = issue("2026-01-01", { payee: "@Bo" }).says("2026-01-02", "ana", "/approve");
  const decision = judge(story.says("2026-01-02", "bo", "/approve").at("2026-01-03"));
  expect(decision.record.stage).toBe("in-review");
  expect(answersOf(decision)).toEqual(["ana approve", "bo approve: about"]);
});

test("what a program writes in a person's name does not count", () => {
  const story = request.says("2026-01-02", "ana", "/approve").says("2026-01-02", "bo", "/approve", { viaApp: true });
  const decision = judge(story.at("2026-01-03"));
  expect(decision.record.stage).toBe("in-review");
  expect(answersOf(decision)).toEqual(["ana approve", "bo approve: via-app"]);
});

test("bots do not vote, not even as members of the group", () => {
  const bot = { ...person("bo"), is: "bot" } as const;
  const members = { known: true, members: [person("ana"), bot], open: true, mention: null } as const;
  const story = request.with("approvers", members).says("2026-01-02", "ana", "/approve");
  const decision = judge(story.says("2026-01-02", "bo", "/approve", { by: bot }).at("2026-01-03"));
  expect(decision.record.stage).toBe("in-review");
  expect(decision.tally?.eligible).toBe(1);
});

test("an approval that was edited before anybody saw it does not count", () => {
  const story = request
    .says("2026-01-02", "ana", "/approve")
    .says("2026-01-02", "bo", "/approve")
    .rewrites(2, "/approve");
  const decision = judge(story.at("2026-01-03"));
  expect(decision.record.stage).toBe("in-review");
  expect(answersOf(decision)).toEqual(["ana approve", "bo approve: edited"]);
});

test("a vote goes with its comment while nothing is decided", () => {
  const story = request.says("2026-01-02", "ana", "/approve");
  const first = judge(story.at("2026-01-02"));
  expect(first.tally?.have).toBe(1);
  expect(later(story.rewrites(1), first, "2026-01-03").tally?.have).toBe(0);
  expect(later(story.deletes(1), first, "2026-01-03").record.votes).toEqual([]);
});

test("after the decision, editing or deleting a vote changes nothing, and neither does leaving the group", () => {
  const story = request.says("2026-01-02", "ana", "/approve").says("2026-01-02", "bo", "/approve");
  const decided = judge(story.at("2026-01-02"));
  const after = later(story.rewrites(1).deletes(2).with("approvers", roster("cem")), decided, "2026-01-03");
  expect(after.record).toEqual(decided.record);
});

test("a vote goes with its voter's place in the group", () => {
  const story = request.says("2026-01-02", "ana", "/approve");
  const first = judge(story.at("2026-01-02"));
  const left = story.with("approvers", roster("bo", "cem")).says("2026-01-03", "bo", "/approve");
  const after = later(left, first, "2026-01-04");
  expect(after.record.stage).toBe("in-review");
  expect(after.tally?.have).toBe(1);
});

test("a refusal stays a refusal when its writer joins the group later", () => {
  const story = request.says("2026-01-02", "zoe", "/approve").says("2026-01-02", "ana", "/approve");
  const first = judge(story.at("2026-01-02"));
  const after = later(story.with("approvers", roster("ana", "zoe")), first, "2026-01-03");
  expect(after.tally?.have).toBe(1);
  expect(answersOf(after)).toEqual(["zoe approve: not-in-group", "ana approve"]);
});

test("where the group cannot be read nothing is answered, and everything once it can", () => {
  const story = request
    .says("2026-01-02", "ana", "/approve")
    .says("2026-01-02", "bo", "/approve")
    .says("2026-01-03", "rosa", "/withdraw");
  const blind = judge(story.with("approvers", unreadable).at("2026-01-04"));
  expect(blind).toMatchObject({ unknown: "approvers", record: { stage: "in-review", answers: [] } });
  const seeing = later(story, blind, "2026-01-05");
  expect(seeing.record).toMatchObject({ stage: "approved", since: "2026-01-02T09:00:00Z" });
});

test("silence closes nothing while it is unknown who could have decided", () => {
  const opened = judge(request.at("2026-01-01"));
  const [key = ""] = judge(request.at("2026-01-08")).reminders.map((reminder) => reminder.key);
  const reminded = request.told(key, "2026-01-08").with("approvers", unreadable).edits("2026-04-01", { what: "Two" });
  const blind = later(reminded, opened, "2026-04-02");
  expect(blind).toMatchObject({ unknown: "approvers", record: { stage: "in-review" } });
  expect(stagesOf(later(reminded.with("approvers", roster("ana", "bo")), blind, "2026-04-03"))).toEqual(["expired"]);
});

test("somebody who may decide is not told otherwise while the group cannot be read", () => {
  const story = request.says("2026-01-02", "ana", "/decline no").says("2026-01-02", "bo", "/decline no");
  const declined = judge(story.at("2026-01-02"));
  const asked = story.says("2026-01-03", "ana", "/reopen New prices.");
  const blind = later(asked.with("approvers", unreadable), declined, "2026-01-04");
  expect(blind).toMatchObject({ unknown: "approvers", record: { stage: "declined", answers: { length: 2 } } });
  expect(later(asked, blind, "2026-01-05").record).toMatchObject({ stage: "in-review", round: 2, appeal: false });
});

test("a change of the amount makes earlier votes void until it is changed back", () => {
  const story = request.says("2026-01-02", "ana", "/approve").edits("2026-01-03", { amount: "900 EUR" });
  const dearer = judge(story.says("2026-01-04", "bo", "/approve").at("2026-01-05"));
  expect(dearer.record.stage).toBe("in-review");
  expect(dearer.tally).toMatchObject({ have: 1, stale: [{ login: "ana" }] });
  const cheaper = judge(story.edits("2026-01-05", {}).says("2026-01-06", "bo", "/approve").at("2026-01-07"));
  expect(cheaper.record.stage).toBe("approved");
});

test("a change of a word makes no vote void", () => {
  const story = request.says("2026-01-02", "ana", "/approve").edits("2026-01-03", { what: "A longer workshop" });
  expect(judge(story.says("2026-01-04", "bo", "/approve").at("2026-01-05")).record.stage).toBe("approved");
});

test("a vote on a revision that GitHub no longer has is void, and the case stays where it is", () => {
  const story = request.edits("2026-01-02", null).says("2026-01-03", "ana", "/approve").edits("2026-01-04", {});
  const decision = judge(story.says("2026-01-05", "bo", "/approve").at("2026-01-06"));
  expect(stagesOf(decision)).toEqual(["in-review"]);
  expect(decision.tally).toMatchObject({ have: 1, stale: [{ login: "ana" }] });
});

test("a decision's group that is too small is said at once, and nothing passes by arithmetic", () => {
  const decision = judge(
    request.with("approvers", roster("ana")).says("2026-01-02", "ana", "/approve").at("2026-01-03"),
  );
  expect(decision.tally).toMatchObject({ short: ["approvers"], carried: false });
});

test("an edit that leaves the form open takes the request back to its author", () => {
  const story = request.edits("2026-01-02", { amount: "" }).says("2026-01-03", "ana", "/approve");
  const decision = judge(story.edits("2026-01-04", {}).at("2026-01-05"), budget());
  expect(stagesOf(decision)).toEqual(["in-review", "needs-info", "in-review"]);
  expect(answersOf(decision)).toEqual(["ana approve: not-open"]);
});
