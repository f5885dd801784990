// What other cases of the program say in the ledger, as far as a case looks it up.

import type { Facts } from "../core/case/facts.ts";
import type { Instance } from "../core/case/kind.ts";
import type { LedgerRow } from "../core/case/ledger.ts";
import { glance } from "../core/deciding/glance.ts";
import type { Index } from "./world.ts";

/** Kinds that look nothing up cost nothing here; without a store nobody can tell. */
export async function withLedger(instance: Instance, facts: Facts, program: number, { ledger }: Index): Promise<Facts> {
  const lookUps = instance.looksUp?.(glance(instance, facts)) ?? [];
  if (lookUps.length === 0) return facts;
  if (!ledger) return { ...facts, lookUps };
  return { ...facts, lookUps, ledger: othersIn(await ledger.found(program, lookUps), facts) };
}

/** The rows of a case itself are no news to it. */
const othersIn = (rows: readonly LedgerRow[], { address }: Facts): readonly LedgerRow[] =>
  rows.filter((row) => row.address.repository !== address.repository || row.address.issue !== address.issue);
