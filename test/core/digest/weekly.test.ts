import { expect, test } from "vitest";
import type { Facts } from "../../../src/core/case/facts.ts";
import type { Instance, OwnNotice } from "../../../src/core/case/kind.ts";
import { budget, issue, judge } from "../../support/story.ts";

const reminder = (key: string, at: string): OwnNotice => ({
  key,
  at,
  say: { say: "item/late" },
  weekly: { people: ["ana"], from: "2026-01-13T00:00:00Z", due: "2026-01-15", say: { say: "item/weekly" } },
});
const both = [reminder("soon", "2026-01-13T00:00:00Z"), reminder("late", "2026-01-16T00:00:00Z")];
/** Mondays at noon; groups are called every day. */
const digest = { period: "day", at: "12:00", weekday: 1, repository: null } as const;
const listed: Instance = { ...budget({}), digest, notices: () => both };
const place = { owner: "open-reps", name: "program", private: false };

const at = (now: string, more: Partial<Facts> = {}) => {
  const { lines, notices } = judge({ ...issue().at(now), digest: place, ...more }, listed);
  return { lines: lines.map(({ key, at, calls }) => [key, at, calls]), posted: notices.map(({ key }) => key) };
};

const early = "2026-01-12T12:00:00Z";
const late = "2026-01-19T12:00:00Z";

test("the last round before the day reminds, and each later one as long as it is open", () => {
  expect(at("2026-01-10")).toEqual({ lines: [["soon", early, early]], posted: [] });
  const told = { soon: { "@ana": early } };
  expect(at("2026-01-13", { told })).toEqual({ lines: [["late", early, late]], posted: [] });
  expect(at("2026-01-20", { told })).toEqual({ lines: [["late", early, late]], posted: [] });
});

test("what a comment said before there were digests is not said by the digest, too", () => {
  expect(at("2026-01-14", { notices: { soon: "2026-01-13T00:00:00Z" } }).lines).toEqual([["late", early, late]]);
});

test("what the digest said is not said by a comment when there are no digests any more", () => {
  const told = { soon: { "@ana": early } };
  expect(judge({ ...issue().at("2026-01-20"), told }, listed).notices.map(({ key }) => key)).toEqual(["late"]);
});
