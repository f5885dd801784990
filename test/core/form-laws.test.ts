import fc from "fast-check";
import { expect, test } from "vitest";
import type { Filled } from "../../src/core/form/filled.ts";
import { filledIn, readBody, renderBody } from "../../src/core/form/form.ts";
import type { Element } from "../../src/core/form/layout.ts";
import { layoutOf } from "../support/form.ts";
import { fastest, hostile } from "../support/hostile.ts";

const layout = layoutOf([
  { id: "title", label: "Title" },
  { id: "story", label: "Story", type: "textarea" },
  { id: "role", label: "Role", type: "dropdown", options: ["Mentor", "Guest, paid", "Guest"] },
  { id: "code", label: "Code", type: "textarea", render: "sh" },
  { id: "needs", label: "Needs", type: "dropdown", multiple: true, options: ["Room", "Room, big", "Food"] },
  { id: "boxes", label: "Boxes", type: "checkboxes", options: ["One", "Two, too"] },
  { id: "amount", label: "Amount", type: "textarea" },
]);

const headings = layout.elements.map(({ label }) => `### ${label}`);
const rough = [
  ...headings,
  ...headings,
  "```",
  "~~~",
  "````sh",
  "<!--",
  "-->",
  "- [X] One",
  "_No response_",
  "",
  "",
  "text",
  "### Other",
  "\u0000",
  "\ud800",
  "5000 EUR",
];
/** Anything, mostly what hurts. */
const anything = fc
  .array(fc.oneof(fc.constantFrom(...rough), fc.string({ unit: "binary", maxLength: 8 })), { maxLength: 14 })
  .map((lines) => lines.join("\n"));

/** What people write: no heading of this form, no fence or comment that stays open, no spaces that GitHub cuts. */
const plain = fc
  .array(fc.stringMatching(/^[A-Za-z0-9 #*.,!()éñ-]{0,20}$/), { maxLength: 6 })
  .map((lines) => lines.join("\n").trim())
  .filter((text) => text !== "" && !headings.some((heading) => text.includes(heading)));
const fenced = plain.map((text) => `\`\`\`\n${text}\n${headings[6]}\n\nx\n\`\`\``);

function filled(element: Element): fc.Arbitrary<Filled> {
  const empty = fc.constant<Filled>({ is: "empty" });
  const { options } = element;
  if (element.type === "checkboxes") {
    return fc
      .subarray([...options])
      .map((ticked) => ({ is: "ticks", ticked, unticked: options.filter((one) => !ticked.includes(one)) }));
  }
  if (element.type === "dropdown") {
    const most = element.multiple ? options.length : 1;
    const chosen = fc.shuffledSubarray([...options], { minLength: 1, maxLength: most });
    return fc.oneof(
      empty,
      chosen.map((some): Filled => ({ is: "options", options: some })),
    );
  }
  const text =
    element.type === "input"
      ? plain.map((some) => some.replaceAll("\n", " "))
      : element.render
        ? plain
        : fc.oneof(plain, fenced);
  return fc.oneof(
    empty,
    text.map((some): Filled => ({ is: "text", text: some })),
  );
}

const answers = fc
  .tuple(...layout.elements.map((element) => filled(element).map((value) => [element.id, value] as const)))
  .map((entries) => new Map(entries));

test("what GitHub renders is read back as it was filled in", () => {
  fc.assert(
    fc.property(answers, fc.boolean(), (given, windows) => {
      const body = renderBody(layout, given);
      const reading = readBody(layout, windows ? body.replaceAll("\n", "\r\n") : body);
      expect(reading.matches).toBe(true);
      expect(reading.fields).toEqual(layout.elements.map(({ id }) => ({ ok: true, field: id, filled: given.get(id) })));
    }),
    { numRuns: 500 },
  );
});

test("no body is too strange to read, and every field is read or has its problem", () => {
  fc.assert(
    fc.property(fc.oneof(anything, fc.string({ unit: "binary", maxLength: 300 })), (body) => {
      expect(readBody(layout, body).fields.map(({ field }) => field)).toEqual(layout.elements.map(({ id }) => id));
    }),
    { numRuns: 2_000 },
  );
});

const hostileAnswer = fc.record({
  given: answers,
  at: fc.constantFrom("title", "story", "code", "amount"),
  text: anything,
});

test("an answer, whatever it holds, never becomes the value of another field", () => {
  let forged = 0;
  fc.assert(
    fc.property(hostileAnswer, ({ given, at, text }) => {
      const reading = readBody(layout, renderBody(layout, new Map([...given, [at, { is: "text", text }]])));
      for (const field of reading.fields) {
        if (field.field === at) continue;
        if (field.ok) expect(field.filled).toEqual(given.get(field.field));
        else forged++;
      }
    }),
    { numRuns: 3_000 },
  );
  expect(forged).toBeGreaterThan(0);
});

test("an answer never becomes the value of another field, even when all the other answers are rough too", () => {
  const two = layoutOf([
    { id: "first", label: "First", type: "textarea" },
    { id: "second", label: "Second", type: "textarea" },
    { id: "third", label: "Third", type: "textarea" },
  ]);
  const lines = fc.array(fc.constantFrom("### First", "### Second", "### Third", "a", "b", ""), { maxLength: 8 });
  const answer = lines.map((some) => some.join("\n"));
  fc.assert(
    fc.property(answer, answer, answer, (first, second, third) => {
      const given = new Map([
        ["first", first],
        ["second", second],
        ["third", third],
      ]);
      const body = renderBody(two, new Map([...given].map(([id, text]) => [id, { is: "text", text }])));
      for (const field of readBody(two, body).fields) {
        const written = (given.get(field.field) ?? "").trim();
        if (field.ok) expect(field.filled).toEqual(written === "" ? { is: "empty" } : { is: "text", text: written });
      }
    }),
    { numRuns: 3_000 },
  );
});

test("a label that was renamed is as safe as the new one", () => {
  fc.assert(
    fc.property(hostileAnswer, ({ given, at, text }) => {
      const body = renderBody(layout, new Map([...given, [at, { is: "text", text: `${text}\n### Cost` }]]));
      const amount = filledIn(readBody(layout, body, { Cost: "amount" }), "amount");
      if (at !== "amount" && amount) expect(amount).toEqual(given.get("amount"));
    }),
  );
});

test.each(
  hostile([
    ...headings.map((heading) => `${heading}\n`),
    `${headings.join("\n")}\n`,
    `${[...headings].reverse().join("\n")}\n`,
    "### \t",
    "```\n",
    "```\n### Amount\n```\n",
    "<!--",
    "<!---->",
    "Room, ",
    ", ",
    "- [x] One\n",
    "\n",
    "\r",
    " ",
    "\u0000",
    "\ud800",
    "_No response_\n",
  ]),
)("65,536 characters of %j take no more than 50 ms", (piece, body) => {
  expect(fastest(() => readBody(layout, body))).toBeLessThanOrEqual(50);
  const inside = renderBody(layout, new Map([["story", { is: "text", text: body }]]));
  expect(fastest(() => readBody(layout, inside.slice(0, 65_536)))).toBeLessThanOrEqual(50);
  const last = renderBody(
    layout,
    new Map([
      ["amount", { is: "text", text: body }],
      ["needs", { is: "text", text: piece.repeat(3_000) }],
    ]),
  );
  expect(fastest(() => readBody(layout, last.slice(0, 65_536)))).toBeLessThanOrEqual(50);
});
