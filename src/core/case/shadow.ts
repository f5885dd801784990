// Shadow mode: a program, a kind or a community tries Quorate out. A case that was opened before it goes live is thought
// over like any other, and nothing is written but its status comment.

import { communityOf } from "../form/community.ts";
import { type Day, dayOf, type Instant } from "../text/time.ts";
import type { Facts } from "./facts.ts";
import type { Instance } from "./kind.ts";
import type { Reading } from "./reading.ts";
import type { View } from "./view.ts";

/** Cases that were opened from this day on are live; null where no day is said yet. */
export interface Shadow {
  readonly until: Day | null;
}

/** Undefined for a case that is live. Of several days the last counts, since all of them must be over. */
export function shadowOn(
  instance: Instance,
  { startsAt }: Facts,
  reading: Pick<Reading, "values">,
): Shadow | undefined {
  const all = [...(instance.shadow ?? []), ...(communityOf(instance, reading)?.shadow ?? [])];
  const opened = dayOf(startsAt);
  const over = all.filter(({ until }) => until === null || opened < until);
  if (over.length === 0) return undefined;
  const days = over.flatMap(({ until }) => until ?? []);
  return { until: days.length < over.length ? null : (days.toSorted().at(-1) ?? null) };
}

/** When a notice was delivered. In a trial nobody is told anything, so that it passes as told when it would have been. */
export function toldAt(key: string, due: Instant, { instance, facts, reading, at }: View): Instant | undefined {
  const told = facts.notices[key];
  if (told !== undefined || at < due) return told;
  return shadowOn(instance, facts, reading) ? due : undefined;
}
