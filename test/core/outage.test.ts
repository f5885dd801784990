import fc from "fast-check";
import { expect, test } from "vitest";
import type { Facts } from "../../src/core/case/facts.ts";
import { daysLost, withOutages } from "../../src/core/case/outage.ts";
import type { CaseRecord } from "../../src/core/case/record.ts";
import { plusSeconds } from "../../src/core/text/time.ts";

const outage = (from: string, to: string) => ({ from: `${from}:00:00Z`, to: `${to}:00:00Z` });
const first = outage("2026-03-03T09", "2026-03-04T21");
const second = outage("2026-03-08T09", "2026-03-08T12");

const state = (more: Partial<CaseRecord> = {}) => ({ since: "2026-03-02T09:00:00Z", ...more }) as CaseRecord;
const facts = (...outages: Facts["outages"] & object) =>
  ({ startsAt: "2026-03-01T00:00:00Z", outages }) as unknown as Facts;

test("what is lost counts in whole days, rounded up, and only what lies before the deadline", () => {
  const lost = (...outages: (typeof first)[]) => daysLost({ outages }, "2026-03-02T09:00:00Z", "2026-03-10T09:00:00Z");
  expect(daysLost({}, "2026-03-02T09:00:00Z", "2026-03-10T09:00:00Z")).toBe(0);
  expect(lost(second)).toBe(1);
  expect(lost(first)).toBe(2);
  expect(lost(first, second)).toBe(2);
  expect(lost(outage("2026-02-01T09", "2026-03-02T09"))).toBe(0);
  expect(lost(outage("2026-03-10T09", "2026-03-12T09"))).toBe(0);
  expect(lost(outage("2026-03-10T08", "2026-03-12T09"))).toBe(1);
});

test("what was recorded stays when more becomes known", () => {
  const one = withOutages(state(), facts(first));
  expect(one.outages).toEqual([first]);
  expect(withOutages(one, facts())).toBe(one);
  expect(withOutages(one, facts(first))).toBe(one);
  expect(withOutages(one, facts(second)).outages).toEqual([first, second]);
});

test("what was over before the case or its stage began is no matter of it", () => {
  const early = outage("2026-02-20T09", "2026-02-28T09");
  expect(withOutages(state(), facts(early))).not.toHaveProperty("outages");
  const before = outage("2026-03-01T09", "2026-03-02T08");
  expect(withOutages(state(), facts(before))).not.toHaveProperty("outages");
});

test("more time away never makes a deadline earlier", () => {
  const hours = fc.integer({ min: 0, max: 400 });
  const at = (hour: number) => plusSeconds("2026-03-01T00:00:00Z", hour * 3_600);
  const some = fc.array(fc.tuple(hours, hours).map(([a, b]) => ({ from: at(Math.min(a, b)), to: at(Math.max(a, b)) })));
  fc.assert(
    fc.property(some, some, hours, hours, (few, more, from, length) => {
      const lost = (outages: typeof few) => daysLost({ outages }, at(from), at(from + length));
      expect(lost([...few, ...more])).toBeGreaterThanOrEqual(lost(few));
      expect(lost(few)).toBeGreaterThanOrEqual(0);
    }),
  );
});
