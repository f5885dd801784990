// The lines of notes with how they hang together: headings, bullets within bullets, boxes, and tables of tasks.

import { shownLines } from "../text/prose.ts";

export interface NoteLine {
  /** From 1. */
  readonly line: number;
  readonly indent: number;
  readonly is: "bullet" | "plain" | "heading" | "row";
  /** Ticked or not, where there is a box to tick. */
  readonly box?: boolean;
  readonly text: string;
}

const bullet = /^(?<indent>\s*)(?:[-*+•◦‣▪–]|\d{1,3}[.)])\s+(?:\[(?<box>[ xX]?)\](?:\s+|(?=\p{L}|@)))?(?<text>.*)$/u;
const signs = /^(?<indent>\s*)(?:[-*+•]\s+)?(?<sign>☐|☑|☒|✅|🔲|⬜)\s*(?<text>.*)$/u;
const heading = /^\s{0,3}#{1,6}\s*(?<text>.*?)\s*#*$/u;

/** Nobody gives somebody a task in more letters than these. */
const longest = 500;

/** Lines of one person's own words; struck-out ones say nothing any more. */
export function noteLines(body: string): readonly NoteLine[] {
  return shownLines(body).flatMap(({ line, text: raw }): NoteLine[] => {
    if (raw.length > longest) return [];
    const text = raw.replace(/[\p{Cf}]/gu, "").replace(/\t/g, "    ");
    const read = lineOf(text, line);
    const plain = read.text.replace(/~~[^~]+~~/gu, "").trim();
    return plain === "" && read.text !== "" ? [] : [{ ...read, text: plain }];
  });
}

function lineOf(text: string, line: number): NoteLine {
  const title = heading.exec(text)?.groups;
  if (title) return { line, indent: 0, is: "heading", text: title.text ?? "" };
  const signed = signs.exec(text)?.groups;
  if (signed)
    return {
      line,
      indent: signed.indent?.length ?? 0,
      is: "bullet",
      box: /[☑☒✅]/u.test(signed.sign ?? ""),
      text: signed.text ?? "",
    };
  const item = bullet.exec(text)?.groups;
  const indent = text.length - text.trimStart().length;
  if (!item) return { line, indent, is: text.trim().startsWith("|") ? "row" : "plain", text: text.trim() };
  const box = item.box === undefined ? {} : { box: item.box.toLowerCase() === "x" };
  return { line, indent, is: "bullet", ...box, text: (item.text ?? "").trim() };
}
