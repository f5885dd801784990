// Lines of notes whose work is done: their boxes are ticked, where the notes stand in an issue that Quorate opened.

import { createHash } from "node:crypto";
import { wordsOf } from "../items/recognise.ts";
import { linesOf } from "../text/markdown.ts";
import type { CaseRecord } from "./record.ts";
import { saidItems } from "./task-sources.ts";
import { childKey, tasksOf } from "./tasks.ts";
import type { View } from "./view.ts";

export interface Ticks {
  /** From 1, in the text of the issue. */
  readonly lines: readonly number[];
  /** Fingerprint of the text that they stand in: of another one nothing is known. */
  readonly of: string;
}

export const printOf = (text: string): string => createHash("sha256").update(text).digest("base64url");

const empty = /^(\s*(?:[-*+]|\d{1,3}[.)])\s+\[)[ ](?=\]\s)/;

/** Each line once: a tick that somebody takes away again stays away. What people opened is theirs to edit. */
export function ticksIn(view: View, record: CaseRecord): Ticks | undefined {
  const { facts, instance } = view;
  const text = facts.revisions.at(-1)?.text;
  if (!facts.origin || instance.whole || typeof text !== "string") return undefined;
  const done = new Set(
    tasksOf(record).flatMap(({ key, text: words, comment, ticked }) => {
      const kin = facts.children?.find((one) => one.key === childKey(key));
      return comment === null && !ticked && kin?.completed ? [wordsOf({ text: words })] : [];
    }),
  );
  if (done.size === 0) return undefined;
  const all = linesOf(text);
  const lines = saidItems({ ...view, state: record }).flatMap(({ item, comment }) =>
    comment === null && !item.done && done.has(wordsOf(item)) && empty.test(all[item.line - 1] ?? "")
      ? [item.line]
      : [],
  );
  return lines.length === 0 ? undefined : { lines, of: printOf(text) };
}

/** The text with these boxes ticked, and nothing else changed. */
export function ticked(text: string, lines: readonly number[]): string {
  const parts = text.split(/(\r\n|\r|\n)/);
  return parts
    .map((part, place) => (place % 2 === 0 && lines.includes(place / 2 + 1) ? part.replace(empty, "$1x") : part))
    .join("");
}
