import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readForm } from "../../src/config/forms.ts";
import { messagesIn, shipped } from "../../src/config/messages.ts";
import { formLink, type Offered } from "../../src/core/telling/prefill.ts";
import { presentStray, type Stray, turning } from "../../src/core/telling/stray.ts";
import { words } from "../../src/core/text/words.ts";
import { pseudo, strangers } from "../support/pseudo.ts";
import { townFolder } from "../support/sandbox-process.ts";

const read = readForm(
  "budget.yml",
  readFileSync(join(townFolder, "program/.github/ISSUE_TEMPLATE/budget.yml"), "utf8"),
);
if (!read.ok) throw new Error("the town's form does not read");
const budget: Offered = {
  title: "Budget request",
  form: { file: "budget.yml", blob: "", layout: read.layout, aliases: { Sum: "amount" } },
};

const stray: Stray = {
  now: "2026-03-02T09:00:00Z",
  url: "https://github.com/open-reps/program/issues/7",
  title: "Paint",
  body: "We paint.",
  openedAt: "2026-03-02T08:59:00Z",
  open: true,
  author: { id: 1, login: "zoe", is: "person" },
  forms: [budget],
  closeAfterDays: 7,
  shown: null,
  minded: false,
  reopened: false,
};
const closes = "2026-03-09T09:00:00Z";
const nothing = { show: null, close: false, wakeAt: null };

test("an author without a form is shown the forms, and the issue closes on the day that was said", () => {
  expect(turning(stray)).toEqual({ show: { closes }, close: false, wakeAt: closes });
  const shown = { ...stray, shown: { closes } };
  expect(turning(shown)).toEqual({ show: null, close: false, wakeAt: closes });
  expect(turning({ ...shown, now: closes })).toEqual({ show: null, close: true, wakeAt: null });
});

test.each<[string, Partial<Stray>]>([
  ["a program opened it", { author: { id: 1, login: "robot", is: "bot" } }],
  ["its author's account is gone", { author: null }],
  ["there is no form to show", { forms: [] }],
  ["it is older than two weeks", { openedAt: "2026-02-15T08:00:00Z" }],
  ["it is closed", { open: false }],
  ["somebody with write access opened it or answered", { minded: true }],
  ["somebody deleted our comment", { shown: "gone" }],
  ["it was shown the forms, and no day was told", { shown: { closes: null }, now: "2027-01-01T00:00:00Z" }],
  ["the program closes nothing any more", { shown: { closes }, closeAfterDays: null, now: closes }],
  ["somebody opened it again", { shown: { closes }, reopened: true, now: closes }],
])("nothing is said or done where %s", (_, difference) => {
  expect(turning({ ...stray, ...difference })).toEqual(nothing);
});

test("a day that was told stays the day, whatever the program says by now", () => {
  expect(turning({ ...stray, shown: { closes }, closeAfterDays: 1, now: "2026-03-05T09:00:00Z" }).close).toBe(false);
  expect(turning({ ...stray, shown: { closes }, closeAfterDays: 90, now: closes }).close).toBe(true);
});

const asked = (body: string, title = "Paint") =>
  Object.fromEntries(
    new URL(formLink("https://github.com/o/r/issues/new", budget, { title, body }, 2_000)).searchParams,
  );

test.each([
  ["Amount: 250 EUR", "a line"],
  ["- **Amount:** 250 EUR", "a bold line of a list"],
  ["sum: 250 EUR", "a name that the form had before"],
  ["### Amount\n\n250 EUR", "the form's own heading"],
])("%j fills the amount: %s", (body) => {
  expect(asked(body).amount).toBe("250 EUR");
});

test("what is quoted or code is nobody's answer, and a choice is left to be chosen", () => {
  expect(asked("> Amount: 250 EUR").amount).toBeUndefined();
  expect(asked("```\nAmount: 250 EUR\n```").amount).toBeUndefined();
  expect(asked("Community: Lisbon").community).toBeUndefined();
});

test("a title that begins as the form's does is not begun twice", () => {
  expect(asked("", "budget: paint").title).toBe("budget: paint");
  expect(asked("", "Paint").title).toBe("Budget: Paint");
});

test("a link is never too long and always one that can be opened, whatever somebody wrote", () => {
  const text = fc.string({ unit: "binary", maxLength: 3_000 });
  fc.assert(
    fc.property(text, text, fc.integer({ min: 400, max: 2_000 }), (title, body, longest) => {
      const link = formLink("https://github.com/o/r/issues/new", budget, { title, body }, longest);
      expect(link.length).toBeLessThanOrEqual(longest);
      expect(link).not.toMatch(/[\s()<>[\]]/);
      expect(new URL(link).searchParams.get("template")).toBe("budget.yml");
    }),
    { numRuns: 100 },
  );
});

test.each(["en", "es"])(
  "the words in %s call the author, name every form, and nobody whom the text names",
  (language) => {
    const spoken = words(messagesIn(language, {}), language);
    const written = { ...stray, title: "@omar, look", body: "Ask @ana <b>now</b>" };
    const [notice, ...more] = presentStray(written, turning(written), spoken).notices;
    expect(more).toEqual([]);
    expect(notice?.text.match(/(?<![\w`%])@[\w-]+/g)).toEqual(["@zoe"]);
    expect(notice?.text).toContain(
      "[Budget request](https://github.com/open-reps/program/issues/new?template=budget.yml",
    );
    expect(notice?.until).toBe(closes);
  },
);

test("in a third language no English is left in them", () => {
  const strange = words(messagesIn("ja", {}, { ...shipped, ja: pseudo(shipped.en ?? {}, "ja") }), "ja");
  const [notice] = presentStray(stray, turning(stray), strange).notices;
  expect(strangers(notice?.text ?? "", ["@zoe", "Budget request"])).toEqual([]);
});
