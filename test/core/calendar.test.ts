import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Calendar,
  daysLater,
  endOfMinute,
  isDayOff,
  localDay,
  sameTimeOn,
  workingDaysLater,
} from "../../src/core/text/calendar.ts";
import { daysBetween } from "../../src/core/text/day.ts";

const spain: Calendar = { zone: "Europe/Madrid", weekend: [6, 7], holidays: new Set(["2026-04-03", "2026-04-06"]) };

test("Saturday and Sunday are off, and so are holidays", () => {
  const week = ["2026-03-30", "2026-04-02", "2026-04-03", "2026-04-04", "2026-04-05", "2026-04-06", "2026-04-07"];
  expect(week.map((day) => isDayOff(spain, day))).toEqual([false, false, true, true, true, true, false]);
});

test("where people rest on Friday and Saturday, Sunday is a working day", () => {
  const cairo = { ...spain, weekend: [5, 6], holidays: new Set<string>() };
  expect(workingDaysLater(cairo, "2026-03-05", 1)).toBe("2026-03-08");
});

test("the next working day after Maundy Thursday is the Tuesday after Easter", () => {
  expect(workingDaysLater(spain, "2026-04-02", 1)).toBe("2026-04-07");
  expect(workingDaysLater(spain, "2026-04-04", 1)).toBe("2026-04-07");
});

test("nine o'clock stays nine o'clock when the clock is put forward or back", () => {
  const at = "2026-03-28T08:00:00Z";
  expect(sameTimeOn(daysLater(localDay(at, spain.zone), 1), at, spain.zone)).toBe("2026-03-29T07:00:00Z");
  expect(sameTimeOn("2026-10-25", "2026-10-24T07:00:00Z", spain.zone)).toBe("2026-10-25T08:00:00Z");
});

test("half past two of a night that has none comes an hour later", () => {
  expect(sameTimeOn("2026-03-29", "2026-03-28T01:30:00Z", spain.zone)).toBe("2026-03-29T01:30:00Z");
});

test("the last minute of a day belongs to it, wherever the day ends", () => {
  expect(endOfMinute("2026-03-02", "23:59", "Africa/Accra")).toBe("2026-03-02T23:59:59Z");
  expect(endOfMinute("2026-03-02", "23:59", "Asia/Tokyo")).toBe("2026-03-02T14:59:59Z");
  expect(endOfMinute("2026-03-02", "23:59", "Etc/GMT+12")).toBe("2026-03-03T11:59:59Z");
});

const days = fc.integer({ min: 0, max: 3_000 }).map((number) => daysLater("2024-01-01", number));
const calendars = fc.record({
  zone: fc.constantFrom("UTC", "Europe/Madrid", "America/New_York", "Pacific/Chatham", "Africa/Casablanca"),
  weekend: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
  holidays: fc.array(days, { maxLength: 60 }).map((list) => new Set(list)),
});

test("as many working days lie behind the deadline as were given, and it is one of them", () => {
  fc.assert(
    fc.property(calendars, days, fc.integer({ min: 1, max: 90 }), (calendar, from, count) => {
      const end = workingDaysLater(calendar, from, count);
      const passed = Array.from({ length: daysBetween(from, end) }, (_, at) => daysLater(from, at + 1));
      expect(passed.filter((day) => !isDayOff(calendar, day))).toHaveLength(count);
      expect(isDayOff(calendar, end)).toBe(false);
    }),
  );
});

test("two deadlines one after the other end where one of both would", () => {
  const count = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(calendars, days, count, count, (calendar, from, one, other) => {
      const both = workingDaysLater(calendar, workingDaysLater(calendar, from, one), other);
      expect(both).toBe(workingDaysLater(calendar, from, one + other));
    }),
  );
});

test("no change of the clock loses a day or wins one", () => {
  const moments = fc.integer({ min: 0, max: 3 * 366 * 86_400 }).map((second) => 1_767_225_600 + second);
  fc.assert(
    fc.property(calendars, moments, fc.integer({ min: 1, max: 400 }), ({ zone }, second, count) => {
      const at = new Date(second * 1_000).toISOString().replace(".000", "");
      const day = daysLater(localDay(at, zone), count);
      expect(localDay(sameTimeOn(day, at, zone), zone)).toBe(day);
      expect(localDay(endOfMinute(day, "23:59", zone), zone)).toBe(day);
    }),
  );
});
