import { expect, test } from "vitest";
import { after, answersOf, budget, issue, judge, later, roster, stagesOf } from "../support/story.ts";

const request = issue("2026-01-01");
const approved = request.says("2026-01-02", "ana", "/approve").says("2026-01-02T10:00:00Z", "bo", "/approve");

test("of one second, what was said comes before what was edited", () => {
  const story = request
    .says("2026-01-02", "ana", "/approve")
    .says("2026-01-02", "bo", "/approve")
    .edits("2026-01-02", { amount: "900 EUR" });
  expect(judge(story.at("2026-01-03")).record).toMatchObject({ stage: "approved", since: "2026-01-02T09:00:00Z" });
});

test("a vote that is seen late is a vote on the form as it stood when it was given", () => {
  const edited = request.edits("2026-01-03", { amount: "900 EUR" });
  const first = judge(edited.at("2026-01-03"));
  const decision = later(edited.says("2026-01-02", "ana", "/approve"), first, "2026-01-04");
  expect(decision.tally).toMatchObject({ have: 0, stale: [{ login: "ana" }] });
});

test("what is seen late undoes no step that was taken", () => {
  const decided = judge(approved.at("2026-01-03"));
  const late = later(approved.says("2026-01-01T10:00:00Z", "cem", "/hold Wait!"), decided, "2026-01-04");
  expect(late.steps).toEqual([]);
  expect(late.record).toMatchObject({
    stage: "approved",
    since: "2026-01-02T10:00:00Z",
    decided: { outcome: "approved" },
  });
  expect(answersOf(late).at(-1)).toBe("cem hold: decided");
});

test("the commands of one comment are given together: the last vote in it counts, and a hold in it holds", () => {
  const story = request.says("2026-01-02", "ana", "/approve");
  const torn = judge(story.says("2026-01-03", "bo", "/approve\n/decline Too much.").at("2026-01-04"));
  expect(torn).toMatchObject({ record: { stage: "in-review" }, tally: { have: 1, no: [{ login: "bo" }] } });
  const holding = judge(story.says("2026-01-03", "bo", "/approve\n/hold Who orders?").at("2026-01-04"));
  expect(holding).toMatchObject({ record: { stage: "in-review" }, tally: { have: 2 } });
});

test("a hold stops the decision until its giver takes it back", () => {
  const held = request.says("2026-01-01T10:00:00Z", "cem", "/hold Who orders?");
  const votes = held.says("2026-01-02", "ana", "/approve").says("2026-01-02", "bo", "/approve");
  expect(judge(votes.at("2026-01-03")).record.stage).toBe("in-review");
  const free = votes.says("2026-01-04", "cem", "/unhold");
  expect(judge(free.at("2026-01-05")).record).toMatchObject({ stage: "approved", since: "2026-01-04T09:00:00Z" });
});

test("a hold goes with its comment or its giver's word, not with the giver's place in the group", () => {
  const story = request
    .says("2026-01-02", "cem", "/hold Who orders?")
    .says("2026-01-02", "ana", "/approve")
    .says("2026-01-02", "bo", "/approve");
  const held = judge(story.at("2026-01-02"));
  expect(held.record.stage).toBe("in-review");
  expect(later(story.deletes(1), held, "2026-01-03").record).toMatchObject({ stage: "approved", holds: [] });
  const left = story.with("approvers", roster("ana", "bo", "dia"));
  expect(later(left, held, "2026-01-03").record).toMatchObject({ stage: "in-review", holds: [{ login: "cem" }] });
  const lifted = left.says("2026-01-03", "ana", "/unhold").says("2026-01-04", "omar", "/unhold");
  const decision = later(lifted, held, "2026-01-05");
  expect(answersOf(decision).slice(3)).toEqual(["ana unhold: not-your-hold", "omar unhold"]);
  expect(decision.record).toMatchObject({ stage: "approved", holds: [] });
  expect(later(story.says("2026-01-03", "cem", "/recuse"), held, "2026-01-03").record.stage).toBe("approved");
  expect(later(story.rewrites(1, "/hold Who orders them?"), held, "2026-01-03").record.stage).toBe("in-review");
});

test("whoever steps out of a decision neither votes nor holds, until they take that back", () => {
  const story = request.says("2026-01-02", "ana", "/approve").says("2026-01-02", "ana", "/recuse");
  const out = story.says("2026-01-03", "ana", "/approve").says("2026-01-03", "ana", "/hold Wait.");
  const decision = judge(out.at("2026-01-04"));
  expect(decision.tally).toMatchObject({ have: 0, eligible: 3 });
  expect(answersOf(decision).slice(2)).toEqual(["ana approve: recused", "ana hold: recused"]);
  const back = judge(out.says("2026-01-04", "ana", "/retract").says("2026-01-04", "ana", "/approve").at("2026-01-05"));
  expect(back.tally).toMatchObject({ have: 1, eligible: 4 });
});

test("nothing closes for silence without its reminder, however long nobody looked", () => {
  const decision = judge(request.at("2029-01-01"));
  expect(decision.record.stage).toBe("in-review");
  expect(decision.reminders).toHaveLength(1);
});

test("with its reminder it closes on its day, and a vote in that very second still comes first", () => {
  const [reminder] = judge(request.at("2026-01-08")).reminders;
  const story = request.told(reminder?.key ?? "", "2026-01-08").says("2026-01-02", "ana", "/approve");
  const last = judge(story.at("2026-02-01")).deadline ?? "";
  expect(last).toBe("2026-03-02T09:00:00Z");
  expect(stagesOf(judge(story.at(last)))).toEqual(["in-review"]);
  expect(stagesOf(judge(story.at(after(last, 1))))).toEqual(["in-review", "expired"]);
  expect(stagesOf(judge(story.says(last, "bo", "/approve").at("2026-04-01")))).toEqual(["in-review", "approved"]);
  const late = judge(story.says(after(last, 1), "bo", "/approve").at("2026-04-01"));
  expect(stagesOf(late)).toEqual(["in-review", "expired"]);
  expect(answersOf(late).at(-1)).toMatch(/^bo approve: /);
});

test("a reminder that came late moves the end", () => {
  const [reminder] = judge(request.at("2026-02-25")).reminders;
  const story = request.told(reminder?.key ?? "", "2026-02-25");
  expect(judge(story.at("2026-03-03"))).toMatchObject({
    deadline: "2026-04-19T09:00:00Z",
    record: { stage: "in-review" },
  });
});

test("while a question waits for the author time stands still, and any answer starts it again", () => {
  const asked = request.says("2026-01-05", "ana", "/ask How many people?");
  expect(judge(asked.at("2027-01-01")).deadline).toBeUndefined();
  for (const answered of [
    asked.says("2026-02-05", "rosa", "About thirty."),
    asked.edits("2026-02-05", { what: "For 30" }),
  ])
    expect(judge(answered.at("2026-02-06"))).toMatchObject({ record: { asked: null, paused: 31 * 86_400 } });
  expect(judge(asked.says("2026-02-05", "bo", "Thirty?").at("2026-02-06")).record.asked).not.toBeNull();
});

test("a second look is taken by the escalation group, with no votes of the first, and once", () => {
  const refused = request.says("2026-01-02", "ana", "/decline No.").says("2026-01-02", "bo", "/decline No.");
  const again = refused.says("2026-01-03", "rosa", "/reopen It is cheaper.").says("2026-01-04", "cem", "/approve");
  const half = judge(again.says("2026-01-05", "dia", "/approve").at("2026-01-06"));
  expect(half).toMatchObject({
    record: { stage: "in-review", round: 2, appeal: true },
    tally: { have: 1, eligible: 3 },
  });
  expect(answersOf(half).slice(3)).toEqual(["cem approve: not-in-group", "dia approve"]);
  const lost = again.says("2026-01-05", "omar", "/decline No.").says("2026-01-05", "mei", "/decline No.");
  const twice = judge(lost.says("2026-01-06", "rosa", "/reopen Please.").at("2026-01-07"));
  expect(twice.record).toMatchObject({ stage: "declined", round: 2, decided: { round: 2, outcome: "declined" } });
  expect(answersOf(twice).at(-1)).toBe("rosa reopen: reopen-once");
});

test("a refusal may be answered for thirty days", () => {
  const refused = request.says("2026-01-02", "ana", "/decline No.").says("2026-01-02", "bo", "/decline No.");
  const late = judge(refused.says("2026-02-02", "rosa", "/reopen It is cheaper.").at("2026-02-03"));
  expect(answersOf(late).at(-1)).toBe("rosa reopen: reopen-too-late");
});

test("closing takes a request back and opening it again resumes it; others cannot", () => {
  const closed = judge(request.closes("2026-01-02", "rosa").at("2026-01-02"));
  expect(closed.record.stage).toBe("withdrawn");
  const resumed = judge(request.closes("2026-01-02", "rosa").reopens("2026-01-03", "rosa").at("2026-01-03"));
  expect(resumed.record).toMatchObject({ stage: "in-review", round: 2 });
  expect(judge(request.closes("2026-01-02", "zoe").at("2026-01-02")).record.stage).toBe("in-review");
  expect(judge(approved.closes("2026-01-03", "rosa").at("2026-01-03")).record.stage).toBe("completed");
});

test("a lost record comes to the same end again, by way of the decision that stands", () => {
  const story = request
    .says("2026-01-02", "cem", "/hold Who orders?")
    .says("2026-01-03", "ana", "/approve")
    .says("2026-01-04", "cem", "/unhold")
    .says("2026-01-05", "bo", "/approve")
    .says("2026-01-05", "dia", "/approve");
  const calm = judge(story.at("2026-01-06"));
  const { decided } = calm.record;
  if (!decided) throw new Error("not decided");
  for (const lost of [story.decided(decided), story.decided(decided).recorded(judge(story.at("2026-01-03")).record)])
    expect(judge(lost.at("2026-01-06")).record).toEqual(calm.record);
  const changed = story.decided(decided).with("approvers", roster("dia", "noor")).rewrites(2).deletes(4);
  const after = judge(changed.at("2026-01-07")).record;
  expect(after).toMatchObject({ stage: "approved", since: decided.at, decided });
  const unread = story.decided(decided).with("approvers", { known: false, why: "no answer" });
  expect(judge(unread.at("2026-01-07")).record.decided).toEqual(decided);
});

test("a lost record of two rounds comes back with both decisions", () => {
  const refused = request.says("2026-01-02", "ana", "/decline No.").says("2026-01-02", "bo", "/decline No.");
  const story = refused
    .says("2026-01-03", "rosa", "/reopen It is cheaper.")
    .says("2026-01-04", "omar", "/approve")
    .says("2026-01-04", "mei", "/approve");
  const first = judge(refused.at("2026-01-02")).record.decided;
  const calm = judge(story.at("2026-01-05")).record;
  if (!first || !calm.decided) throw new Error("not decided");
  expect(judge(story.decided(first, calm.decided).at("2026-01-05")).record).toEqual(calm);
});

test("two groups need two people, even where one person is in both", () => {
  const instance = budget({ rule: { approve: { approvers: 1, council: 1 }, decline: 2 } });
  const alone = request.says("2026-01-02", "dia", "/approve");
  expect(judge(alone.at("2026-01-03"), instance).tally?.have).toBe(1);
  expect(judge(alone.says("2026-01-03", "omar", "/approve").at("2026-01-04"), instance).record.stage).toBe("approved");
  expect(judge(alone.says("2026-01-03", "ana", "/approve").at("2026-01-04"), instance).record.stage).toBe("approved");
});
