// The lines of a comment that its author wrote as plain text: without quotes, code, HTML comments and what an e-mail
// program quoted. One pass over lines with a few states instead of a Markdown library: such a library costs time on
// hostile text and gives up where a line began, and here doubt has one safe answer, that a line is not the author's own.

import { closesFence, type Fence, linesOf, openingFence } from "./markdown.ts";

export interface ProseLine {
  /** From 1. */
  readonly line: number;
  /** Without the spaces at either end, visible or not. */
  readonly text: string;
}

/** The lines that count as said by the author, without blank and indented ones. */
export function proseLines(body: string): ProseLine[] {
  // Most commands are all of their comment: one line with a slash first is neither quoted nor shown as code.
  if (/^\/.*$/.test(body)) return [{ line: 1, text: body.trimEnd() }];
  const lines = linesOf(body);
  const hidden = hiddenLines(lines);
  return lines.flatMap((raw, at): ProseLine[] => {
    if (hidden[at] || /^(?: {4}| {0,3}\t)/.test(raw)) return [];
    const text = visible(raw);
    return text === "" ? [] : [{ line: at + 1, text }];
  });
}

function hiddenLines(lines: readonly string[]): Uint8Array {
  const hidden = new Uint8Array(lines.length);
  hideCodeAndQuotes(lines, hidden);
  hideEmailHistory(lines, hidden);
  hideInlineCode(lines, hidden);
  return hidden;
}

/** Phones and keyboards leave spaces that nobody sees; they must not hide a command. */
const visible = (line: string) => line.replace(/^[\s\p{Cf}]+/u, "").trimEnd();

/** What a list puts before its text. */
const listMarks = /^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)*/;

const hiding = "pre|code|samp|kbd|script|style|textarea|template|blockquote";
const hidingTags = new RegExp(`<(/?)(?:${hiding})(?=[\\s>/])`, "gi");

/** Fenced code, quotes with the lines that continue them, HTML comments and HTML that shows code or quotes. */
function hideCodeAndQuotes(lines: readonly string[], hidden: Uint8Array): void {
  let fence: Fence | undefined;
  let quote = false;
  let comment = false;
  let tags = 0;
  for (const [at, line] of lines.entries()) {
    const bare = line.replace(listMarks, "");
    if (fence) {
      hidden[at] = 1;
      if (closesFence(bare, fence)) fence = undefined;
      continue;
    }
    if (comment || tags > 0) hidden[at] = 1;
    else {
      fence = openingFence(bare);
      if (fence) {
        [hidden[at], quote] = [1, false];
        continue;
      }
      if (bare.startsWith(">")) {
        // A quoted line goes on in the lines below until a blank one; an empty quoted line ends that.
        [hidden[at], quote] = [1, bare.replace(/^[>\s]+/, "") !== ""];
        continue;
      }
      if (line.trim() === "") quote = false;
      if (quote) hidden[at] = 1;
    }
    const text = line.replace(/`[^`]*`/g, "");
    comment = commentAfter(text, comment);
    if (comment && text.trimStart().startsWith("<!--")) hidden[at] = 1;
    if (!comment) tags = tagsAfter(text, tags);
  }
}

/** Whether an HTML comment is open at the end of a line. One that is never closed hides all that follows. */
function commentAfter(line: string, open: boolean): boolean {
  const last = line.lastIndexOf("<!--");
  const close = line.lastIndexOf("-->");
  return last > close || (open && close < 0) || (last >= 0 && close < 0);
}

function tagsAfter(line: string, open: number): number {
  let depth = open;
  for (const [, slash] of line.matchAll(hidingTags)) depth = Math.max(0, depth + (slash ? -1 : 1));
  return depth;
}

const wrote = /(?:\bwrote|\ba écrit|\bescribió|\bschrieb\b.*|\bescreveu|\bschreef\b.*|\bha scritto)\s?:\s*$/iu;
const wroteStart = /^\s*(?:On|Le|El|Am|Em|Op|Il)\b/;
const original =
  /^\s*-{3,}\s*(?:Original Message|Forwarded message|Mensaje original|Message d'origine|Ursprüngliche Nachricht)\s*-{3,}/iu;

/** What an e-mail program puts below a reply: all that follows, unless it marks the quoted lines by itself. */
function hideEmailHistory(lines: readonly string[], hidden: Uint8Array): void {
  for (const [at, line] of lines.entries()) {
    if (hidden[at]) continue;
    const ends = line.length < 400 && wrote.test(line);
    const begins = wroteStart.test(line) || wroteStart.test(lines[at - 1] ?? "");
    const header =
      /^\s*\*?(?:From|De|Von):/.test(line) &&
      /^\s*\*?(?:Sent|Date|To|Enviado|Envoyé|Gesendet):/.test(lines[at + 1] ?? "");
    if (ends && begins) {
      const next = lines.slice(at + 1, at + 20).find((below) => below.trim() !== "");
      if (next?.trimStart().startsWith(">")) continue;
    } else if (!header && !(line.length < 400 && original.test(line))) continue;
    hidden.fill(1, at);
    return;
  }
}

/** Lines that begin inside inline code: a run of backticks reaches to the next run of the same length in its paragraph. */
function hideInlineCode(lines: readonly string[], hidden: Uint8Array): void {
  let paragraph: Array<readonly [line: number, length: number]> = [];
  const close = () => {
    const next = new Map<number, number>();
    const partner = paragraph.map(() => -1);
    for (let at = paragraph.length - 1; at >= 0; at--) {
      const length = paragraph[at]?.[1] ?? 0;
      partner[at] = next.get(length) ?? -1;
      next.set(length, at);
    }
    for (let at = 0; at < paragraph.length; at++) {
      const end = partner[at] ?? -1;
      if (end < 0) continue;
      hidden.fill(1, (paragraph[at]?.[0] ?? 0) + 1, (paragraph[end]?.[0] ?? 0) + 1);
      at = end;
    }
    paragraph = [];
  };
  for (const [at, line] of lines.entries()) {
    if (hidden[at] || line.trim() === "") close();
    else for (const [run] of line.matchAll(/`+/g)) paragraph.push([at, run.length]);
  }
  close();
}

/** The same lines as they stand, with indented ones: in notes these are points within points. */
export function shownLines(body: string): ProseLine[] {
  const lines = linesOf(body);
  const hidden = hiddenLines(lines);
  return lines.flatMap((raw, at) => (hidden[at] || raw.trim() === "" ? [] : [{ line: at + 1, text: raw.trimEnd() }]));
}
