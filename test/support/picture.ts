// How an issue looks, without what no two runs have in common: so that a run with faults can be held against a calm one.

import type { Look } from "./town.ts";

export interface Picture {
  readonly open: boolean;
  readonly reason: string | null;
  readonly labels: readonly string[];
  readonly status: string;
  readonly decisions: readonly string[];
  readonly notices: readonly string[];
  /** What people said, with the app's reactions on it. */
  readonly said: readonly (readonly [by: string, body: string, eyes: number, confused: number])[];
}

export function picture({ open, reason, labels, status, decisions, notices, comments }: Look): Picture {
  return {
    open,
    reason,
    labels: labels.toSorted(),
    status: unlinked(status),
    decisions: decisions.map(unlinked),
    notices: notices.map(unlinked).toSorted(),
    said: comments
      .filter(({ by }) => by !== "quorate[bot]")
      .map(({ by, body, eyes, confused }) => [by, body, eyes, confused] as const),
  };
}

/** A comment's number depends on what was posted before it, and an issue's on what was opened. */
const unlinked = (text: string) => text.replaceAll(/\/issues\/\d+#issuecomment-\d+/g, "/issues/#issuecomment");
