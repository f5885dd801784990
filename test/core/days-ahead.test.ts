import { expect, test } from "vitest";
import { asOf, daysAhead } from "../../src/core/text/days-ahead.ts";
import { words } from "../../src/core/text/words.ts";

test("the days of an example are a Monday and the Tuesday after it in the next month, and the end of a later one", () => {
  expect(daysAhead("2026-03-02T09:00:00Z")).toEqual({ soon: "2026-04-13", after: "2026-04-14", later: "2026-06-30" });
  expect(daysAhead("2026-12-31T23:59:59Z")).toEqual({ soon: "2027-01-11", after: "2027-01-12", later: "2027-03-31" });
  expect(daysAhead("2028-01-31T00:00:00Z")).toEqual({ soon: "2028-02-14", after: "2028-02-15", later: "2028-04-30" });
});

test("an example stays as it is until the month is over, so that nothing is edited for it before", () => {
  expect(daysAhead("2026-05-31T23:59:59Z")).toEqual(daysAhead("2026-05-01T00:00:00Z"));
  expect(daysAhead("2026-06-01T00:00:00Z")).not.toEqual(daysAhead("2026-05-31T23:59:59Z"));
});

test("a sentence is filled with them wherever it is said", () => {
  const spoken = asOf("2026-03-02T09:00:00Z", words({ "item/no-day": "Write `/due {{soon}}`, {{author}}." }, "en"));
  expect(spoken.say("item/no-day", { author: "rosa" })).toBe("Write `/due 2026-04-13`, rosa.");
});
