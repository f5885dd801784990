// Answers that stand in a comment as lines: `Amount: 250 EUR`, with emphasis, a list's mark or a heading around the name.
// A colon counts only behind the name of a field.

import { fold } from "../text/closest.ts";
import { type ProseLine, proseLines } from "../text/prose.ts";
import { type FieldNames, type Named, named, nearlyNamed } from "./field-names.ts";
import type { Element } from "./layout.ts";

export interface FieldLine {
  readonly named: Named;
  readonly text: string;
}

/** A line whose name is nearly that of a field, or that lacks the colon behind it. It never counts. */
export interface Missed {
  readonly wrote: string;
  readonly means: Element;
  /** What stands behind the name, where only the colon is missing. */
  readonly value?: string;
}

export interface FieldLines {
  readonly said: readonly FieldLine[];
  readonly missed: readonly Missed[];
}

const nothing: FieldLines = { said: [], missed: [] };

/** Text of comments that may hold such a line: a cheap no for the ordinary ones. */
const likely =
  /[:：]|(?:^|[\r\n]) {0,3}#{1,6}\s|(?:^|[\r\n])[\s*_-]{0,6}\p{L}[^\r\n]{0,80}[ \t*_](?:[\p{Sc}-]{0,2}\d|\p{L})/u;

/** Names that are looked at for being nearly one: more are a text, not answers. */
const mostMisses = 20;

interface Begun {
  readonly named: Named;
  readonly parts: string[];
  last: number;
}

export function fieldLines(body: string, names: FieldNames): FieldLines {
  if (!likely.test(body)) return nothing;
  const begun: Begun[] = [];
  const missed: Missed[] = [];
  let open: Begun | undefined;
  let looked = 0;
  for (const line of ownLines(body)) {
    const opening = openingOf(line.text, names);
    if (opening?.named) {
      open = { named: opening.named, parts: opening.rest === "" ? [] : [opening.rest], last: line.line };
      begun.push(open);
      continue;
    }
    const near = opening && looked++ < mostMisses ? nearlyNamed(opening.name, names) : undefined;
    if (near && opening) missed.push({ wrote: opening.name, means: near });
    else if (open && goesOn(open, line)) {
      open.parts.push(line.text);
      open.last = line.line;
      continue;
    } else {
      const bare = looked++ < mostMisses ? withoutColon(line.text, names) : undefined;
      if (bare) missed.push(bare);
    }
    open = undefined;
  }
  const said = begun.map((one) => ({ named: one.named, text: one.parts.join("\n") }));
  return { said: said.filter(({ text }) => text !== ""), missed };
}

/** `Amount 200 EUR`: a name, and behind it no more than a value, such as a text about something hardly has. */
function withoutColon(text: string, names: FieldNames): Missed | undefined {
  const bare = text.replace(/^[-*+•]\s+/, "").trim();
  if (bare.length > mostLetters || /[:：]/.test(bare)) return undefined;
  for (const { index } of bare.matchAll(/[\s*_]+/g)) {
    const found = named(bare.slice(0, index), names);
    const value = bare.slice(index).replace(/^[\s*_=-]+/, "");
    if (found && !found.box && isBareValue(value, found)) return { wrote: bare, means: found.element, value };
  }
  return undefined;
}

const mostLetters = 80;

/** An amount, a date or a number, or one of the options; anything else may be the rest of a sentence. */
const isBareValue = (value: string, { element, also }: Named): boolean =>
  element.options.length > 0
    ? element.options.some((option) => fold(option) === fold(value)) || also?.has(fold(value)) === true
    : /^(?:\p{Sc}|[A-Z]{3})?\s?\d[\d.,:/\s-]*(?:\p{Sc}|\p{L}{1,10})?$/u.test(value);

/** Whether a comment has lines that fill fields, or nearly do. */
export function mayFill(body: string, names: FieldNames): boolean {
  const { said, missed } = fieldLines(body, names);
  return said.length > 0 || missed.length > 0;
}

/** Up to the line under which mail programs put a signature. */
function ownLines(body: string): readonly ProseLine[] {
  const lines = proseLines(body);
  const signature = lines.findIndex(({ text }) => text === "--");
  return signature < 0 ? lines : lines.slice(0, signature);
}

/** A value that has not begun may stand below a blank line; one of several lines ends at the next. */
function goesOn({ named, parts, last }: Begun, { line, text }: ProseLine): boolean {
  if (/^[/／]\p{L}/u.test(text)) return false;
  if (parts.length === 0) return true;
  const { type, multiple } = named.element;
  const several = type === "textarea" || type === "checkboxes" || multiple;
  return several && named.box === undefined && line === last + 1;
}

interface Opening {
  readonly name: string;
  readonly rest: string;
  readonly named?: Named;
}

/** The name that a line begins with, and what follows. A name may hold a colon itself. */
function openingOf(text: string, names: FieldNames): Opening | undefined {
  const heading = /^#{1,6}\s+(.*?)(?:\s+#+)?$/.exec(text)?.[1];
  const bare = heading ?? text.replace(/^(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?/, "");
  if (heading !== undefined) {
    const whole = named(heading, names);
    if (whole) return { name: heading, rest: "", named: whole };
  }
  let first: Opening | undefined;
  let known: Opening | undefined;
  let tries = 0;
  for (let at = bare.search(/[:：]/); at >= 0 && tries < 4; tries++) {
    const name = bare.slice(0, at);
    const opening = { name: name.trim(), rest: valueBehind(name, bare.slice(at + 1)) };
    const found = named(name, names);
    if (found) known = { ...opening, named: found };
    if (opening.rest !== "") first ??= opening;
    const next = bare.slice(at + 1).search(/[:：]/);
    at = next < 0 ? -1 : at + 1 + next;
  }
  return known ?? first ?? (heading === undefined ? undefined : { name: heading, rest: "" });
}

/** Without the marks that end the emphasis of the name, or of both together. */
function valueBehind(name: string, rest: string): string {
  const marks = /^\s*([*_]{1,3})/.exec(name)?.[1];
  const value = rest.trim();
  if (marks === undefined || name.trimEnd().endsWith(marks)) return value;
  if (value.startsWith(marks)) return value.slice(marks.length).trim();
  return value.endsWith(marks) ? value.slice(0, -marks.length).trim() : value;
}
