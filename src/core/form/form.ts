// Reads an issue's body against the form that it was filed with. What cannot be read for certain is a problem of that
// field: an answer, whatever it holds, never becomes the value of another field.

import { commentSpans, linesOf } from "../text/markdown.ts";
import type { Problem, Trouble } from "../text/problem.ts";
import { type Filled, readFilled, renderFilled } from "./filled.ts";
import type { Element, Layout } from "./layout.ts";
import { type Heading, leavesFenceOpen, type Placed, placeHeadings } from "./placement.ts";

export type FieldReading =
  | { readonly ok: true; readonly field: string; readonly filled: Filled }
  | { readonly ok: false; readonly field: string; readonly problem: Problem };

export interface BodyReading {
  /** Whether this was filed with the form at all: its first heading and all required ones are there, in order. */
  readonly matches: boolean;
  /** One for each element, in form order. */
  readonly fields: readonly FieldReading[];
}

/** Earlier labels of a form, by the id of the element that has another label now. */
export type LabelAliases = Readonly<Record<string, string>>;

/** Reads a body as far as it can be read; never throws. */
export function readBody(layout: Layout, body: string | null, aliases: LabelAliases = {}): BodyReading {
  const { elements } = layout;
  const lines = linesOf(body ?? "");
  const headings = placeHeadings(findHeadings(elements, lines, aliases), elements.length, lines);
  // Whoever wrote without the form is asked for its answers, and not for its shape.
  if (headings.length === 0) return { matches: false, fields: elements.map((element) => answered(element, [])) };
  const segments = elements.map((_, at) => segmentOf(at, headings, lines));
  doubtHidden(segments, lines);
  const fields = elements.map((element, at): FieldReading => {
    const segment = segments[at] ?? missing;
    if (segment.trouble) return { ok: false, field: element.id, problem: { field: element.id, ...segment.trouble } };
    return answered(element, lines.slice(segment.from, segment.to));
  });
  return { matches: matchesForm(elements, headings), fields };
}

function answered(element: Element, lines: readonly string[]): FieldReading {
  const result = readFilled(element, lines);
  if (result.ok) return { ok: true, field: element.id, filled: result.filled };
  return { ok: false, field: element.id, problem: { field: element.id, ...result.trouble } };
}

/** The filled-in value of a field; nothing where it could not be read. */
export function filledIn(reading: BodyReading, field: string): Filled | undefined {
  const found = reading.fields.find((one) => one.field === field);
  return found?.ok ? found.filled : undefined;
}

/** The body that GitHub makes from a filled-in form. */
export function renderBody(layout: Layout, answers: ReadonlyMap<string, Filled>): string {
  return layout.elements
    .map((element) => `### ${element.label}\n\n${renderFilled(element, answers.get(element.id) ?? { is: "empty" })}`)
    .join("\n\n");
}

function findHeadings(elements: readonly Element[], lines: readonly string[], aliases: LabelAliases): Heading[] {
  const positions = new Map<string, number>();
  for (const [label, id] of Object.entries(aliases)) {
    const at = elements.findIndex((element) => element.id === id);
    if (at >= 0) positions.set(label.trim(), at);
  }
  for (const [at, { label }] of elements.entries()) positions.set(label, at);
  const found = lines.flatMap((text, line): Heading[] => {
    const element = text.startsWith("### ") ? positions.get(text.slice(4).trim()) : undefined;
    return element === undefined ? [] : [{ line, element }];
  });
  // GitHub writes nothing before the first heading: one that opens the body is the form's own, so others are not.
  const first = found[0];
  const opens = first?.element === 0 && lines.slice(0, first.line).every((text) => text.trim() === "");
  return opens ? found.filter((heading) => heading === first || heading.element !== 0) : found;
}

interface Segment {
  readonly from: number;
  readonly to: number;
  trouble?: Trouble;
}

const missing: Segment = { from: 0, to: 0, trouble: { problem: "noHeading" } };

/** The lines of an element's answer, or why they are not known. */
function segmentOf(element: number, headings: readonly Placed[], lines: readonly string[]): Segment {
  const own = headings.filter((heading) => heading.element === element);
  const start = own.find((heading) => heading.is === "sure");
  if (!start) {
    if (own.length === 0) return { ...missing };
    return { from: 0, to: 0, trouble: { problem: own.length > 1 ? "twice" : "outOfOrder" } };
  }
  const next = headings.find((heading) => heading.line > start.line && heading.is !== "content");
  const segment = { from: start.line + 1, to: next?.line ?? lines.length };
  // Where the next heading may be part of this answer, nobody knows where the answer ends.
  if (next?.is !== "maybe") return segment;
  return { ...segment, trouble: { problem: "twice", found: lines[next.line]?.slice(4).trim() ?? "" } };
}

/** Headings that GitHub's page does not show as headings: what people see and what we read would not be the same. */
function doubtHidden(segments: Segment[], lines: readonly string[]): void {
  const known = segments.filter((segment) => !segment.trouble);
  const open = known.filter(({ from, to }) => leavesFenceOpen(lines.slice(from, to)));
  for (let pair = 0; pair + 1 < open.length; pair += 2) {
    const [first, last] = [open[pair]?.from ?? 0, open[pair + 1]?.from ?? 0];
    for (const segment of known)
      if (segment.from >= first && segment.from <= last) segment.trouble = { problem: "inCode" };
  }
  const comments = commentSpans(lines.join("\n"));
  if (comments.length === 0) return;
  const starts: number[] = [];
  lines.reduce((at, text) => {
    starts.push(at);
    return at + text.length + 1;
  }, 0);
  for (const segment of known) {
    const at = starts[segment.from - 1] ?? 0;
    if (comments.some(([from, to]) => from < at && at < to)) segment.trouble ??= { problem: "hidden" };
  }
}

function matchesForm(elements: readonly Element[], headings: readonly Placed[]): boolean {
  const there = new Set(headings.filter((heading) => heading.is !== "content").map((heading) => heading.element));
  const required = elements.some((element) => element.required);
  return (
    there.has(0) &&
    elements.every((element, at) => there.has(at) || (required ? !element.required : there.size * 2 < elements.length))
  );
}
