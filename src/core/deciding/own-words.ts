// What a kind says of its own at the end of a walk, and when it will have something to say.

import type { Facts } from "../case/facts.ts";
import type { OwnNotice, Told } from "../case/kind.ts";
import { taskNotices, taskTells } from "../case/task-words.ts";
import type { Asks } from "../case/tasks.ts";
import type { View } from "../case/view.ts";
import { earliest, type Instant } from "../text/time.ts";
import { type WeeklyLine, weekly } from "./weekly.ts";

export interface OwnWords {
  readonly tells: readonly Told[];
  /** Those whose moment has come. */
  readonly notices: readonly OwnNotice[];
  /** What the weekly digests of people say of it, now or from their round on. */
  readonly lines: readonly WeeklyLine[];
}

/** Nothing new is posted while the walk stopped at something that could not be read. */
export function ownWords(
  view: View,
  unknown: string | null,
  facts: Facts,
  asks: readonly Asks[] = [],
): OwnWords & { readonly next?: Instant } {
  const { tells, notices } = view.instance;
  const { now } = facts;
  const { notices: all, lines } = weekly(view, [...(notices?.(view) ?? []), ...taskNotices(view, asks)], facts);
  const moments = [...all.map(({ at }) => at), ...lines.map(({ calls }) => calls)];
  const next = earliest(...moments.filter((at) => at > now));
  const told = tells?.(view) ?? [];
  return {
    tells: [...told, ...taskTells(view, told)],
    notices: unknown === null ? all.filter(({ at }) => at <= now) : [],
    lines,
    ...(next === undefined ? {} : { next }),
  };
}
