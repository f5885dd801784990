// The last word of a run: the index row, the wake-up time, what the case waits for and what it tells others. A process
// may die between any two of these: the job then runs again, and says the same.

import { type CaseAddress, isSame } from "../core/case/address.ts";
import type { HeldClaim } from "../core/case/claims.ts";
import type { LedgerEntry, LedgerRow, LookUp } from "../core/case/ledger.ts";
import type { Decision } from "../core/deciding/decide.ts";
import type { Row } from "../core/digest/row.ts";
import type { Instant } from "../core/text/time.ts";
import type { Relative } from "./family.ts";
import type { Store } from "./store.ts";
import { claimWait, peopleWait, rowWaits } from "./waits.ts";

export interface Recorded {
  readonly address: CaseAddress;
  readonly decision: Decision;
  readonly open: boolean;
  readonly seq: number;
  /** The signed text, as it stands on GitHub. */
  readonly text: string;
  /** As a sweep will see the issue, if nothing happens from now on; null where something did beside our writes. */
  readonly fingerprint: string | null;
  /** What the digests say of it. */
  readonly rows: readonly Row[];
  readonly now: Instant;
  /** Whether people were asked by turn before. */
  readonly hadTurns?: boolean;
  /** What it tells the other cases of its program, what it looks up of theirs, and what it was decided on. */
  readonly ledger: {
    readonly program: number;
    /** Null for a kind that tells nothing. */
    readonly entries: readonly LedgerEntry[] | null;
    /** Its repository is not for everybody. */
    readonly hidden: boolean;
    readonly lookUps: readonly LookUp[];
    readonly found: readonly LedgerRow[];
  };
  /** How it stands for the cases above and below; left out where it can have none. */
  readonly relative?: Omit<Relative, "address">;
  /** What it holds of shared limits, as GitHub says it; left out where its kind has none. */
  readonly shares?: { readonly program: number; readonly held: readonly HeldClaim[] };
}

/** Says whether a digest has to be looked at. */
export async function record(
  store: Pick<Store, "cases" | "claims" | "family" | "ledger" | "posted" | "queue" | "sweeps" | "digests" | "asked">,
  recorded: Recorded,
): Promise<boolean> {
  const { address, decision, open, seq, text, fingerprint, rows, now, shares } = recorded;
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
  await store.cases.save(row, { due: decision.wakeAt, waits: waitsFor(recorded) });
  await tell(store, recorded);
  if (shares) await share(store, recorded, shares);
  if (recorded.relative) await store.family.keep({ address, ...recorded.relative });
  if (fingerprint !== null) await store.sweeps.keep(address.repository, [{ issue: address.issue, fingerprint }]);
  const { turns = [] } = decision.record;
  // Where the rule asks nobody by turn, nothing is written about it.
  if (turns.length > 0 || (recorded.hadTurns ?? true))
    await store.asked.put(address, open ? (decision.asking?.people ?? []).map(({ id }) => id) : []);
  return store.digests.put(address, rows, now);
}

/** By whose change it is looked at again: of people, of limits that it shares, of rows that it looks up. */
function waitsFor({ address, decision, open, shares, ledger }: Recorded): readonly string[] {
  const { decided, round } = decision.record;
  // Who joins or leaves changes nothing any more once it is decided.
  const undecided = open && decided?.round !== round;
  const people = undecided ? [peopleWait(address.installation)] : [];
  const awaited = shares ? decision.awaited.map(({ key }) => claimWait(shares.program, key)) : [];
  return [...people, ...awaited, ...rowWaits(ledger.program, ledger.lookUps)];
}

/** A row that changed before this case said that it looks it up woke nobody: so it looks for itself. */
async function tell(
  { ledger, queue }: Pick<Store, "ledger" | "queue">,
  { address, ledger: { program, entries, hidden, lookUps, found } }: Recorded,
): Promise<void> {
  if (entries !== null) await ledger.put({ program, key: address }, entries, hidden);
  if (lookUps.length === 0) return;
  const now = await ledger.settled(program, lookUps);
  const others = now.filter((row) => !isSame(row.address, address));
  if (texts(others) !== texts(found)) await queue.ask([{ is: "case", address }]);
}

const texts = (rows: readonly LedgerRow[]): string =>
  JSON.stringify(
    rows.map(({ address, sort, key, person, from, until, data }) => {
      return [address.repository, address.issue, sort, key, person, from, until, data];
    }),
  );

/** What was given back before this case said that it waits for it woke nobody: so it looks for itself. */
async function share(
  { claims, queue }: Pick<Store, "claims" | "queue">,
  { address, decision: { awaited } }: Recorded,
  { program, held }: NonNullable<Recorded["shares"]>,
): Promise<void> {
  const claimant = { program, key: address };
  await claims.settle(claimant, held);
  if (awaited.length > 0 && (await claims.fit(claimant, awaited))) await queue.ask([{ is: "case", address }]);
}
