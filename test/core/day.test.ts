import fc from "fast-check";
import { expect, test } from "vitest";
import { daysBetween, isDay, readDay } from "../../src/core/text/day.ts";

const read = (text: string, dayOrder?: "dmy" | "mdy") => {
  const result = readDay(text, dayOrder ? { dayOrder } : {});
  return result.ok ? result.day : result.trouble.problem;
};

test.each([
  ["2026-03-04"],
  [" 2026-03-04 "],
  ["2026/03/04"],
  ["4 March 2026"],
  ["4th of March, 2026"],
  ["March 4, 2026"],
  ["March 4th 2026"],
  ["MARCH 4 2026"],
  ["4 Mar 2026"],
  ["4-Mar-2026"],
  ["04.03.2026"],
  ["4. 3. 2026"],
  ["4 de marzo de 2026"],
  ["4 marzo 2026"],
  ["el miércoles 4 de marzo de 2026"],
  ["Wednesday, 4 March 2026"],
  ["2026-03-04 18:00"],
  ["2026-03-04T18:00:00Z"],
])("%j is the fourth of March", (text) => {
  expect(read(text)).toBe("2026-03-04");
});

test("every month is known by its English and Spanish name and by three letters", () => {
  const names =
    "January enero Feb February febrero March marzo Apr abril May mayo June junio July julio Aug agosto Sept September septiembre setiembre Oct octubre Nov noviembre Dec diciembre";
  const found = names.split(" ").map((name) => read(`9 ${name} 2026`).slice(5, 7));
  expect(found.join(" ")).toBe("01 01 02 02 02 03 03 04 04 05 05 06 06 07 07 08 08 09 09 09 09 10 10 11 11 12 12");
});

test("two numbers that may both be the month are a question, with both days", () => {
  const result = readDay("03/04/2026");
  expect(result).toEqual({
    ok: false,
    trouble: { problem: "ambiguousDate", found: "03/04/2026", readings: ["2026-04-03", "2026-03-04"] },
  });
});

test("they are none where the program says its order, where one is no month, or where both are the same", () => {
  expect(read("03/04/2026", "dmy")).toBe("2026-04-03");
  expect(read("03/04/2026", "mdy")).toBe("2026-03-04");
  expect(read("13/04/2026")).toBe("2026-04-13");
  expect(read("04/13/2026")).toBe("2026-04-13");
  expect(read("04/04/2026")).toBe("2026-04-04");
});

test.each([
  ["31 Feb 2026", "impossibleDate"],
  ["2026-02-29", "impossibleDate"],
  ["2026-13-01", "impossibleDate"],
  ["12.31.2026", "impossibleDate"],
  ["0000-01-01", "impossibleDate"],
  ["4 March", "dateWithoutYear"],
  ["March 4", "dateWithoutYear"],
  ["4.3.", "dateWithoutYear"],
  ["04/03/26", "dateWithoutYear"],
  ["2026-03-04 to 2026-03-06", "severalDates"],
  ["before 4 March 2026", "notADate"],
  ["4 Foo 2026", "notADate"],
  ["soon", "notADate"],
  ["2026", "notADate"],
  ["", "notADate"],
  ["12026-03-04", "notADate"],
  [`2026-03-04 ${"and ".repeat(100)}`, "notADate"],
])("%j is no date yet: %s", (text, problem) => {
  expect(read(text)).toBe(problem);
});

test("the calendar is the world's", () => {
  expect(isDay("2024-02-29")).toBe(true);
  expect(isDay("2100-02-29")).toBe(false);
  expect(isDay("2026-3-4")).toBe(false);
  expect(daysBetween("2026-02-27", "2026-03-02")).toBe(3);
  expect(daysBetween("2026-03-02", "2026-02-27")).toBe(-3);
});

test("whatever is read is a day of the calendar, and no text is too strange", () => {
  const piece = fc.constantFrom(
    "4",
    "31",
    "2026",
    "/",
    "-",
    ".",
    " ",
    "March",
    "de",
    "marzo",
    ",",
    "th",
    "\ud800",
    "T18:00",
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 9 }).map((all) => all.join("")),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(text, (written) => {
      const result = readDay(written);
      if (result.ok) expect(isDay(result.day)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test("every day is read back from how our pages write it", () => {
  const day = fc.date({ min: new Date("1900-01-01"), max: new Date("2999-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.constantFrom("en", "es"), (date, language) => {
      const format = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
      expect(read(format.format(date))).toBe(date.toISOString().slice(0, 10));
    }),
  );
});

test.each([
  ["1 April", "2027-04-01"],
  ["1 September", "2026-09-01"],
  ["el 1 de abril", "2027-04-01"],
  ["April 15", "2026-04-15"],
  ["13.4.", "2027-04-13"],
  ["29 Feb", "2028-02-29"],
])("of %j without its year, the next one is offered to copy: %s", (text, day) => {
  const found = readDay(text, { today: "2026-04-15" });
  expect(found).toMatchObject({ ok: false, trouble: { problem: "dateWithoutYear", closest: day } });
});

test.each(["04/03/26", "03/04", "31 Feb"])("nothing is offered for %j: it may be two days, or is none", (text) => {
  const found = readDay(text, { today: "2026-04-15" });
  expect(found.ok ? {} : found.trouble).toEqual({ problem: "dateWithoutYear", found: text });
  expect(readDay("03/04", { today: "2026-04-15", dayOrder: "dmy" })).toMatchObject({
    trouble: { closest: "2027-04-03" },
  });
});
