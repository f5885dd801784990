import fc from "fast-check";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { type Appointment, icalendar } from "../../src/web/icalendar.ts";

const first: Appointment = {
  uid: "2001-100012@quorate",
  sequence: 0,
  title: "Resources track: first meeting, with Fran; and Sunnat",
  start: "2026-02-16T13:00:00Z",
  minutes: 60,
  status: "confirmed",
  url: "https://github.com/open-reps/program/issues/12",
  where: "https://meet.example/reps",
  stamp: "2026-02-10T09:00:00Z",
};

/** Read by a parser of others. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
}

test("a calendar program reads when and where a meeting is, and which issue it is about", () => {
  const [event] = read(icalendar("Resources track", [first]));
  expect(event?.uid).toBe(first.uid);
  expect(event?.summary).toBe(first.title);
  expect(event?.location).toBe("https://meet.example/reps");
  expect(event?.startDate.toJSDate().toISOString()).toBe("2026-02-16T13:00:00.000Z");
  expect(event?.endDate.toJSDate().toISOString()).toBe("2026-02-16T14:00:00.000Z");
  expect(event?.component.getFirstPropertyValue("url")).toBe(first.url);
  expect(event?.component.getFirstPropertyValue("status")).toBe("CONFIRMED");
});

test("a moved meeting keeps its UID and has a higher SEQUENCE; one that is called off says so", () => {
  const moved = { ...first, sequence: 1, start: "2026-02-17T13:00:00Z" };
  const [before] = read(icalendar("Resources track", [first]));
  const [after] = read(icalendar("Resources track", [moved]));
  expect(after?.uid).toBe(before?.uid);
  expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
  const [off] = read(icalendar("Resources track", [{ ...moved, sequence: 2, status: "cancelled" }]));
  expect(off?.component.getFirstPropertyValue("status")).toBe("CANCELLED");
});

/** What RFC 5545 asks of every calendar and of every event in it. */
function expectValid(text: string): void {
  expect(text.endsWith("\r\n")).toBe(true);
  const lines = text.slice(0, -2).split("\r\n");
  for (const line of lines) {
    expect(line).not.toMatch(/[\r\n]/);
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  }
  const calendar = new ICAL.Component(ICAL.parse(text));
  expect(calendar.getFirstPropertyValue("version")).toBe("2.0");
  expect(calendar.getFirstPropertyValue("prodid")).toBeTruthy();
  const events = calendar.getAllSubcomponents("vevent");
  for (const event of events)
    for (const name of ["uid", "dtstamp", "dtstart"]) expect(event.getAllProperties(name), name).toHaveLength(1);
  const uids = events.map((event) => event.getFirstPropertyValue("uid"));
  expect(new Set(uids).size).toBe(uids.length);
}

test("whatever a title holds, the calendar is one that RFC 5545 allows, and the title comes back as it was", () => {
  const title = fc.oneof(
    fc.string({ minLength: 1, maxLength: 200, unit: "grapheme" }),
    fc.constantFrom("a,b;c\\d", "two\nlines", "BEGIN:VEVENT", "é".repeat(90), "会议".repeat(40)),
  );
  fc.assert(
    fc.property(fc.array(title, { maxLength: 4 }), (titles) => {
      const plain = titles.map((one) => one.replaceAll(/[\p{C}]/gu, " "));
      const text = icalendar(
        "Resources track",
        plain.map((one, at) => ({ ...first, uid: `${at}@quorate`, title: one })),
      );
      expectValid(text);
      expect(read(text).map(({ summary }) => summary)).toEqual(plain);
    }),
    { numRuns: 80 },
  );
});

test("the same meetings are the same text, so that nobody is told of a change that there was not", () => {
  expect(icalendar("Resources track", [first])).toBe(icalendar("Resources track", [first]));
});
