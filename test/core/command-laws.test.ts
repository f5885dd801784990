import fc from "fast-check";
import { expect, test } from "vitest";
import { mayMatter, nearMisses, readCommands } from "../../src/core/text/command.ts";
import { fastest, hostile } from "../support/hostile.ts";

const piece = fc.constantFrom(
  ..."/approve|/decline no|/aprove|+1|> quoted|>|```|~~~|````|    code|\t/approve|`|``|a `b` c|<!--|-->|<pre>|</pre>|- item".split(
    "|",
  ),
  ...[
    "",
    " ",
    "words",
    "On Tue, Omar wrote:",
    "-----Original Message-----",
    "<details>",
    "\u0000",
    "\ud800",
    "／hold x",
    "## Title",
  ],
);
const comment = fc
  .array(fc.oneof(piece, fc.string({ unit: "binary", maxLength: 12 })), { maxLength: 30 })
  .map((lines) => lines.join("\n"));

test("no comment is too strange to read", () => {
  fc.assert(
    fc.property(fc.oneof(comment, fc.string({ unit: "binary", maxLength: 300 })), (body) => {
      const found = readCommands(body).length + nearMisses(body).length;
      expect(mayMatter(body)).toBe(found > 0);
    }),
    { numRuns: 2_000 },
  );
});

test("a comment reads the same with the line ends of any system", () => {
  fc.assert(
    fc.property(comment, (text) => {
      // A carriage return of its own is a line end too, and would make two of one.
      const body = text.replaceAll("\r", "");
      expect(readCommands(body.replaceAll("\n", "\r\n"))).toEqual(readCommands(body));
      expect(nearMisses(body.replaceAll("\n", "\r\n"))).toEqual(nearMisses(body));
    }),
  );
});

test("a comment of one line reads as it does below an empty one", () => {
  const endings = fc.oneof(piece, fc.string({ unit: "binary", maxLength: 40 }));
  const lines = endings.map((rest) => `/${rest}`.replaceAll(/[\r\n]/g, " "));
  fc.assert(
    fc.property(lines, fc.constantFrom("approve", "aprove", ""), (line, name) => {
      const body = line.replace("/", `/${name} `);
      const above = (found: readonly { readonly line: number }[]) =>
        found.map((one) => ({ ...one, line: one.line - 1 }));
      expect(above(readCommands(`\n${body}`))).toEqual(readCommands(body));
      expect(above(nearMisses(`\n${body}`))).toEqual(nearMisses(body));
    }),
  );
});

test("whatever is quoted gives no command", () => {
  fc.assert(
    fc.property(comment, (body) => {
      const quoted = body
        .split("\n")
        .map((line) => `> ${line}`)
        .join("\n");
      expect(readCommands(quoted)).toEqual([]);
      expect(nearMisses(quoted)).toEqual([]);
    }),
  );
});

test("whatever is fenced or commented out gives no command", () => {
  fc.assert(
    fc.property(comment, (body) => {
      expect(readCommands(`\`\`\`\`\`\`\n${body.replaceAll("``````", "")}\n\`\`\`\`\`\``)).toEqual([]);
      expect(readCommands(`<!--\n${body.replaceAll("-->", "")}\n-->`)).toEqual([]);
    }),
  );
});

test("a command in a paragraph of its own counts, whatever ordinary text surrounds it", () => {
  const words = fc
    .array(fc.stringMatching(/^[A-Za-z .,!?()'"*_#-]{0,40}$/), { maxLength: 8 })
    .map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(words, words, (before, after) => {
      const read = readCommands(`${before}\n\n/approve\n\n${after}`);
      expect(read.map(({ name }) => name)).toEqual(["approve"]);
    }),
  );
});

test.each(
  hostile([
    "/approve\n",
    "> ",
    "`",
    "`` ` ",
    "<!--",
    "-->",
    "<pre>",
    "On wrote:\n",
    "/",
    "+1 ",
    "\n",
    "- ",
    "``` \n",
    "1. ",
    "\u200b",
  ]),
)("65,536 characters of %j take no more than 50 ms", (_, body) => {
  expect(fastest(() => mayMatter(body))).toBeLessThanOrEqual(50);
});
