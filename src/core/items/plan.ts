// A dated plan in notes: lines that begin with a day, `Fri. 26th - Draft ready`.

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
const loose = /^(?:around|about|circa|~|hacia|alrededor del?|in|en|late|early)\s+/iu;
const month = /^(?:\p{L}{3,10}\.?)$/u;

/** Lines that begin with a day and say what comes then. */
export function readPlan(body: string, anchor: Anchor): readonly PlanLine[] {
  return noteLines(body).flatMap(({ text, line }): PlanLine[] => {
    const about = loose.test(text);
    const plain = text.replace(loose, "");
    const word = /^\p{L}{3,10}\.?(?=\s*[-–—:|]\s)/u.exec(plain)?.[0];
    const inMonth = word !== undefined && month.test(word) ? daysIn(`in ${word}`, anchor)[0] : undefined;
    const found = inMonth ? { ...inMonth, from: 0, to: word?.length ?? 0 } : daysIn(plain, anchor)[0];
    if (found?.from !== 0 || found.when.is !== "day") return [];
    const rest = behind.exec(plain.slice(found.to))?.groups;
    if (!rest) return [];
    return [
      {
        text: tidy(rest.text ?? ""),
        day: found.when.day,
        about: about || rest.ish !== undefined || inMonth !== undefined,
        line,
      },
    ];
  });
}
