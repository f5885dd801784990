import { expect, test } from "vitest";
import { aboutConfig, changed, config } from "./support.ts";

test.each([
  [
    "escalation: approvers\n",
    "escalation: approvers\nescalation: trio\n",
    '7:1: "escalation" is there twice. Keep one of them.',
  ],
  ["  money:\n", "\tmoney:\n", "10:1: There is a tab at the beginning of this line. Use spaces, two for each level."],
  [
    "name: Ghana }",
    "name: Ghana",
    "9:1: This stands further left or right than what it belongs to, or a bracket is not closed. Give lines of one level the same number of spaces.",
  ],
  [
    "name: Ghana",
    'name: "Ghana',
    "21:1: Something is not closed before this place. Add the missing quote or bracket, or a space.",
  ],
  [
    "escalation: approvers",
    "escalation: @approvers",
    "6:13: A text cannot begin with this sign. Put the text in quotes.",
  ],
  [
    "escalation: approvers",
    "escalation: a: b",
    "6:13: This cannot be a text and a setting at once. Check the spaces at the beginning of the lines, and put a text with a colon in quotes.",
  ],
  [
    "escalation: approvers",
    "escalation",
    "6:1: A colon is missing behind the name of a setting. Write the colon and a space, and put a text of several lines in quotes.",
  ],
  [
    "escalation: approvers",
    "escalation: 'it's'",
    "6:17: This does not belong here. Look for a quote or a bracket too many; write a single quote inside single quotes twice.",
  ],
  [
    "escalation: approvers",
    "escalation: !a",
    "6:13: A text cannot begin with an exclamation mark. Put the text in quotes.",
  ],
  [
    "escalation: approvers",
    'escalation: "\\q"',
    "6:14: A backslash means something of its own between double quotes. Use single quotes.",
  ],
  [
    "    is: request",
    "   is: request",
    "11:8: This cannot be a text and a setting at once. Check the spaces at the beginning of the lines, and put a text with a colon in quotes.",
  ],
  [
    "escalation: approvers",
    "escalation: &a approvers\nlanguage: *a",
    '7:11: "*a" stands for something else in this file. Write it out.',
  ],
  ["escalation: approvers", "escalation: *a", '6:13: "*a" stands for something else in this file. Write it out.'],
  ["escalation: approvers", "? [a]\n: b", "6:3: The name of a setting must be a text. Take the brackets away."],
  [
    "escalation: approvers",
    "---\na: 1",
    "6:1: A second document begins here. Take the line with the three hyphens out.",
  ],
  [
    "escalation: approvers",
    "escalation: appro\u0000vers",
    "6:1: escalation: this name cannot be used. Use small letters, digits and hyphens, beginning with a letter.",
  ],
])("of %j changed to %j it says what YAML does not allow", (from, to, says) => {
  expect(aboutConfig(changed(config, from, to)).join("\n")).toBe(says);
});

const empty = "1:1: the file: there is nothing in it. Begin with a copy of templates/quorate.yml.";
const settings = "Write settings, each with its name and a colon.";
test.each([
  ["nothing", "", empty],
  ["a comment", "# later", empty],
  ["a sentence", "hello", `1:1: the file: this is a text. ${settings}`],
  ["a list", "- a", `1:1: the file: this is a list. ${settings}`],
  ["a NUL character", "\0", `1:1: the file: this is a text. ${settings}`],
  [
    "half a million letters",
    "x".repeat(500_001),
    "1:1: This file has more than 500,000 characters. Take out what is no configuration.",
  ],
])("a file that holds %s is answered, not crashed on", (_, text, says) => {
  expect(aboutConfig(text)).toEqual([says]);
});

test.each([["[".repeat(20_000)], ["- ".repeat(20_000)], ["{a: ".repeat(20_000)]])(
  "a file that is nested beyond measure is answered in one sentence",
  (text) => {
    const said = aboutConfig(text);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^1:\d+: This is nested too deeply to be read. Take out what is no configuration.$/);
  },
);

test("a NUL character, a byte order mark and Windows line ends change no place", () => {
  const windows = `\ufeff${config}`.replaceAll("\n", "\r\n");
  expect(aboutConfig(windows)).toEqual([]);
  expect(aboutConfig(changed(windows, "escalation", "esca\0lation"))).toEqual([
    '6:1: the file: there is no setting "esca\ufffdlation" here. Did you mean "escalation"?',
  ]);
});

test("several slips are all told at once, in the order of the file", () => {
  const slips = changed(changed(config, "escalation:", "esclation:"), "{ type: money }", "{ typ: money }");
  expect(aboutConfig(slips)).toEqual([
    '6:1: the file: there is no setting "esclation" here. Did you mean "escalation"?',
    '14:17: kinds.money.fields.amount: there is no setting "typ" here. Did you mean "type"?',
  ]);
});
