import { expect, test } from "vitest";
import { heldEntries } from "../../src/core/deciding/held.ts";
import { issue, judge } from "../support/story.ts";

const story = issue("2026-01-01").says("2026-01-02", "ana", "/hold The budget is not clear");

test("a case on hold tells who holds it and why, and who decides on it", () => {
  const { view, record } = judge(story.at("2026-01-03"));
  const [held, ...none] = heldEntries(view, record);
  expect(none).toEqual([]);
  expect(held).toMatchObject({ sort: "hold", login: "ana", data: { why: "The budget is not clear", group: "" } });
  expect(held?.data.deciders).not.toEqual([]);
});

test("a hold that was lifted is told no more", () => {
  const { view, record } = judge(story.says("2026-01-03", "ana", "/unhold").at("2026-01-04"));
  expect(heldEntries(view, record)).toEqual([]);
});

test("a case that not everybody may see tells nobody of its hold", () => {
  const { view, record } = judge({ ...story.at("2026-01-03"), private: true });
  expect(record.holds).toHaveLength(1);
  expect(heldEntries(view, record)).toEqual([]);
});
