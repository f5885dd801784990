import fc from "fast-check";
import { expect, test } from "vitest";
import { daysOn, type Length } from "../../../src/core/roles/length.ts";
import { beginsAt, daysAfterEnd, daysBeforeEnd, endsAt, nextTerm, termOf } from "../../../src/core/roles/term.ts";
import { daysLater } from "../../../src/core/text/calendar.ts";
import { daysBetween } from "../../../src/core/text/day.ts";

const year = { months: 12 };

test("a year's term that begins on 1 April ends on 31 March", () => {
  expect(termOf("2026-04-01", year)).toMatchObject({ from: "2026-04-01", until: "2027-03-31" });
});

test("the second term begins on the day after the first one's last", () => {
  const first = termOf("2026-04-01", year);
  expect(nextTerm(first, year)).toMatchObject({ from: "2027-04-01", until: "2028-03-31", number: 2 });
});

test("a term of a year that begins on 29 February ends on the last day before the next 28th, and the fifth has the 29th again", () => {
  expect(termOf("2028-02-29", year)).toMatchObject({ until: "2029-02-27" });
  expect(termOf("2028-02-29", year, 5)).toMatchObject({ from: "2032-02-29" });
});

test("terms of a month that begin on the 31st do not wander: after February they begin on the 31st again", () => {
  let term = termOf("2026-12-31", { months: 1 });
  const begins = [term.from];
  for (let at = 0; at < 4; at += 1) {
    term = nextTerm(term, { months: 1 });
    begins.push(term.from);
  }
  expect(begins).toEqual(["2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]);
});

test("a term that was cut short is followed from its own last day, for a whole length", () => {
  const short = { ...termOf("2026-04-01", year), until: "2026-10-14" };
  expect(nextTerm(short, year)).toMatchObject({ from: "2026-10-15", until: "2027-10-14" });
});

test("a term begins and ends at midnight where the program is, in summer and in winter", () => {
  const half = termOf("2026-01-25", { months: 6 });
  expect(beginsAt(half, "Europe/Madrid")).toBe("2026-01-24T23:00:00Z");
  expect(endsAt(half, "Europe/Madrid")).toBe("2026-07-24T22:00:00Z");
});

test("where a night has no midnight, the day begins when the clock says one", () => {
  const term = { from: "2026-09-06", until: "2026-09-06" };
  expect(beginsAt(term, "America/Santiago")).toBe("2026-09-06T04:00:00Z");
});

test("a review thirty days before the end opens on the thirtieth last day, also when the clock is changed in between", () => {
  const term = { from: "2025-11-08", until: "2026-11-07" };
  expect(daysBeforeEnd(term, 30, "America/New_York")).toBe("2026-10-09T04:00:00Z");
  expect(endsAt(term, "America/New_York")).toBe("2026-11-08T05:00:00Z");
  expect(daysAfterEnd(term, 14, "UTC")).toBe("2026-11-22T00:00:00Z");
});

const days = fc.integer({ min: 0, max: 9_000 }).map((number) => daysLater("2024-01-01", number));
const lengths: fc.Arbitrary<Length> = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map((months) => ({ months })),
  fc.integer({ min: 1, max: 800 }).map((count) => ({ days: count })),
);

test("terms follow each other without a gap and without a day in two of them", () => {
  fc.assert(
    fc.property(days, lengths, fc.integer({ min: 1, max: 12 }), (anchor, length, number) => {
      const [term, next] = [termOf(anchor, length, number), termOf(anchor, length, number + 1)];
      expect(next.from).toBe(daysOn(term.until, 1));
      expect(nextTerm(term, length)).toEqual(next);
      expect(daysBetween(term.from, term.until)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("a chain of renewals comes to the same day as one jump over all of them", () => {
  fc.assert(
    fc.property(days, lengths, fc.integer({ min: 1, max: 10 }), (anchor, length, renewals) => {
      let term = termOf(anchor, length);
      for (let at = 0; at < renewals; at += 1) term = nextTerm(term, length);
      expect(term).toEqual(termOf(anchor, length, renewals + 1));
    }),
  );
});

test("in every zone, the end of a term is the beginning of the next one", () => {
  const zones = fc.constantFrom("UTC", "Europe/Madrid", "America/Santiago", "Pacific/Apia", "Asia/Kathmandu");
  fc.assert(
    fc.property(days, lengths, zones, (anchor, length, zone) => {
      const term = termOf(anchor, length);
      expect(endsAt(term, zone)).toBe(beginsAt(nextTerm(term, length), zone));
    }),
  );
});
