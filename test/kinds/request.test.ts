import { expect, test } from "vitest";
import request from "../../src/kinds/request/index.ts";
import { answersOf, issue, judge, stagesOf } from "../support/story.ts";

const open = issue("2026-01-01");
const approved = open.says("2026-01-02", "ana", "/approve").says("2026-01-02", "bo", "/approve");

test("an open form waits for its author, and goes to review by itself once it is complete", () => {
  const story = issue("2026-01-01", { amount: "" });
  expect(judge(story.at("2026-01-02")).record.stage).toBe("needs-info");
  const mended = judge(story.edits("2026-01-03", {}).at("2026-01-04"));
  expect(mended.record).toMatchObject({ stage: "in-review", since: "2026-01-03T09:00:00Z" });
});

test("an approved request is done when its author says so; nobody else can, and a finished one stays finished", () => {
  const strangers = judge(approved.says("2026-01-03", "zoe", "/done").at("2026-01-04"));
  expect(answersOf(strangers).at(-1)).toBe("zoe done: done-not-yours");
  const done = approved.says("2026-01-03", "rosa", "/done").says("2026-01-04", "ana", "/reopen Not yet.");
  expect(judge(done.at("2026-01-05")).record.stage).toBe("completed");
});

test("those who decided may take up an approval again, with no votes left of the first round", () => {
  const again = judge(approved.says("2026-01-03", "ana", "/reopen The shop has closed.").at("2026-01-04"));
  expect(again).toMatchObject({ record: { stage: "in-review", round: 2, votes: [] }, tally: { have: 0 } });
});

test("the author may take a request back and resume it; a withdrawn one cannot be approved", () => {
  const back = open.says("2026-01-02", "rosa", "/withdraw").says("2026-01-03", "ana", "/approve");
  expect(judge(back.at("2026-01-04")).record.stage).toBe("withdrawn");
  expect(stagesOf(judge(back.says("2026-01-05", "rosa", "/reopen").at("2026-01-06"))).slice(-2)).toEqual([
    "needs-info",
    "in-review",
  ]);
});

test("every stage that a request may come to is in its table", () => {
  const stages = Object.entries(request.stages(request.settings.parse({})));
  const names = stages.map(([name]) => name);
  for (const [, { exits = [], on = {} }] of stages) {
    for (const { to } of [...exits, ...Object.values(on)]) expect(names).toContain(to);
  }
});
