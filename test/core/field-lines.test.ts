import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fieldLines } from "../../src/core/form/field-lines.ts";
import { fieldNames } from "../../src/core/form/field-names.ts";
import { layoutOf } from "../support/form.ts";
import { fastest, hostile } from "../support/hostile.ts";

const names = fieldNames({
  layout: layoutOf([
    { id: "amount", label: "Amount" },
    { id: "why", label: "Why do you need it?", type: "textarea" },
    { id: "start", label: "First day: when?" },
    {
      id: "rules",
      label: "Code of conduct",
      type: "checkboxes",
      options: ["I follow the code of conduct"],
      mustTick: ["I follow the code of conduct"],
    },
  ]),
  aliases: { Budget: "amount" },
  elsewhere: { Importe: "amount", "¿Por qué?": "why" },
});

const read = (body: string) => fieldLines(body, names).said.map(({ named, text }) => [named.element.id, text]);

describe("a line names its field as people write", () => {
  const ways = [
    "Amount: 250 EUR",
    "amount : 250 EUR",
    "AMOUNT：250 EUR",
    "**Amount:** 250 EUR",
    "**Amount**: 250 EUR",
    "**Amount: 250 EUR**",
    "__Amount__: 250 EUR",
    "`amount`: 250 EUR",
    "- Amount: 250 EUR",
    "* **Amount**: 250 EUR",
    "1. Amount: 250 EUR",
    "## Amount: 250 EUR",
    "### Amount\n\n250 EUR",
    "Amount:\n250 EUR",
    "Hello!\n\nAmount: 250 EUR\n\nThanks, Rosa",
    "Amount: 250 EUR\nThanks, Rosa",
    "Amount: 250 EUR\n> Amount: 1 EUR",
    "Budget: 250 EUR",
    "importe: 250 EUR",
  ];
  test.each(ways)("%j", (body) => {
    expect(read(body)).toEqual([["amount", "250 EUR"]]);
  });
});

describe("a name without its colon fills nothing, and is asked about", () => {
  test.each([
    ["Amount 250 EUR", "250 EUR"],
    ["amount 250", "250"],
    ["- **Amount** €1,250.50", "€1,250.50"],
    ["Hello!\nBudget EUR 250\nThanks", "EUR 250"],
    ["Importe = 250 €", "250 €"],
  ])("%j", (body, value) => {
    const { said, missed } = fieldLines(body, names);
    expect(said).toEqual([]);
    expect(missed).toEqual([
      { wrote: expect.stringContaining("2"), means: expect.objectContaining({ id: "amount" }), value },
    ]);
  });

  test("unless it is the line of an answer above it", () => {
    expect(read("Why do you need it?: For these:\nAmount 250 EUR")).toEqual([["why", "For these:\nAmount 250 EUR"]]);
  });
});

describe("what is no answer fills nothing, and is not asked about", () => {
  const talk = [
    "One thing: we meet at 10:30.",
    "The amount: I am not sure yet.",
    "Note: see https://example.org/why: it is there",
    "> Amount: 250 EUR",
    "```\nAmount: 250 EUR\n```",
    "<!-- Amount: 250 EUR -->",
    "    Amount: 250 EUR",
    "Thanks\n\n-- \nRosa\nAmount: 250 EUR",
    "On Mon, Mar 2, 2026 at 10:00 ana <a@example.org> wrote:\nAmount: 250 EUR",
    "I think the code of conduct: is fine",
    "Amount is fine now",
    "Amount and 3 flyers",
    "First day when? I do not know, 3 of us will see",
    "Amount:",
    "## Summary",
    ":",
    "",
  ];
  test.each(talk)("%j", (body) => {
    expect(fieldLines(body, names)).toEqual({ said: [], missed: [] });
  });
});

test("a long answer goes on until a blank line, the next name, a command or a signature", () => {
  const lines = "Why do you need it: For the hall\nand the food";
  for (const end of ["", "\n\nThanks", "\nAmount: 250 EUR", "\n/accept", "\n-- \nRosa", "\n> quoted"]) {
    expect(read(lines + end)[0]).toEqual(["why", "For the hall\nand the food"]);
  }
});

test("a name may hold a colon, and a box of a checklist is one too", () => {
  expect(read("First day: when? : 2026-05-09")).toEqual([["start", "2026-05-09"]]);
  expect(read("I follow the code of conduct: yes")).toEqual([["rules", "yes"]]);
});

test("what is nearly a name is asked about", () => {
  const missed = (body: string) => fieldLines(body, names).missed.map(({ wrote, means }) => [wrote, means.id]);
  expect(missed("Ammount: 250 EUR")).toEqual([["Ammount", "amount"]]);
  expect(missed("**Amonut:** 250 EUR")).toEqual([["**Amonut", "amount"]]);
  expect(missed("Inporte: 250 EUR")).toEqual([["Inporte", "amount"]]);
  expect(missed("Count: 250")).toEqual([]);
});

const piece = fc.constantFrom(
  ..."Amount: 1|**Amount:** 2|### Amount|Ammount: 3|Why do you need it?: x|> quoted|```|<!--|-->|-- |:|：|/accept|words|- ".split(
    "|",
  ),
);
const comment = fc
  .array(fc.oneof(piece, fc.string({ unit: "binary", maxLength: 12 })), { maxLength: 30 })
  .map((lines) => lines.join("\n"));

test("no comment is too strange to read, and quoted it says nothing", () => {
  fc.assert(
    fc.property(comment, (body) => {
      fieldLines(body, names);
      const quoted = body.split(/\r\n|\r|\n/).map((line) => `> ${line}`);
      expect(fieldLines(quoted.join("\n"), names)).toEqual({ said: [], missed: [] });
    }),
  );
});

describe("65,536 characters take no more than 50 ms", () => {
  const pieces = [
    "Amount:",
    "Amount: 1\n",
    "a:",
    "a:\n",
    "**",
    ":",
    "# ",
    "Ammount: 1\n",
    "[x] ",
    "- ",
    "Why do you need it: x\n",
  ];
  test.each(hostile(pieces))("%j", (_, body) => {
    expect(fastest(() => fieldLines(body, names))).toBeLessThanOrEqual(50);
  });
});
