// Open next steps of the group: those given to people on the charter itself, and those of its meetings.

import type { Because, Told } from "../../core/case/kind.ts";
import { type LedgerEntry, lookedUp } from "../../core/case/ledger.ts";
import type { View } from "../../core/case/view.ts";
import { localDay } from "../../core/text/calendar.ts";
import type { Instant } from "../../core/text/time.ts";
import { nextLateOf, stepLine, stepsBelow } from "../meeting/steps.ts";
import { keyOf, zoneOf } from "./people.ts";

const most = 20;

/** Below the charter stand meetings and other cases, too. */
export const steps = (view: View): readonly LedgerEntry[] =>
  stepsBelow(
    view,
    keyOf(view),
    (view.facts.children ?? []).filter(({ kind }) => kind === view.instance.tasks),
  );

/** Rows of other cases come from the ledger, its own from what stands below it. */
const all = (view: View): readonly LedgerEntry[] => [
  ...steps(view),
  ...(lookedUp(view.facts, { sort: "step", key: keyOf(view) }) ?? []),
];

/** When the next of them is late. */
export const lateStep = (view: View): Instant | undefined => nextLateOf(all(view), view, zoneOf(view));

export function stepsTold(view: View): readonly Told[] {
  const found = all(view);
  const today = localDay(view.at, zoneOf(view));
  const lines = found.slice(0, most).map((row) => stepLine(row, today));
  const rest: Because[] = found.length > most ? [{ say: "group/more", with: { count: found.length - most } }] : [];
  return found.length === 0 ? [] : [{ heading: { say: "group/steps" }, lines: [...lines, ...rest] }];
}
