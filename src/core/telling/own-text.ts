// What a kind tells of its own: what is still missing, further parts of the status comment, and comments with their day.

import type { Because } from "../case/kind.ts";
import type { Decision } from "../deciding/decide.ts";
import type { Words } from "../text/words.ts";
import type { Notice } from "./present.ts";
import type { Telling } from "./status.ts";

const said = ({ say, with: values }: Because, words: Words): string => words.say(say, values);

const list = (lines: readonly Because[], words: Words): string =>
  lines.map((line) => `- ${said(line, words)}`).join("\n");

/** The gates that keep the stage from being left. */
export function missingText({ decision, words }: Pick<Telling, "decision" | "words">): string {
  const missing = decision.exits.flatMap(({ verdict }) => (verdict.met ? [] : (verdict.missing ?? [])));
  const lines = [...new Map(missing.map((one) => [JSON.stringify(one), one])).values()];
  return lines.length === 0 ? "" : [words.say("status/missing"), list(lines, words)].join("\n\n");
}

export function toldText({ decision, words }: Pick<Telling, "decision" | "words">): string {
  const parts = decision.tells.filter(({ heading, lines }) => heading || lines.length > 0);
  return parts.reduce((above, { heading, lines }, at) => {
    const text = [...(heading ? [said(heading, words)] : []), ...(lines.length > 0 ? [list(lines, words)] : [])];
    // Two lists without a heading are one, and have no gap between them.
    const isOne = !heading && (parts[at - 1]?.lines.length ?? 0) > 0;
    return `${above}${at === 0 ? "" : isOne ? "\n" : "\n\n"}${text.join("\n\n")}`;
  }, "");
}

export const ownNotices = ({ notices }: Decision, words: Words): Notice[] =>
  notices.map(({ key, say, lines = [], until, emoji }) => {
    const text = [said(say, words), ...(lines.length > 0 ? [list(lines, words)] : [])].join("\n\n");
    return { key, text, ...(until === undefined ? {} : { until }), ...(emoji ? { emoji } : {}) };
  });
