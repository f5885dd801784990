import fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "../../src/core/deciding/decide.ts";
import type { Seats } from "../../src/core/rules/expression.ts";
import { budget, issue, roster } from "../support/story.ts";

const groups = ["blue", "green", "red"];
const voters = ["ana", "bo", "cem", "dia", "omar"];

const places = fc.record(Object.fromEntries(voters.map((voter) => [voter, fc.subarray(groups)])));
const needed = fc.record(Object.fromEntries(groups.map((group) => [group, fc.integer({ min: 1, max: 3 })])));

/** The most seats that can be filled, by trying every way in which each voter sits somewhere or nowhere. */
function most(seats: Seats, of: Readonly<Record<string, readonly string[]>>, left = voters): number {
  const [voter, ...others] = left;
  if (voter === undefined) return 0;
  const sitting = (of[voter] ?? [])
    .filter((group) => (seats[group] ?? 0) > 0)
    .map((group) => 1 + most({ ...seats, [group]: (seats[group] ?? 0) - 1 }, of, others));
  return Math.max(most(seats, of, others), ...sitting);
}

test("as many seats are filled as can be, and nobody sits on two", () => {
  fc.assert(
    fc.property(places, needed, (of, approve) => {
      let story = issue("2026-01-01");
      for (const group of groups)
        story = story.with(group, roster(...voters.filter((voter) => of[voter]?.includes(group))));
      for (const voter of voters) story = story.says("2026-01-02", voter, "/approve");
      // A seat that nobody takes keeps it from being decided before everybody has voted.
      const instance = budget({ rule: { approve: { ...approve, gate: 1 }, decline: 9 } });
      const { tally } = decide(instance, story.with("gate", roster("mei")).at("2026-01-03"));
      const have = tally?.groups.filter(({ group }) => group !== "gate").map((one) => one.have) ?? [];
      expect(have.reduce((sum, count) => sum + count, 0)).toBe(most(approve, of));
      expect(tally?.groups.every((one) => one.have <= one.needed)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test("logins are told apart by account: one who took over another's name has no vote of theirs", () => {
  const ana = { id: 9_999, login: "ana", is: "person" } as const;
  const story = issue("2026-01-01")
    .says("2026-01-02", "bo", "/approve")
    .says("2026-01-02", "ana", "/approve", { by: ana });
  expect(decide(budget(), story.at("2026-01-03")).tally?.have).toBe(1);
});

test("somebody who was renamed has one vote, under either name", () => {
  const renamed = { id: 1_002, login: "anabel", is: "person" } as const;
  const story = issue("2026-01-01")
    .says("2026-01-02", "ana", "/approve")
    .says("2026-01-03", "ana", "/approve", { by: renamed });
  const decision = decide(budget(), story.at("2026-01-04"));
  expect(decision.tally?.have).toBe(1);
  expect(decision.record.stage).toBe("in-review");
});

test("declines are counted over all groups of the rule, holds do not stop them", () => {
  const instance = budget({ rule: { approve: { approvers: 1, council: 1 }, decline: 2 } });
  const story = issue("2026-01-01").says("2026-01-02", "cem", "/hold Wait.").says("2026-01-02", "ana", "/decline No.");
  const declined = decide(instance, story.says("2026-01-03", "omar", "/decline No.").at("2026-01-04"));
  expect(declined.record.stage).toBe("declined");
});
