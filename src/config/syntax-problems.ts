// What YAML's parser refuses, in words for people who do not write programs.

import type { YAMLParseError, YAMLWarning } from "yaml";
import type { Place } from "./yaml.ts";

type Found = Place & { readonly says: string };

const sentences: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "There is a tab at the beginning of this line. Use spaces, two for each level.",
  BAD_INDENT:
    "This stands further left or right than what it belongs to, or a bracket is not closed. Give lines of one level the same number of spaces.",
  BLOCK_AS_IMPLICIT_KEY:
    "This cannot be a text and a setting at once. Check the spaces at the beginning of the lines, and put a text with a colon in quotes.",
  MULTILINE_IMPLICIT_KEY:
    "A colon is missing behind the name of a setting. Write the colon and a space, and put a text of several lines in quotes.",
  BAD_SCALAR_START: "A text cannot begin with this sign. Put the text in quotes.",
  BAD_DQ_ESCAPE: "A backslash means something of its own between double quotes. Use single quotes.",
  MISSING_CHAR: "Something is not closed before this place. Add the missing quote or bracket, or a space.",
  MULTIPLE_DOCS: "A second document begins here. Take the line with the three hyphens out.",
  UNEXPECTED_TOKEN:
    "This does not belong here. Look for a quote or a bracket too many; write a single quote inside single quotes twice.",
  NON_STRING_KEY: "The name of a setting must be a text. Take the brackets away.",
  TAG_RESOLVE_FAILED: "A text cannot begin with an exclamation mark. Put the text in quotes.",
  RESOURCE_EXHAUSTION: "This is nested too deeply to be read. Take out what is no configuration.",
};

/** These say nothing about what stands behind them; all others do, so only the first of those is told. */
const alone = new Set(["TAB_AS_INDENT", "BAD_SCALAR_START", "TAG_RESOLVE_FAILED", "NON_STRING_KEY"]);

/** At most one problem for each line, in their order. */
export function syntaxProblems(
  errors: readonly (YAMLParseError | YAMLWarning)[],
  place: (offset: number) => Place,
): Found[] {
  const lines = new Map<number, Found>();
  const sorted = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  const first =
    sorted.find(({ code }) => code === "RESOURCE_EXHAUSTION") ?? sorted.find(({ code }) => !alone.has(code));
  for (const error of sorted) {
    const at = place(error.pos[0]);
    if (lines.has(at.line) || (error !== first && !alone.has(error.code))) continue;
    lines.set(at.line, { ...at, says: sentence(error) });
  }
  return [...lines.values()];
}

const sentence = ({ code, message }: YAMLParseError | YAMLWarning): string =>
  sentences[code] ?? `This is not YAML: ${message.split(/ at line \d/)[0]?.trim() ?? code}. Write it as YAML.`;
