// Which of the lines that look like a heading of the form are the form's own. GitHub writes every heading once and in
// form order, so the true headings are among the longest rows of headings in form order. Where all these rows agree the
// heading is sure; where they differ an answer holds a heading too, and nobody can tell which one GitHub wrote.
import { closesFence, type Fence, openingFence } from "../text/markdown.ts";

export interface Heading {
  readonly line: number;
  /** Position of its element in the form. */
  readonly element: number;
}

export interface Placed extends Heading {
  /** `maybe`: some longest row holds it, others do not. `content`: no longest row holds it. */
  readonly is: "sure" | "maybe" | "content";
}

interface FenceLine {
  readonly line: number;
  readonly text: string;
}

interface Placement {
  /** How many headings the longest rows hold. */
  readonly length: number;
  readonly headings: readonly Placed[];
}

/** Each heading with what it is; headings inside closed code are left out where the form is whole without them. */
export function placeHeadings(
  headings: readonly Heading[],
  elements: number,
  lines: readonly string[],
): readonly Placed[] {
  const fences = fenceLines(lines);
  let placement = place(headings, elements);
  while (placement.headings.some((heading) => heading.is === "maybe")) {
    const fewer = withoutCode(placement, elements, lines, fences);
    if (!fewer) break;
    placement = fewer;
  }
  return placement.headings;
}

/** Whether a code fence opens in these lines and is still open at their end. */
export function leavesFenceOpen(lines: readonly string[]): boolean {
  return fenceSpans(fenceLines(lines), -1, lines.length).open;
}

function place(headings: readonly Heading[], elements: number): Placement {
  const order = headings.map((heading) => heading.element);
  const before = rows(order, elements);
  const after = rows(order.map((element) => elements - 1 - element).reverse(), elements).reverse();
  const length = before.reduce((most, one) => Math.max(most, one), 0);
  const inLongest = headings.map((_, at) => (before[at] ?? 0) + (after[at] ?? 0) - 1 === length);
  const rivals = new Array<number>(length + 1).fill(0);
  for (const [at, level] of before.entries()) if (inLongest[at]) rivals[level] = (rivals[level] ?? 0) + 1;
  const placed = headings.map(({ line, element }, at): Placed => {
    const is = !inLongest[at] ? "content" : rivals[before[at] ?? 0] === 1 ? "sure" : "maybe";
    return { line, element, is };
  });
  return { length, headings: placed };
}

/** For each position, the length of the longest row in form order that ends there. */
function rows(order: readonly number[], elements: number): number[] {
  const best = new Array<number>(elements + 1).fill(0);
  return order.map((element) => {
    const length = (best[element] ?? 0) + 1;
    for (let next = element + 1; next <= elements && (best[next] ?? 0) < length; next++) best[next] = length;
    return length;
  });
}

/**
 * The headings without those that stand in code, looked at from one sure heading after the other up to the next.
 */
function withoutCode(
  { length, headings }: Placement,
  elements: number,
  lines: readonly string[],
  fences: readonly FenceLine[],
): Placement | undefined {
  const possible = headings.filter((heading) => heading.is !== "content");
  for (const [at, start] of possible.entries()) {
    if (start.is !== "sure" || possible[at + 1]?.is !== "maybe") continue;
    const next = possible.slice(at + 1);
    const end = next.find((heading) => heading.is === "sure")?.line ?? Number.POSITIVE_INFINITY;
    const inCode = headingsInCode(next, fenceSpans(fences, start.line, end).closed, lines);
    if (inCode.size === 0) continue;
    const fewer = place(
      headings.filter((heading) => !inCode.has(heading.line)),
      elements,
    );
    if (fewer.length === length) return fewer;
  }
  return undefined;
}

/**
 * The headings in code. Past a doubtful heading that is not in code it is unknown which answer a fence belongs to: from
 * there on only those count that cannot be GitHub's, which writes a blank line before and after each heading.
 */
function headingsInCode(
  next: readonly Placed[],
  spans: ReadonlyArray<readonly [number, number]>,
  lines: readonly string[],
): Set<number> {
  const blank = (line: number) => (lines[line] ?? "").trim() === "";
  const found = new Set<number>();
  let span = 0;
  let doubtful = false;
  for (const { line } of next) {
    while ((spans[span]?.[1] ?? Number.POSITIVE_INFINITY) < line) span++;
    const inCode = (spans[span]?.[0] ?? Number.POSITIVE_INFINITY) < line;
    if (!inCode) doubtful = true;
    else if (!doubtful || !blank(line - 1) || !blank(line + 1)) found.add(line);
  }
  return found;
}

function fenceLines(lines: readonly string[]): FenceLine[] {
  return lines.flatMap((text, line) => (/^ {0,3}(?:```|~~~)/.test(text) ? [{ line, text }] : []));
}

function fenceSpans(fences: readonly FenceLine[], after: number, before: number) {
  const closed: Array<readonly [number, number]> = [];
  let open: { readonly fence: Fence; readonly line: number } | undefined;
  for (const { line, text } of fences) {
    if (line <= after || line >= before) continue;
    if (!open) {
      const fence = openingFence(text);
      if (fence) open = { fence, line };
    } else if (closesFence(text, open.fence)) {
      closed.push([open.line, line]);
      open = undefined;
    }
  }
  return { closed, open: open !== undefined };
}
