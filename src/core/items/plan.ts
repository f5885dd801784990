// A dated plan in notes: lines that begin or end with a day, `Fri. 26th - Draft ready`.

import type { Day } from "../text/time.ts";
import { type Anchor, daysIn } from "./days.ts";
import { tidy } from "./line.ts";
import { noteLines } from "./lines.ts";

export interface PlanLine {
  readonly text: string;
  readonly day: Day;
  /** Said with "-ish", "around" or as a whole month, whose last day it is. */
  readonly about: boolean;
  /** From 1. */
  readonly line: number;
}

const behind = /^(?<ish>\s*-?\s*ish|\s+or so|\s+aprox\.?)?\s*(?:[-–—:|]|→)\s+(?<text>\S.*)$/iu;
const leading =
  /^(?<text>\S.*?)\s*(?:[-–—:,|(]|→|\s(?:by|on|until|due|el|para|hasta))\s*(?:the |el )?(?<about>(?:around|about|circa|~|hacia|alrededor del?|in|en|late|early)\s*)?$/iu;
const ending = /^(?<ish>\s*-?\s*ish|\s+or so|\s+aprox\.?)?\s*\)?\s*[.;]?$/iu;
const loose = /^(?:around|about|circa|~|hacia|alrededor del?|in|en|late|early)\s+/iu;
const month = /^(?:\p{L}{3,10}\.?)$/u;

/** Lines that begin with a day and say what comes then, or say it and end with the day. */
export const readPlan = (body: string, anchor: Anchor): readonly PlanLine[] =>
  noteLines(body).flatMap(({ text, line }): PlanLine[] => {
    const read = dayFirst(text, anchor) ?? dayLast(text, anchor);
    return read ? [{ ...read, line }] : [];
  });

type Dated = Omit<PlanLine, "line">;

function dayFirst(text: string, anchor: Anchor): Dated | undefined {
  const about = loose.test(text);
  const plain = text.replace(loose, "");
  const word = /^\p{L}{3,10}\.?(?=\s*[-–—:|]\s)/u.exec(plain)?.[0];
  const inMonth = word !== undefined && month.test(word) ? daysIn(`in ${word}`, anchor)[0] : undefined;
  const found = inMonth ? { ...inMonth, from: 0, to: word?.length ?? 0 } : daysIn(plain, anchor)[0];
  if (found?.from !== 0 || found.when.is !== "day") return undefined;
  const rest = behind.exec(plain.slice(found.to))?.groups;
  if (!rest) return undefined;
  const isAbout = about || rest.ish !== undefined || inMonth !== undefined;
  return { text: tidy(rest.text ?? ""), day: found.when.day, about: isAbout };
}

/** `Draft ready: 23rd of March`, `Test by April 30`, `Presented (26 March)`. */
function dayLast(text: string, anchor: Anchor): Dated | undefined {
  const found = daysIn(text, anchor).at(-1);
  if (found?.when.is !== "day") return undefined;
  const rest = ending.exec(text.slice(found.to))?.groups;
  const said = leading.exec(text.slice(0, found.from))?.groups;
  if (!rest || said?.text === undefined) return undefined;
  return { text: tidy(said.text), day: found.when.day, about: said.about !== undefined || rest.ish !== undefined };
}
