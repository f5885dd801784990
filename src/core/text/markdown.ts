// The few facts about Markdown that the readers of forms and commands need: lines, code fences, HTML comments.
// Everything is one pass over the text, so that hostile text costs no more than any other.

export interface Fence {
  readonly mark: string;
  readonly length: number;
}

/** The lines of a text, whatever the line ends of the system that it was written on. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}

/** The fence that this line would open, if any; an info string after backticks holds no backtick. */
export function openingFence(line: string): Fence | undefined {
  const run = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
  if (run === undefined) return undefined;
  const mark = run.charAt(0);
  if (mark === "`" && line.trimStart().slice(run.length).includes("`")) return undefined;
  return { mark, length: run.length };
}

export function closesFence(line: string, open: Fence): boolean {
  const run = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
  return run !== undefined && run.charAt(0) === open.mark && run.length >= open.length;
}

/** Where HTML comments stand, as offsets [from, to); a comment that is never closed is not one here. */
export function commentSpans(text: string): ReadonlyArray<readonly [from: number, to: number]> {
  const spans: Array<readonly [number, number]> = [];
  for (let at = text.indexOf("<!--"); at >= 0; ) {
    const end = text.indexOf("-->", at + 4);
    if (end < 0) break;
    spans.push([at, end + 3]);
    at = text.indexOf("<!--", end + 3);
  }
  return spans;
}

export function withoutComments(text: string): string {
  let kept = "";
  let at = 0;
  for (const [from, to] of commentSpans(text)) {
    kept += text.slice(at, from);
    at = to;
  }
  return kept + text.slice(at);
}
