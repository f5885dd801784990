// Holders of a role who are not in its team any more: the cases of their terms are looked at, once each time it happens.
// An account that was deleted sends no word of it to them.

import type { CaseKey } from "../core/case/address.ts";
import type { LedgerRow } from "../core/case/ledger.ts";
import type { World } from "./world.ts";

interface Looking {
  readonly home: CaseKey;
  readonly posted: World["index"]["posted"];
  look(cases: readonly CaseKey[]): Promise<void>;
}

const [lost, back] = ["lost", "back"];

export async function lookAtLost(
  team: string,
  { inside, outside }: { readonly inside: readonly LedgerRow[]; readonly outside: readonly LedgerRow[] },
  { home, posted, look }: Looking,
): Promise<void> {
  const known = await posted.all(home);
  const nameOf = ({ address }: LedgerRow) => `lost:${team}:${address.repository}/${address.issue}`;
  const isKnown = (row: LedgerRow) => known[nameOf(row)]?.node === lost;
  const fresh = outside.filter((row) => !isKnown(row));
  if (fresh.length > 0) await look(fresh.map(({ address }) => address));
  for (const row of fresh) await posted.put(home, nameOf(row), { id: row.person ?? 0, node: lost });
  for (const row of inside.filter(isKnown)) await posted.put(home, nameOf(row), { id: row.person ?? 0, node: back });
}
