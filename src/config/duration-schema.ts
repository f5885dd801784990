// A length of time as people write it: `1 hour`, `30 minutes`, `2 days`.

import { z } from "zod";

/** `0` is no time at all. */
export const duration = z
  .union([z.number(), z.string()])
  .refine(
    (said) => (typeof said === "number" ? said === 0 : /^[1-9]\d{0,2} (?:minute|hour|day)s?$/.test(said)),
    "this is no length of time. Write it like 30 minutes, 1 hour or 2 days, or 0 for none.",
  );
type Duration = z.infer<typeof duration>;

export function secondsOf(said: Duration): number {
  if (typeof said === "number") return 0;
  const [count = "", unit = ""] = said.split(" ");
  return Number(count) * (unit.startsWith("minute") ? 60 : unit.startsWith("hour") ? 3_600 : 86_400);
}
