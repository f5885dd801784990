// Somebody, mostly another program, who keeps changing what we put right: after three times within ten minutes we stop,
// until the case moves on. Two programs that correct each other would otherwise go on for ever.

import { secondsBetween } from "../text/time.ts";
import type { Entry, Facts } from "./facts.ts";
import type { Instance } from "./kind.ts";
import { foldedStates, foldLabel } from "./labels.ts";
import type { CaseRecord } from "./record.ts";

export interface Contested {
  readonly labels: boolean;
  readonly open: boolean;
  /** The card on the board. */
  readonly card: boolean;
}

export function contested(instance: Instance, record: CaseRecord, facts: Facts): Contested {
  const own = foldedStates(instance);
  const closes = instance.stages[record.stage]?.closes !== undefined;
  const theirs = facts.timeline.filter(({ mine, at }) => !mine && at >= record.since);
  const against = (entry: Entry) => (entry.is === "closed" && !closes) || (entry.is === "reopened" && closes);
  return {
    labels: tooOften(
      theirs.filter((one) => (one.is === "labeled" || one.is === "unlabeled") && own.has(foldLabel(one.label))),
    ),
    open: tooOften(theirs.filter(against)),
    card: tooOften(facts.moves?.filter(({ at }) => at >= record.since) ?? []),
  };
}

const times = 3;
const window = 600;

const tooOften = (entries: readonly Pick<Entry, "at">[]) =>
  entries.some(({ at }, index) => {
    const first = entries[index - times + 1];
    return first !== undefined && secondsBetween(first.at, at) <= window;
  });
