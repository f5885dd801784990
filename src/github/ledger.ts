// What the cases of a program tell each other in the ledger, as far as a case looks it up: for its kind, and for its
// groups that are whoever holds a role.

import type { Config } from "../config/schema.ts";
import type { Facts, Roster } from "../core/case/facts.ts";
import type { Instance } from "../core/case/kind.ts";
import type { LedgerRow } from "../core/case/ledger.ts";
import type { CaseRecord } from "../core/case/record.ts";
import { rosterLookUps, rosterOf } from "../core/case/role-roster.ts";
import { glance } from "../core/deciding/glance.ts";
import type { Index } from "./world.ts";

interface Asking {
  readonly instance: Instance;
  readonly config: Pick<Config, "groups">;
  /** The groups that matter. */
  readonly names: readonly string[];
  /** The program, by its home. */
  readonly program: number;
}

/** Who looks nothing up costs nothing here; without a store nobody can tell. */
export async function withLedger(
  facts: Facts,
  { instance, config, names, program }: Asking,
  { ledger }: Index,
): Promise<Facts> {
  const groups = names.flatMap((name) => {
    const group = config.groups[name];
    return group && "role" in group ? [{ name, ...group }] : [];
  });
  const ofGroups = groups.length === 0 ? [] : rosterLookUps;
  const lookUps = [...ofGroups, ...(instance.looksUp?.(glance(instance, facts)) ?? [])];
  if (lookUps.length === 0) return facts;
  const rows = await ledger?.found(program, lookUps);
  const rosters = groups.map(({ name, role, public: isOpen }): [string, Roster] => {
    return [name, rows ? rosterOf(role, rows, facts.now, isOpen) : unknown];
  });
  const all = { ...facts, groups: { ...facts.groups, ...Object.fromEntries(rosters) }, lookUps };
  return rows ? { ...all, ledger: othersIn(rows, facts) } : all;
}

const unknown: Roster = { known: false, why: "nobody can tell who holds the role" };

/** The rows of a case itself are no news to it. */
const othersIn = (rows: readonly LedgerRow[], { address }: Facts): readonly LedgerRow[] =>
  rows.filter((row) => row.address.repository !== address.repository || row.address.issue !== address.issue);

/** Whether the case, as it is by now, has to know what was not looked up for it: then it is looked at again. */
export function asksMore(
  { instance, facts }: { readonly instance: Instance; readonly facts: Facts },
  record: CaseRecord,
) {
  // Without what was found, as when the question was made: otherwise it could ask for ever.
  const { ledger: _, lookUps = [], ...own } = facts;
  const asked = new Set(lookUps.map((one) => JSON.stringify(one)));
  const wanted = instance.looksUp?.(glance(instance, { ...own, record })) ?? [];
  return wanted.some((one) => !asked.has(JSON.stringify(one)));
}
