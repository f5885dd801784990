import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { messagesIn } from "../../src/config/messages.ts";
import { readPeople } from "../../src/core/form/people.ts";
import { cadenceText } from "../../src/core/telling/cadence-text.ts";
import { type Cadence, occurrences, readCadence, ruleOf } from "../../src/core/text/cadence.ts";
import { momentAt, readMoment } from "../../src/core/text/moment.ts";
import { words } from "../../src/core/text/words.ts";
import { readZone } from "../../src/core/text/zone.ts";

const english = words(messagesIn("en", {}), "en");
const spanish = words(messagesIn("es", {}), "es");

function cadence(text: string): Cadence {
  const read = readCadence(text);
  if (!read.ok) throw new Error(`${text}: ${read.trouble.problem}`);
  return read.cadence;
}

const next = (text: string, from: string, count = 3): string[] =>
  occurrences(cadence(text), { zone: "UTC", from, after: `${from}T00:00:00Z`, count });

describe("how often a group meets", () => {
  test.each([
    ["every second Monday 13:00 Europe/Berlin", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "13:00", "Europe/Berlin"],
    ["Every other Tuesday at 1 pm UTC", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "13:00", "UTC"],
    ["Mondays and Thursdays, 9:30", "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TH", "09:30", null],
    ["every 3 weeks on Friday 18:00 Mexico City", "FREQ=WEEKLY;INTERVAL=3;BYDAY=FR", "18:00", "America/Mexico_City"],
    ["last Friday of the month, 17:00 Kolkata", "FREQ=MONTHLY;INTERVAL=1;BYDAY=-1FR", "17:00", "Asia/Kolkata"],
    ["first and third Tuesday of every month 15:00 UTC", "FREQ=MONTHLY;INTERVAL=1;BYDAY=1TU,3TU", "15:00", "UTC"],
    ["second Monday of the month 10:00", "FREQ=MONTHLY;INTERVAL=1;BYDAY=2MO", "10:00", null],
    ["cada dos semanas los martes a las 13:00 UTC", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "13:00", "UTC"],
    ["el último viernes de cada mes a las 9:00", "FREQ=MONTHLY;INTERVAL=1;BYDAY=-1FR", "09:00", null],
    ["todos los jueves 18h30 UTC", "FREQ=WEEKLY;INTERVAL=1;BYDAY=TH", "18:30", "UTC"],
    ["fortnightly on Wednesday, 13:00 UTC+2", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "13:00", "+02:00"],
  ])("%j", (text, rule, time, zone) => {
    const read = cadence(text);
    expect([ruleOf(read), read.time, read.zone]).toEqual([rule, time, zone]);
  });

  test.each([
    ["every Monday", "cadenceWithoutTime"],
    ["biweekly on Monday 10:00", "ambiguousCadence"],
    ["every full moon 10:00", "notACadence"],
    ["13:00 UTC", "notACadence"],
    ["second Monday 10:00", "notACadence"],
    ["monthly on Monday 10:00", "notACadence"],
    ["every Monday 13:00 CST", "notACadence"],
    ["every 0 weeks on Monday 10:00", "notACadence"],
  ])("%j is asked about, not guessed", (text, problem) => {
    expect(readCadence(text)).toMatchObject({ ok: false, trouble: { problem } });
  });

  test("13:00 in Berlin stays 13:00 there when the clocks change", () => {
    expect(next("every second Monday 13:00 Europe/Berlin", "2026-10-01", 4)).toEqual([
      "2026-10-05T11:00:00Z",
      "2026-10-19T11:00:00Z",
      "2026-11-02T12:00:00Z",
      "2026-11-16T12:00:00Z",
    ]);
  });

  test("a time that the clock skips on a day does not take place then, as in every calendar", () => {
    expect(next("every Sunday 02:30 Europe/Berlin", "2026-03-20", 2)).toEqual([
      "2026-03-22T01:30:00Z",
      "2026-04-05T00:30:00Z",
    ]);
  });

  test("every second week begins with the first such day, whatever day the group was opened on", () => {
    expect(next("every second Monday 13:00", "2026-03-04", 2)).toEqual([
      "2026-03-09T13:00:00Z",
      "2026-03-23T13:00:00Z",
    ]);
    expect(next("every second Tuesday 13:00 from 2026-02-23", "2026-02-23", 2)).toEqual([
      "2026-02-24T13:00:00Z",
      "2026-03-10T13:00:00Z",
    ]);
  });

  test("month ends and leap days are what the calendar says", () => {
    expect(next("last Tuesday of the month 13:00 UTC", "2028-02-01", 2)).toEqual([
      "2028-02-29T13:00:00Z",
      "2028-03-28T13:00:00Z",
    ]);
  });

  test("each time is after the one before, on one of the days, at the same clock, whatever the zone", () => {
    const zones = ["UTC", "Europe/Berlin", "America/Mexico_City", "Asia/Kolkata", "Pacific/Auckland"];
    const days = fc.integer({ min: 0, max: 3_000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), days, fc.integer({ min: 1, max: 4 }), (zone, offset, interval) => {
        const from = new Date(Date.UTC(2026, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10);
        const found = next(`every ${interval} weeks on Wednesday 13:00 ${zone}`, from, 5);
        const local = found.map((at) => Temporal.Instant.from(at).toZonedDateTimeISO(zone));
        expect(local.map(({ hour, dayOfWeek }) => [hour, dayOfWeek])).toEqual(Array(5).fill([13, 3]));
        const dates = local.map((one) => one.toPlainDate());
        for (const [at, date] of dates.slice(1).entries())
          expect(date.since(dates[at] ?? date, { largestUnit: "days" }).days).toBe(7 * interval);
      }),
      { numRuns: 60 },
    );
  });

  test("it is said back in words, in both languages", () => {
    expect(cadenceText(cadence("Mondays 13:00 UTC"), english)).toBe("every Monday, 13:00 UTC");
    expect(cadenceText(cadence("every other Monday 13:00 Berlin"), english)).toBe(
      "every 2 weeks on Monday, 13:00 Berlin",
    );
    expect(cadenceText(cadence("first and last Friday of the month 9:00"), english)).toBe(
      "the first Friday and the last Friday of each month, 09:00",
    );
    expect(cadenceText(cadence("cada lunes 13:00 UTC"), spanish)).toBe("cada lunes, 13:00 UTC");
    expect(cadenceText(cadence("cada dos semanas los lunes 13:00 UTC"), spanish)).toBe(
      "cada 2 semanas, el lunes, 13:00 UTC",
    );
  });
});

describe("a day with its time", () => {
  test.each([
    ["2026-02-16 13:00 UTC", "2026-02-16T13:00:00Z"],
    ["2026-02-16T13:00Z", "2026-02-16T13:00:00Z"],
    ["13:00 UTC on 2026-02-16", "2026-02-16T13:00:00Z"],
    ["Tuesday 17 February 2026 at 1 pm Europe/Berlin", "2026-02-17T12:00:00Z"],
    ["17 de febrero de 2026 a las 13:00 Madrid", "2026-02-17T12:00:00Z"],
    ["2026-02-16 13:00 UTC+5:30", "2026-02-16T07:30:00Z"],
    ["2026-02-16 13:00", "2026-02-16T14:00:00Z"],
  ])("%j", (text, at) => {
    const read = readMoment(text);
    expect(read.ok && momentAt(read.moment, "-01:00")).toBe(at);
  });

  test.each([
    ["next Tuesday 13:00", "notAMoment"],
    ["2026-02-16", "momentWithoutTime"],
    ["03/04/2026 13:00", "ambiguousDate"],
    ["2026-02-30 13:00 UTC", "impossibleDate"],
    ["16 February 13:00 UTC", "dateWithoutYear"],
    ["2026-02-16 13:00 IST", "notAMoment"],
    ["2026-02-16 25:00", "momentWithoutTime"],
  ])("%j is asked about", (text, problem) => {
    expect(readMoment(text)).toMatchObject({ ok: false, trouble: { problem } });
  });

  test("of a time without its year, the next one is offered, with all that was understood", () => {
    const offered = (text: string) => readMoment(text, { today: "2026-03-02" });
    expect(offered("16 February 13:00 UTC")).toMatchObject({ trouble: { closest: "2027-02-16 13:00 UTC" } });
    expect(offered("March 9 at 1 pm")).toMatchObject({ trouble: { closest: "2026-03-09 13:00" } });
    expect(offered("9 March")).toMatchObject({ trouble: { problem: "notAMoment" } });
  });

  test("an hour that the clock skips comes an hour later; of one that it has twice, the first counts", () => {
    const at = (day: string) => momentAt({ day, time: "02:30", zone: "Europe/Berlin" }, "UTC");
    expect(at("2026-03-29")).toBe("2026-03-29T01:30:00Z");
    expect(at("2026-10-25")).toBe("2026-10-25T00:30:00Z");
  });

  test("it is said by the clocks of those who read it, with the day where that is another one", () => {
    const time = (zones: readonly string[]) => ({ is: "times", at: "2026-02-16T20:00:00Z", zones }) as const;
    expect(english.format(time(["UTC", "Europe/Berlin", "Asia/Kolkata", "Africa/Accra"]))).toBe(
      "Monday, February 16, 2026, 20:00 UTC (21:00 Berlin, Tue 01:30 Kolkata)",
    );
    expect(spanish.format(time(["America/Mexico_City"]))).toBe("lunes, 16 de febrero de 2026, 14:00 Mexico City");
  });
});

test.each([
  ["Berlin", "Europe/Berlin"],
  ["europe/berlin", "Europe/Berlin"],
  ["(UTC)", "UTC"],
  ["GMT", "UTC"],
  ["Mexico City", "America/Mexico_City"],
  ["Asia/Kolkata", "Asia/Kolkata"],
  ["UTC-3", "-03:00"],
])("the zone %j is %s", (text, zone) => {
  expect(readZone(text)).toEqual({ ok: true, zone });
});

test("a short name that several zones have is none, and a slip is asked about", () => {
  expect(readZone("IST")).toMatchObject({ ok: false, trouble: { problem: "notAZone" } });
  expect(readZone("Europe/Berln")).toMatchObject({ ok: false, trouble: { closest: "Europe/Berlin" } });
});

test.each([
  ["@ana, @bo and @cem", ["ana", "bo", "cem"]],
  ["- @ana\n- @bo\n", ["ana", "bo"]],
  ["@ana @bo @Ana", ["ana", "bo"]],
  ["ana, bo", ["ana", "bo"]],
  ["https://github.com/ana", ["ana"]],
])("%j are people", (text, logins) => {
  expect(readPeople(text)).toEqual({ ok: true, logins });
});

test("somebody's name is not taken for logins", () => {
  expect(readPeople("Ana Silva, @bo")).toMatchObject({
    ok: false,
    trouble: { problem: "notPeople", found: "Ana Silva" },
  });
});
