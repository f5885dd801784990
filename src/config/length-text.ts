// Lengths of terms: `6 months`, `1 year`, `90 days`.

import { z } from "zod";
import type { Length } from "../core/roles/length.ts";

const most = { year: 20, month: 240, week: 1_000, day: 7_300 } as const;

export function readLength(text: string): Length | undefined {
  const { digits = "", unit = "" } =
    /^\s*(?<digits>\d{1,4})\s*(?<unit>year|month|week|day)s?\s*$/i.exec(text)?.groups ?? {};
  const word = (["year", "month", "week", "day"] as const).find((one) => one === unit.toLowerCase());
  const number = Number(digits);
  if (!word || number < 1 || number > most[word]) return undefined;
  if (word === "year" || word === "month") return { months: number * (word === "year" ? 12 : 1) };
  return { days: number * (word === "week" ? 7 : 1) };
}

/** As a setting. */
export const lengthText = (wrong: string) => z.string(wrong).refine((text) => readLength(text) !== undefined, wrong);
