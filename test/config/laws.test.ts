import fc from "fast-check";
import { expect, test } from "vitest";
import { readForm } from "../../src/config/forms.ts";
import { readProgram } from "../../src/config/program.ts";
import { readConfig } from "../../src/config/read.ts";
import { config, form } from "./support.ts";

/** Pieces that mean something in YAML, and some that mean nothing anywhere. */
const piece = fc.constantFrom(
  "\t",
  "\0",
  "---\n",
  "- ",
  "? ",
  ": ",
  "&a ",
  "*a",
  "!!set ",
  "<<: ",
  "{",
  "[",
  "]",
  "'",
  '"',
  "|\n",
  "\r",
  "\ufeff",
  "__proto__: 1\n",
  "constructor: {}\n",
  "null",
  "2026-01-01",
  "0x1f",
  ".nan",
  "😀",
  "x: ",
);

/** A file with something put in, and something taken out. */
const damaged = (text: string) =>
  fc
    .array(fc.record({ at: fc.nat(text.length), take: fc.nat(12), put: piece }), { minLength: 1, maxLength: 4 })
    .map((slips) => slips.reduce((now, { at, take, put }) => now.slice(0, at) + put + now.slice(at + take), text));

const placesIn = (text: string, problems: readonly { line: number; column: number; says: string }[]) => {
  const lines = text.split("\n");
  for (const { line, column, says } of problems) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
    expect(says).toMatch(/\S/);
    expect(says).not.toContain("undefined");
    expect(says).not.toContain("Invalid input");
  }
};

test("a damaged configuration is answered with places that the file has", () => {
  fc.assert(
    fc.property(damaged(config), (text) => {
      const read = readConfig(text);
      placesIn(text, read.ok ? read.warnings : read.problems);
      if (!read.ok) expect(read.problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

test("a damaged form is answered with places that the file has", () => {
  fc.assert(
    fc.property(damaged(form), (text) => {
      placesIn(text, readForm("money.yml", text).problems);
    }),
    { numRuns: 500 },
  );
});

test("a damaged form never brings its instance down with it, and never lets one through with an error", () => {
  fc.assert(
    fc.property(damaged(form), (text) => {
      const read = readProgram({ oid: "c", text: config }, new Map([["money.yml", { oid: "f", text }]]));
      expect((read.ok ? read.program.instances : read.instances).map(({ name }) => name)).toEqual(
        read.ok ? ["money"] : [],
      );
    }),
    { numRuns: 200 },
  );
});

test("noise of any sort is answered, never crashed on", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      expect(readConfig(text).ok).toBe(false);
      expect(readForm("money.yml", text).ok).toBe(false);
    }),
    { numRuns: 500 },
  );
});
