import { expect, test } from "vitest";
import type { View } from "../../src/core/case/view.ts";
import { decidedEntries } from "../../src/core/deciding/decided.ts";
import { issue, judge } from "../support/story.ts";

const asked = issue("2026-01-01");
const approved = asked.says("2026-01-02", "ana", "/approve").says("2026-01-03", "bo", "/approve");

/** What it tells when its form names this group. */
function told(story: typeof asked, named: string, more: Partial<View["facts"]> = {}) {
  const { view, record } = judge({ ...story.at("2026-01-04"), ...more });
  const reading = { ...view.reading, values: { ...view.reading.values, group: { is: "text", text: named } as const } };
  return decidedEntries({ ...view, reading }, record);
}

test("a decided case tells the group that its form names, whichever way that is written", () => {
  const [row, ...none] = told(approved, "Working group:  Swág");
  expect(none).toEqual([]);
  expect(row).toMatchObject({ sort: "decided", key: "name swag", from: "2026-01-03T09:00:00Z" });
  expect(row?.data).toMatchObject({ outcome: "approved" });
  expect(told(approved, "#5")[0]?.key).toBe(told(approved, " 5 ")[0]?.key);
  expect(told(approved, "<https://git.example/o/r/issues/5>")[0]?.key).toBe("link https://git.example/o/r/issues/5");
});

test("what is not decided, or names no group, tells nobody", () => {
  expect(told(asked, "Swag")).toEqual([]);
  expect(told(approved, "")).toEqual([]);
});

test("a case that not everybody may see tells no group what was decided", () => {
  expect(told(approved, "Swag", { private: true })).toEqual([]);
});
