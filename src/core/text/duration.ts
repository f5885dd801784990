// Lengths of time as people write them: `3 days`, `72 hours`, `2 weeks`, `10 días`.

import type { Duration } from "../rules/expression.ts";
import { fold } from "./closest.ts";

const most = 3_650;

export function readDuration(text: string): Duration | undefined {
  const [, digits = "", unit = ""] = /^(\d{1,5}) ?(hour|hora|day|dia|week|semana)s?$/.exec(fold(text)) ?? [];
  const number = Number(digits) * (/^[ws]/.test(unit) ? 7 : 1);
  if (number < 1) return undefined;
  if (unit.startsWith("h")) return number <= most * 24 ? { hours: number } : undefined;
  return number <= most ? { days: number } : undefined;
}
