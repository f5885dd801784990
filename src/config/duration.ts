// Times as people write them: `3 days`, `72 hours`, `2 weeks`.

import type { Duration } from "../core/rules/expression.ts";

const most = 3_650;

export function readDuration(text: string): Duration | undefined {
  const [, digits = "", unit = ""] = /^\s*(\d{1,5})\s*(hour|day|week)s?\s*$/i.exec(text) ?? [];
  const number = Number(digits) * (/^week/i.test(unit) ? 7 : 1);
  if (number < 1) return undefined;
  if (/^hour/i.test(unit)) return number <= most * 24 ? { hours: number } : undefined;
  return number <= most ? { days: number } : undefined;
}
