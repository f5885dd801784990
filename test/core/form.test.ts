import { expect, test } from "vitest";
import type { Filled } from "../../src/core/form/filled.ts";
import { filledIn, readBody, renderBody } from "../../src/core/form/form.ts";
import { layoutOf } from "../support/form.ts";

const layout = layoutOf([
  { id: "what", label: "What do you need?", required: true },
  { id: "why", label: "Why?", type: "textarea", required: true },
  { id: "amount", label: "Amount", required: true },
  { id: "log", label: "Output", type: "textarea", render: "sh" },
  { id: "area", label: "Area", type: "dropdown", options: ["Events", "Swag", "Chinese, Mandarin"] },
  {
    id: "languages",
    label: "Languages",
    type: "dropdown",
    multiple: true,
    options: ["Chinese, Mandarin", "English", "Chinese"],
  },
  {
    id: "rules",
    label: "Rules",
    type: "checkboxes",
    options: ["I read them", "Tell me more"],
    mustTick: ["I read them"],
  },
]);

const good: Readonly<Record<string, string>> = {
  what: "Stickers",
  why: "Because of the meeting.",
  amount: "250 EUR",
  log: "_No response_",
  area: "Swag",
  languages: "_No response_",
  rules: "- [X] I read them\n- [ ] Tell me more",
};

const body = (answers: Partial<typeof good> = {}) =>
  layout.elements.map(({ id, label }) => `### ${label}\n\n${answers[id] ?? good[id]}`).join("\n\n");

const text = (value: string): Filled => ({ is: "text", text: value });
const read = (written: string) => readBody(layout, written);
const problems = (written: string | null) =>
  readBody(layout, written).fields.flatMap((field) => (field.ok ? [] : [`${field.field}: ${field.problem.problem}`]));

test("a form that was filled in is read field by field", () => {
  const reading = read(body());
  expect(reading.matches).toBe(true);
  expect(problems(body())).toEqual([]);
  expect(filledIn(reading, "what")).toEqual(text("Stickers"));
  expect(filledIn(reading, "log")).toEqual({ is: "empty" });
  expect(filledIn(reading, "area")).toEqual({ is: "options", options: ["Swag"] });
  expect(filledIn(reading, "rules")).toEqual({ is: "ticks", ticked: ["I read them"], unticked: ["Tell me more"] });
});

test("line ends of any system do not matter", () => {
  expect(read(body().replaceAll("\n", "\r\n"))).toEqual(read(body()));
  expect(read(body().replaceAll("\n", "\r"))).toEqual(read(body()));
});

test("headings that are not the form's belong to the answer", () => {
  const why = "One.\n\n### My own heading\n\nTwo.\n\n#### Amount\n\n## Amount\n\n ### Amount";
  expect(filledIn(read(body({ why })), "why")).toEqual(text(why));
  expect(filledIn(read(body({ why })), "amount")).toEqual(text("250 EUR"));
});

test("the heading of an earlier field inside an answer changes nothing", () => {
  const why = "See above.\n\n### What do you need?\n\nA car";
  const reading = read(body({ why }));
  expect(filledIn(reading, "what")).toEqual(text("Stickers"));
  expect(filledIn(reading, "why")).toEqual(text(why));
});

test("the heading of a later field inside an answer is a question to the author, not a guess", () => {
  const forged = body({ why: "Because.\n\n### Amount\n\n5000 EUR" });
  expect(problems(forged)).toEqual(["why: twice", "amount: twice"]);
  expect(filledIn(read(forged), "what")).toEqual(text("Stickers"));
  expect(filledIn(read(forged), "area")).toEqual({ is: "options", options: ["Swag"] });
});

test("all the later fields forged inside one answer are questions, every one", () => {
  const later = layout.elements
    .slice(2)
    .map(({ id, label }) => `### ${label}\n\n${good[id]}`)
    .join("\n\n");
  expect(problems(body({ why: `Because.\n\n${later}` }))).toEqual(
    ["why", "amount", "log", "area", "languages", "rules"].map((id) => `${id}: twice`),
  );
});

test.each([
  ["```\n### Amount\n\n5000 EUR\n```"],
  ["Like this:\n\n```md\n\n### Amount\n\n5000 EUR\n\n### Area\n\nEvents\n```\n\nor so"],
  ["~~~~\n~~~\n### Amount\n```\n~~~~"],
])("headings in code are part of the answer: %j", (why) => {
  expect(problems(body({ why }))).toEqual([]);
  expect(filledIn(read(body({ why })), "why")).toEqual(text(why));
  expect(filledIn(read(body({ why })), "amount")).toEqual(text("250 EUR"));
});

test("code that is never closed does not swallow the rest of the form", () => {
  const reading = read(body({ why: "```\nnever closed", log: "```sh\nls\n```" }));
  expect(filledIn(reading, "amount")).toEqual(text("250 EUR"));
  expect(filledIn(reading, "log")).toEqual(text("ls"));
});

test("a fence that opens in one answer and closes in another hides headings on the page, so it is asked about", () => {
  expect(problems(body({ what: "```", amount: "```" }))).toEqual(["what: inCode", "why: inCode", "amount: inCode"]);
});

test("a heading after code is still a heading, and a second one still a question", () => {
  expect(problems(body({ why: "```\ncode\n```\n\n### Amount\n\n1 EUR" }))).toEqual(["why: twice", "amount: twice"]);
});

test("a fence that would hide the form's own heading too decides nothing", () => {
  expect(problems(body({ why: "```\n### Amount\n\n5000 EUR", amount: "250 EUR\n```" }))).toEqual([
    "why: twice",
    "amount: twice",
  ]);
});

test("a heading inside an HTML comment is not taken silently", () => {
  expect(problems(body({ why: "Because. <!--", amount: "5000 EUR -->" }))).toEqual(["amount: hidden"]);
});

test("answers to a code field lose the fence that GitHub put around them, and no other", () => {
  expect(filledIn(read(body({ log: "```sh\nls\n\n# done\n```" })), "log")).toEqual(text("ls\n\n# done"));
  expect(filledIn(read(body({ log: "```sh\n\n```" })), "log")).toEqual({ is: "empty" });
  expect(filledIn(read(body({ log: "ls" })), "log")).toEqual(text("ls"));
  expect(filledIn(read(body({ why: "```sh\nls\n```" })), "why")).toEqual(text("```sh\nls\n```"));
});

test("options may hold commas", () => {
  const chosen = (languages: string) => filledIn(read(body({ languages })), "languages");
  expect(chosen("English, Chinese, Mandarin")).toEqual({ is: "options", options: ["English", "Chinese, Mandarin"] });
  expect(chosen("Chinese, Mandarin, Chinese")).toEqual({ is: "options", options: ["Chinese, Mandarin", "Chinese"] });
  expect(filledIn(read(body({ area: "Chinese, Mandarin" })), "area")).toEqual({
    is: "options",
    options: ["Chinese, Mandarin"],
  });
  expect(problems(body({ languages: "English, Klingon" }))).toEqual(["languages: notAnOption"]);
  expect(problems(body({ languages: "English, English" }))).toEqual(["languages: notAnOption"]);
  expect(problems(body({ area: "Cars" }))).toEqual(["area: notAnOption"]);
});

test("options that can be read in two ways are asked about", () => {
  const unclear = layoutOf([{ id: "l", label: "L", type: "dropdown", multiple: true, options: ["A", "B", "A, B"] }]);
  const [field] = readBody(unclear, "### L\n\nA, B").fields;
  expect(field).toEqual({ ok: false, field: "l", problem: { field: "l", problem: "unclearOptions", found: "A, B" } });
});

test("boxes are read whether GitHub or a person ticked them", () => {
  const ticks = { is: "ticks", ticked: ["I read them", "Tell me more"], unticked: [] };
  expect(filledIn(read(body({ rules: "- [x] I read them\r\n* [X] Tell me more" })), "rules")).toEqual(ticks);
  expect(problems(body({ rules: "- [ ] I read them\n- [x] Tell me more" }))).toEqual(["rules: unticked"]);
  expect(problems(body({ rules: "- [x] I read them\n- [ ] I read them" }))).toEqual(["rules: twice"]);
  expect(problems(body({ rules: "_No response_" }))).toEqual(["rules: unticked"]);
});

test("a required answer that is empty, or only a comment of the form, is missing", () => {
  expect(problems(body({ what: "_No response_" }))).toEqual(["what: missing"]);
  expect(problems(body({ what: "" }))).toEqual(["what: missing"]);
  expect(problems(body({ why: "<!-- Tell us why -->" }))).toEqual(["why: missing"]);
  expect(problems(body({ why: "<!-- Tell us why --> Because." }))).toEqual([]);
});

test("a form whose label was changed since still reads", () => {
  const old = body().replace("### Amount", "### How much?");
  expect(problems(old)).toContain("amount: noHeading");
  const reading = readBody(layout, old, { "How much?": "amount" });
  expect(reading.matches).toBe(true);
  expect(filledIn(reading, "amount")).toEqual(text("250 EUR"));
  expect(filledIn(readBody(layout, body(), { "How much?": "amount", Gone: "gone" }), "amount")).toEqual(
    text("250 EUR"),
  );
});

test("an old label and the new one at the same time are a question", () => {
  const both = body({ why: "Because.\n\n### How much?\n\n5 EUR" });
  const reading = readBody(layout, both, { "How much?": "amount" });
  expect(filledIn(reading, "amount")).toBeUndefined();
});

test("headings that a person deleted or put in another order are named, and the others still read", () => {
  expect(problems(body().replace("### Area\n", ""))).toEqual(["area: noHeading"]);
  const swapped = body().replace("### Amount", "### X").replace("### Why?", "### Amount").replace("### X", "### Why?");
  expect(problems(swapped)).toEqual(["what: twice", "why: outOfOrder", "amount: outOfOrder"]);
  expect(filledIn(read(swapped), "area")).toEqual({ is: "options", options: ["Swag"] });
});

test.each([[null], [""], ["Hello, may I have some stickers?"], ["\u0000\ud800"]])(
  "%j does not look like this form: its answers are asked for, and nobody is told how a form is written",
  (written) => {
    expect(readBody(layout, written).matches).toBe(false);
    expect(problems(written)).toContain("what: missing");
    expect(problems(written).join()).not.toContain("noHeading");
  },
);

test("a part of the form does not look like it, and what is gone is named", () => {
  expect(readBody(layout, "### Amount\n\n5 EUR").matches).toBe(false);
  expect(problems("### Amount\n\n5 EUR")).toContain("what: noHeading");
});

test("an issue that follows the form without its optional fields looks like it", () => {
  const written = body().replace(/### Output[\s\S]*/, "");
  expect(read(written).matches).toBe(true);
  expect(read(written.replace("### Amount", "Amount:")).matches).toBe(false);
});

test("ids that are names of built-in things are ordinary ids", () => {
  const odd = layoutOf([
    { id: "__proto__", label: "One" },
    { id: "constructor", label: "Two" },
  ]);
  const written = renderBody(
    odd,
    new Map([
      ["__proto__", text("a")],
      ["constructor", text("b")],
    ]),
  );
  const reading = readBody(odd, written);
  expect(filledIn(reading, "__proto__")).toEqual(text("a"));
  expect(filledIn(reading, "constructor")).toEqual(text("b"));
});
