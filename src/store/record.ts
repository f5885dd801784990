// The last word of a run: the index row, the wake-up time, what the case waits for.

import type { CaseAddress } from "../core/address.ts";
import type { Decision } from "../core/decide.ts";
import type { Instant } from "../core/time.ts";
import type { Store } from "./store.ts";

export interface Recorded {
  readonly address: CaseAddress;
  readonly decision: Decision;
  readonly open: boolean;
  readonly seq: number;
  /** The signed text, as it stands on GitHub. */
  readonly text: string;
  readonly groups: readonly string[];
  /** As a sweep will see the issue, if nothing happens from now on; null where something did beside our writes. */
  readonly fingerprint: string | null;
  readonly now: Instant;
}

/** What every undecided case of an installation waits for: a change of who is in which group. */
export const peopleOf = (installation: number): string => `people:${installation}`;

export async function record(store: Pick<Store, "cases" | "posted" | "sweeps">, recorded: Recorded): Promise<void> {
  const { address, decision, open, seq, text, groups, fingerprint, now } = recorded;
  const { status } = await store.posted.all(address);
  const { kind, stage } = decision.record;
  const row = {
    address,
    kind,
    stage,
    open,
    seq,
    record: text,
    statusComment: status?.id ?? null,
    intended: null,
    updatedAt: now,
  };
  const { decided, round } = decision.record;
  // Who joins or leaves changes nothing any more once it is decided.
  const undecided = open && decided?.round !== round;
  const waits = undecided ? [peopleOf(address.installation), ...groups.map((group) => `group:${group}`)] : [];
  await store.cases.save(row, { due: decision.wakeAt, waits });
  if (fingerprint !== null) await store.sweeps.keep(address.repository, [{ issue: address.issue, fingerprint }]);
}
