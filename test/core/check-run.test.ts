import { expect, test } from "vitest";
import { messagesIn } from "../../src/config/messages.ts";
import { undecidedStages } from "../../src/core/case/undecided.ts";
import { checkRun } from "../../src/core/telling/check-run.ts";
import { words } from "../../src/core/text/words.ts";
import { budget } from "../support/story.ts";

const english = words(messagesIn("en", {}), "en");
const offered = (says: string) => [{ name: "budget", title: "Budget", labels: [], says }];
const running = (count: number, kind = "budget") =>
  Array.from({ length: count }, (_, at) => ({ kind, at: `#${at + 1}` }));
const says = (now: string, next: string, cases: ReturnType<typeof running>) =>
  checkRun({ remarks: [], now: offered(now), next: offered(next), inForce: false, running: cases }, english).summary;

test("of many cases that would be looked at anew, ten are named", () => {
  expect(says("a", "b", running(12))).toContain(
    "- 12 cases that are open would be looked at anew, among them #1, #2, #3, #4, #5, #6, #7, #8, #9, and #10.",
  );
  expect(says("a", "b", running(1))).toContain("- One case that is open would be looked at anew: #1.");
});

test("cases of a kind that stays as it is are not spoken of", () => {
  expect(says("a", "a", running(3))).toContain("Nothing changes in what can be asked for.");
  expect(says("a", "b", running(3, "hardware"))).not.toContain("looked at anew");
});

test("a request that is approved or closed is not among those that new rules are for", () => {
  expect([...undecidedStages(budget())]).toEqual(["needs-info", "in-review"]);
});
