import { expect, test } from "vitest";
import type { Deadlines } from "../../src/core/case/deadlines.ts";
import type { Instance } from "../../src/core/case/kind.ts";
import { isDayOff } from "../../src/core/text/calendar.ts";
import { budget, issue, judge, later } from "../support/story.ts";

const accra = { zone: "Africa/Accra", weekend: [6, 7], holidays: new Set(["2026-03-06"]) };
const madrid = { zone: "Europe/Madrid", weekend: [6, 7], holidays: new Set(["2026-04-03", "2026-04-06"]) };

const counted = (deadlines: Deadlines, calendar = madrid): Instance => ({
  ...budget({ remind_days: 5, expire_days: 10 }),
  calendar,
  deadlines,
});

const working: Deadlines = { count: "working-days", zone: "community", at: "23:59" };

/** A Monday, half past nine in Madrid. */
const monday = issue("2026-03-30T07:30:00Z");

test("a program that says nothing counts days of twenty-four hours", () => {
  const plain = { ...counted(working), deadlines: null };
  expect(judge(monday.at("2026-03-30T07:30:00Z"), plain).deadline).toBe("2026-04-09T07:30:00Z");
});

test("in working days, weekends and holidays move the reminder and the end", () => {
  const decision = judge(monday.at("2026-03-30T07:30:00Z"), counted(working));
  // Good Friday, a weekend and Easter Monday are between.
  expect(decision.wakeAt).toBe("2026-04-08T07:30:00Z");
  expect(decision.deadline).toBe("2026-04-15T21:59:59Z");
});

test("the end stays where it was announced when the reminder comes in time", () => {
  const open = judge(monday.at("2026-03-30T07:30:00Z"), counted(working));
  const key = judge(monday.at("2026-04-08T08:00:00Z"), counted(working)).reminders[0]?.key ?? "";
  const reminded = later(monday.told(key, "2026-04-08T07:30:20Z"), open, "2026-04-08T09:00:00Z", counted(working));
  expect(reminded.deadline).toBe(open.deadline);
});

test("a reminder that comes late leaves as many working days as were promised", () => {
  const open = judge(monday.at("2026-03-30T07:30:00Z"), counted(working));
  const key = judge(monday.at("2026-04-08T08:00:00Z"), counted(working)).reminders[0]?.key ?? "";
  const late = later(monday.told(key, "2026-04-18T12:00:00Z"), open, "2026-04-18T12:00:00Z", counted(working));
  expect(late.deadline).toBe("2026-04-24T21:59:59Z");
});

test("a deadline in working days never ends on a day off, whenever the request was opened", () => {
  for (let day = 1; day <= 31; day++) {
    const at = `2026-03-${String(day).padStart(2, "0")}T22:30:00Z`;
    const { deadline } = judge(issue(at).at(at), counted(working));
    const local = new Intl.DateTimeFormat("sv", { timeZone: "Europe/Madrid" }).format(new Date(deadline ?? ""));
    expect(isDayOff(madrid, local), `opened ${at}, closes ${local}`).toBe(false);
  }
});

test("all days count where the program says so, at the clock of the community", () => {
  const days = judge(issue("2026-03-27T07:30:00Z").at("2026-03-27T07:30:00Z"), counted({ ...working, count: "days" }));
  expect(days.deadline).toBe("2026-04-06T21:59:59Z");
  const same = counted({ count: "days", zone: "community" });
  // The clock was put forward in between: half past eight stays half past eight.
  expect(judge(issue("2026-03-27T07:30:00Z").at("2026-03-27T07:30:00Z"), same).deadline).toBe("2026-04-06T06:30:00Z");
});

test("anywhere on earth, a day is over when it is over everywhere", () => {
  const aoe = counted({ ...working, zone: "anywhere-on-earth" });
  expect(judge(monday.at("2026-03-30T07:30:00Z"), aoe).deadline).toBe("2026-04-15T11:59:59Z");
});

test("a community's holidays and clock are those of its own requests", () => {
  const instance: Instance = {
    ...counted(working),
    context: { communities: [{ id: "ghana", name: "Ghana" }] },
    fields: budget().fields.map((field) => (field.id === "what" ? { ...field, type: "community" } : field)),
    communities: [{ id: "ghana", name: "Ghana", languages: [], calendar: accra, bridge: [], openTo: "anyone" }],
  };
  const at = "2026-03-05T12:00:00Z";
  const ghana = judge(issue(at, { what: "Ghana" }).at(at), instance);
  expect(ghana.wakeAt).toBe("2026-03-13T12:00:00Z");
  expect(ghana.deadline).toBe("2026-03-20T23:59:59Z");
});
