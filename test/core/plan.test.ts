import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readMessages } from "../../src/config/messages.ts";
import { applied, untouched } from "../../src/core/telling/applied.ts";
import { type Actual, describe as inWords, plan } from "../../src/core/telling/plan.ts";
import { present } from "../../src/core/telling/present.ts";
import { words } from "../../src/core/text/words.ts";
import { end, histories, whole } from "../support/histories.ts";
import { budget, issue, judge, later, type Story } from "../support/story.ts";

const english = words(readMessages(join(import.meta.dirname, "../../templates/messages/en")), "en");

const wanted = (story: Story, now: string) => {
  const decision = judge(story.at(now));
  return { decision, wanted: present(budget(), decision, story.at(now), english) };
};

/** The issue as GitHub has it after what people did. */
function seenIn(story: Story, now: string): Actual {
  const { timeline, open } = story.at(now);
  const comments = timeline.flatMap((entry) =>
    entry.is === "comment" ? [[entry.id, { node: `IC_${entry.id}`, mine: new Set<never>() }] as const] : [],
  );
  return { ...untouched, open, comments: new Map(comments) };
}

test("what is planned, once it is there, is not planned again", () => {
  fc.assert(
    fc.property(histories(), (history) => {
      const story = whole(history);
      const first = wanted(story, end);
      const before = seenIn(story, end);
      const after = applied(plan(first.wanted, before), before);
      expect(plan(first.wanted, after).map(inWords)).toEqual([]);
      const decision = later(story, first.decision, end);
      const again = present(budget(), decision, story.recorded(first.decision.record).at(end), english);
      expect(plan(again, after).map(inWords)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test("the decision's comment is sent first and the status comment last", () => {
  const story = issue("2026-01-01").says("2026-01-02", "ana", "/decline No.").says("2026-01-02", "bo", "/decline No.");
  const changes = plan(wanted(story, "2026-01-03").wanted, seenIn(story, "2026-01-03"));
  expect(changes.map(inWords)).toEqual([
    "post the notice decision-1",
    "add kind: budget, state: declined",
    "react to comment 1 with EYES",
    "react to comment 2 with EYES",
    "close as not planned",
    "post the status comment (1)",
  ]);
});

test("labels that are not ours stay, ours that do not belong go", () => {
  const story = issue("2026-01-01");
  const labels = new Map(["help wanted", "state: approved", "state: in-review"].map((name) => [name, `L_${name}`]));
  const changes = plan(wanted(story, "2026-01-02").wanted, { ...untouched, labels });
  expect(changes.slice(0, 2).map(inWords)).toEqual(["add kind: budget", "remove state: approved"]);
});

test("a label of ours with other capitals is the same label, and with another name of old it goes", () => {
  const at = "2026-01-01T12:00:00Z";
  const story = issue("2026-01-01")
    .labels(at, "status: review", "labeled", "us")
    .labels(at, "accepted", "labeled", "us")
    .labels(at, "accepted", "unlabeled", "ana")
    .labels(at, "accepted", "labeled", "ana");
  const instance = budget({ labels: { "in-review": "Needs decision", approved: "accepted later" } });
  const there = ["KIND: Budget", "needs decision", "status: review", "accepted", "Accepted Later"];
  const labels = new Map(there.map((name) => [name, `L_${name}`]));
  const facts = story.at("2026-01-02");
  const want = present(instance, judge(facts, instance), facts, english);
  expect(
    plan(want, { ...untouched, labels })
      .slice(0, 1)
      .map(inWords),
  ).toEqual(["remove Accepted Later, status: review"]);
});

test("a status comment that says something else, or carries another record, is written anew with the next number", () => {
  const story = issue("2026-01-01");
  const { wanted: want } = wanted(story, "2026-01-02");
  const there = applied(plan(want, untouched), untouched);
  const status = there.status ?? { node: "IC_1", text: "", record: null };
  const edited = plan(want, { ...there, status: { ...status, text: "Approved!" } });
  expect(edited.map(inWords)).toEqual(["edit the status comment (2)"]);
  const disbelieved = plan(want, { ...there, status: { ...status, record: null } });
  expect(disbelieved.map(inWords)).toEqual(["edit the status comment (2)"]);
  const deleted = plan(want, { ...there, status: null, seq: 7 });
  expect(deleted.map(inWords)).toEqual(["post the status comment (8)"]);
});
