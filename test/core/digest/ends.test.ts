// The end of a vote, and silence that approves, where reminders stand in a digest: nothing comes of either before it called.

import { expect, test } from "vitest";
import type { Facts } from "../../../src/core/case/facts.ts";
import type { Instance } from "../../../src/core/case/kind.ts";
import type { Expression } from "../../../src/core/rules/expression.ts";
import { charter, tier } from "../../support/charters.ts";
import { budget, issue, judge } from "../../support/story.ts";

const rounds = { period: "day", at: "10:00", weekday: 1, repository: null } as const;
const weekly = { ...rounds, period: "week", weekday: 4 } as const;
const place = { digest: { owner: "open-reps", name: "program", private: false } };
const ending = (approve: Expression, digest: Instance["digest"], outcome?: "approve" | "decline"): Instance => {
  const deadline = outcome ? { deadline: { after: { days: 14 }, outcome } } : {};
  return { ...budget({ ...charter(tier(approve, deadline)), remind_days: 100, expire_days: 200 }), digest };
};
const facts = (at: string, more: Partial<Facts> = {}): Facts => ({ ...issue().at(at), ...place, ...more });
const two: Expression = { is: "seats", seats: { approvers: 2 } };
const lazy: Expression = { is: "lazy", of: ["approvers"], after: { days: 3 } };

test("its line comes in the last round before the reminder is due, so that the end stays where it was promised", () => {
  const { listed, deadline, reminders } = judge(facts("2026-01-02"), ending(two, weekly, "decline"));
  // Thursday, January 8; the reminder alone would come on January 12.
  expect(listed).toMatchObject({
    at: "2026-01-08T10:00:00Z",
    tells: "due-decline",
    told: false,
    groups: ["approvers"],
  });
  expect(deadline).toBe("2026-01-15T09:00:00Z");
  expect(reminders).toEqual([]);
});

test.each(["approve", "decline"] as const)("a vote whose line never reached anybody does not end: %s", (outcome) => {
  const instance = ending(two, rounds, outcome);
  const never = judge(facts("2026-03-01"), instance);
  expect(never.record.stage).toBe("in-review");
  const key = never.listed?.key ?? "";
  const told = { told: { [key]: { approvers: "2026-03-01T10:00:00Z" } } };
  const after = judge(facts("2026-03-05", told), instance);
  expect(after.record.stage).toBe(outcome === "approve" ? "approved" : "declined");
});

test("silence that nobody was told of approves nothing, however long it lasts; its days count from the round", () => {
  const instance = ending(lazy, weekly);
  const soon = judge(facts("2026-01-02"), instance);
  expect(soon.listed).toMatchObject({ at: "2026-01-01T10:00:00Z", tells: "silence", ends: "2026-01-04T10:00:00Z" });
  expect(judge(facts("2026-02-25"), instance).record.stage).toBe("in-review");
  const key = soon.listed?.key ?? "";
  const told = { told: { [key]: { approvers: "2026-01-08T10:00:00Z" } } };
  expect(judge(facts("2026-01-11T10:00:00Z", told), instance).record.stage).toBe("in-review");
  expect(judge(facts("2026-01-11T10:00:01Z", told), instance).record.stage).toBe("approved");
});

test("what a digest delivered is kept with the case, so that no store has to remember it", () => {
  const instance = ending(two, rounds, "decline");
  const key = judge(facts("2026-01-13"), instance).listed?.key ?? "";
  const told = { told: { [key]: { approvers: "2026-01-12T10:00:00Z" } } };
  const before = judge(facts("2026-01-13", told), instance);
  expect(before.record.told?.[key]).toEqual({ approvers: "2026-01-12T10:00:00Z" });
  const after = { ...issue().recorded(before.record).at("2026-01-20"), ...place };
  expect(judge(after, instance).record.stage).toBe("declined");
});
