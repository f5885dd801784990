// What people read about rounds: each decision, even one that was opened again before anybody had seen it; until when.

import { join } from "node:path";
import { expect, test } from "vitest";
import { readMessages } from "../../src/config/messages.ts";
import type { Deadlines } from "../../src/core/case/deadlines.ts";
import type { Instance } from "../../src/core/case/kind.ts";
import { present } from "../../src/core/telling/present.ts";
import { words } from "../../src/core/text/words.ts";
import { answersOf, budget, issue, judge, later } from "../support/story.ts";

const english = words(readMessages(join(import.meta.dirname, "../../templates/messages/en")), "en");
const declined = issue("2026-01-01")
  .says("2026-01-02", "ana", "/decline Too much.")
  .says("2026-01-02", "bo", "/decline Too much.");

const wanted = (story: typeof declined, now: string, instance: Instance = budget()) => {
  const facts = story.at(now);
  return present(instance, judge(facts, instance), facts, english);
};

test("votes and a second look that are seen at once leave two decisions, the first as it was", () => {
  const again = declined.says("2026-01-03", "rosa", "/reopen Half of it is enough.");
  const [first, ...none] = wanted(again, "2026-01-04").notices;
  expect(none).toEqual([]);
  expect(first).toMatchObject({ key: "decision-1", decided: { round: 1, outcome: "declined" } });
  expect(first?.text).toContain("### Not this time: Budget request");
  expect(first?.text).toContain("Too much.");
  // What is open again needs no word about how to open it.
  expect(first?.text).not.toContain("/reopen");
  const settled = again.says("2026-01-05", "omar", "/approve").says("2026-01-05", "mei", "/approve");
  expect(wanted(settled, "2026-01-06").notices.map(({ key }) => key)).toEqual(["decision-1", "decision-2"]);
});

test("a first decision that could not be posted is posted with the next look", () => {
  const again = declined.says("2026-01-03", "rosa", "/reopen Half of it is enough.");
  const before = judge(again.at("2026-01-04"));
  const after = later(again, before, "2026-01-05");
  const facts = again.recorded(before.record).at("2026-01-05");
  expect(present(budget(), after, facts, english).notices.map(({ key }) => key)).toEqual(["decision-1"]);
});

test("the days for a second look are those that the program counts, up to the end of its last day", () => {
  const deadlines: Deadlines = { count: "working-days", zone: "program", at: "23:59" };
  const calendar = { zone: "Asia/Tokyo", weekend: [6, 7], holidays: new Set<string>() } as const;
  const tokyo = { ...budget(), deadlines, calendar };
  const decision = judge(declined.at("2026-01-03"), tokyo).record;
  expect(decision.stage).toBe("declined");
  // Thirty working days after Friday, January 2.
  expect(wanted(declined, "2026-01-03", tokyo).notices[0]?.text).toContain(
    "until February 13, 2026 (Japan Standard Time)",
  );
  const late = (at: string) =>
    answersOf(judge(declined.says(at, "rosa", "/reopen Please.").at("2026-03-01"), tokyo)).at(-1);
  expect(late("2026-02-13T14:59:00Z")).toBe("rosa reopen");
  expect(late("2026-02-13T15:01:00Z")).toBe("rosa reopen: reopen-too-late");
});

test("while a decision can be taken back, `/help` says so to those who carried it", () => {
  const approved = issue("2026-01-01").says("2026-01-02", "ana", "/approve").says("2026-01-02", "bo", "/approve");
  const slow = budget({ effects: [{ is: "label", label: "funded" }] });
  const help = (who: string, at: string) => {
    const before = judge(approved.at("2026-01-02T09:00:01Z"), slow);
    const story = approved.told("decision-1", "2026-01-02T09:00:01Z").says(at, who, "/help");
    const facts = story.recorded(before.record).at(at);
    return present(slow, judge(facts, slow), facts, english).notices.find(({ key }) => key.startsWith("help"))?.text;
  };
  expect(help("ana", "2026-01-02T09:30:00Z")).toContain("`/retract`");
  expect(help("cem", "2026-01-02T09:30:00Z")).not.toContain("/retract");
  expect(help("ana", "2026-01-02T11:00:00Z")).not.toContain("/retract");
});
