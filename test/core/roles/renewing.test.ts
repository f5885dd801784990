import fc from "fast-check";
import { expect, test } from "vitest";
import { following, opensAt } from "../../../src/core/roles/renewing.ts";
import { daysBeforeEnd, termOf } from "../../../src/core/roles/term.ts";
import { coordinator } from "./example.ts";

const rosa = { role: "coordinator", community: "ghana", person: 1001, login: "rosa" };
const year = { ...rosa, ...termOf("2026-01-01", coordinator.term) };

test("a renewal begins on the day after the last, and months are counted from the first day of all", () => {
  const leap = { ...rosa, ...termOf("2028-01-31", { months: 1 }) };
  const second = following(leap, { term: { months: 1 } });
  expect([leap.until, second.from, second.until]).toEqual(["2028-02-28", "2028-02-29", "2028-03-30"]);
  expect(following(second, { term: { months: 1 } })).toMatchObject({ number: 3, from: "2028-03-31" });
});

test("after a term of another length, counting begins anew", () => {
  const short = { ...year, until: "2026-06-30" };
  expect(following(short, coordinator)).toMatchObject({ from: "2026-07-01", until: "2027-06-30", number: 1 });
});

test("no review opens later than the program says, or more than the spread before", () => {
  const due = Date.parse(daysBeforeEnd(year, coordinator.notice.review, "Africa/Accra"));
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 0, max: 336 }), (issue, spreadHours) => {
      const at = Date.parse(opensAt(year, coordinator, { spreadHours, issue, zone: "Africa/Accra" }));
      expect(at).toBeLessThanOrEqual(due);
      expect(at).toBeGreaterThan(due - spreadHours * 3_600_000 - 1_000);
    }),
  );
});

test("the reviews of 500 terms that end on one day open at all hours of the spread alike", () => {
  const due = Date.parse(daysBeforeEnd(year, coordinator.notice.review, "UTC"));
  const hours = new Map<number, number>();
  for (let at = 0; at < 500; at++) {
    const opens = Date.parse(
      opensAt(year, coordinator, { spreadHours: 48, issue: 2_345_000_000 + at * 37, zone: "UTC" }),
    );
    const hour = Math.floor((due - opens) / 3_600_000);
    hours.set(hour, (hours.get(hour) ?? 0) + 1);
  }
  expect(hours.size).toBe(48);
  expect(Math.max(...hours.values())).toBeLessThan(25);
});
