// A review that is gone, with no other in its place: when the term is over then, and who hears of it before.

import { expect, test } from "vitest";
import type { View } from "../../src/core/case/view.ts";
import type { Instant } from "../../src/core/text/time.ts";
import { endWithoutReview, reviewIsLost } from "../../src/kinds/role-application/lost-review.ts";
import { coordinator, firstTerm as term } from "../core/roles/example.ts";
import { budget, issue, judge } from "../support/story.ts";

/** Her review was opened as #9 before, and nobody knows of one now. */
function without(now: Instant, told?: Instant, grace = 14): View {
  const { view } = judge(issue("2026-01-01").at(now), budget());
  const role = { ...coordinator, notice: { ...coordinator.notice, grace } };
  return {
    ...view,
    state: { ...view.state, stage: "active", own: { term }, children: { "review-2026-12-31": 9 } },
    facts: { ...view.facts, children: [], notices: told === undefined ? {} : { "review-2026-12-31-lost": told } },
    instance: { ...view.instance, roles: [role] },
  };
}

const end = (view: View) => endWithoutReview(view, { term, role: view.instance.roles[0] ?? coordinator });

test("a term whose review is gone does not end before that was said and there was time to answer", () => {
  expect(end(without("2027-03-01"))).toBeUndefined();
  expect(end(without("2027-03-01", "2027-02-20T00:00:00Z"))).toBe("2027-03-06T00:00:00Z");
  expect(end(without("2027-01-20", "2026-12-05T00:00:00Z"))).toBe("2027-01-15T00:00:00Z");
});

test("also where a program gives no time after the end, there is a week to answer", () => {
  expect(end(without("2027-03-01", "2027-02-20T00:00:00Z", 0))).toBe("2027-02-27T00:00:00Z");
});

test("those who decide are told which review it was and until when they can answer; whoever steps down waits for none", () => {
  const view = without("2027-03-01");
  expect(reviewIsLost(view)).toMatchObject([
    { key: "review-2026-12-31-lost", say: { say: "review/lost", with: { link: "#9", date: { day: "2027-03-15" } } } },
  ]);
  const cut = { planned: "2026-12-31", at: "2026-11-01T00:00:00Z" };
  expect(reviewIsLost({ ...view, state: { ...view.state, own: { term, "cut-short": cut } } })).toEqual([]);
});
