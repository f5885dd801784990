// What the cases of a program tell each other in the ledger, as far as a case looks it up: for its kind, and for its
// groups: who holds a role, who is on leave, who stands in.

import type { Config } from "../config/schema.ts";
import { isSame } from "../core/case/address.ts";
import type { Facts, Roster } from "../core/case/facts.ts";
import type { Instance } from "../core/case/kind.ts";
import { covers, type LedgerRow, type LookUp } from "../core/case/ledger.ts";
import { leaveLookUps, withLeave } from "../core/case/on-leave.ts";
import type { CaseRecord } from "../core/case/record.ts";
import { rosterLookUps, rosterOf } from "../core/case/role-roster.ts";
import { glance } from "../core/deciding/glance.ts";
import type { Index } from "./world.ts";

export interface RoleTeam {
  readonly id: string;
  readonly team: string | undefined;
}

interface Asking {
  readonly instance: Instance;
  readonly config: Pick<Config, "groups">;
  /** The groups that matter. */
  readonly names: readonly string[];
  /** The roles that there are now, each with the team that it gives. */
  readonly roles: readonly RoleTeam[];
  /** The program, by its home. */
  readonly program: number;
}

/** Who looks nothing up costs nothing here; without a store nobody can tell. */
export async function withLedger(facts: Facts, asking: Asking, { ledger }: Pick<Index, "ledger">): Promise<Facts> {
  const { instance, config, names, program, roles } = asking;
  const ofRoles = names.some((name) => "role" in (config.groups[name] ?? {}));
  // Where there are no roles, nobody can have said `/leave`.
  const ofGroups = ofRoles ? rosterLookUps : roles.length > 0 ? leaveLookUps : [];
  const lookUps = [...ofGroups, ...(instance.looksUp?.(glance(instance, facts)) ?? [])];
  if (lookUps.length === 0) return facts;
  const rows = await ledger?.found(program, lookUps);
  const all = { ...facts, groups: { ...facts.groups, ...rostersOf(asking, rows, facts) }, lookUps };
  return rows ? { ...all, ledger: othersIn(rows, facts) } : all;
}

/** The groups as the ledger has them: who holds a role, who is on leave, who stands in. */
function rostersOf(
  { config, names, roles }: Asking,
  rows: readonly LedgerRow[] | undefined,
  { now, groups, private: isPrivate }: Facts,
): Readonly<Record<string, Roster>> {
  // What not everybody sees is not said to everybody.
  const leaves = rows?.filter(({ sort, hidden }) => sort === "leave" && (isPrivate || hidden !== true));
  const found = names.flatMap((name): [string, Roster][] => {
    const group = config.groups[name];
    const holders = group && "role" in group ? (rows ? rosterOf(group.role, rows, now, group.public) : unknown) : null;
    const roster = holders ?? groups[name];
    const team = group && "team" in group ? group.team : null;
    const gives = new Set(roles.flatMap((one) => (one.team === team ? [one.id] : [])));
    if (!roster) return [];
    if (leaves) return [[name, withLeave(roster, leaves, gives, now)]];
    return [[name, gives.size > 0 ? unknown : roster]];
  });
  return Object.fromEntries(found);
}

const unknown: Roster = { known: false, why: "nobody can tell who holds the role" };

/** The rows of a case itself are no news to it. */
const othersIn = (rows: readonly LedgerRow[], { address }: Facts): readonly LedgerRow[] =>
  rows.filter((row) => !isSame(row.address, address));

interface Read {
  readonly instance: Instance;
  readonly facts: Facts;
}

/** What its kind asks for once the case stands as in this record. */
export function wantedBy({ instance, facts }: Read, record: CaseRecord): readonly LookUp[] {
  // Without what was found, as when the question was made: otherwise it could ask for ever.
  const { ledger: _, lookUps: __, ...own } = facts;
  return instance.looksUp?.(glance(instance, { ...own, record })) ?? [];
}

/** Whether the case, as it is by now, has to know what was not looked up for it: then it is looked at again. */
export function asksMore(seen: Read, record: CaseRecord): boolean {
  const { lookUps = [] } = seen.facts;
  return wantedBy(seen, record).some((one) => !lookUps.some((asked) => covers(asked, one)));
}
