// What members of a group said with `/leave`: nobody waits for them on those days, in whatever group they are. In the
// team that their role gives, their substitute sits for them.

import type { Instant } from "../text/time.ts";
import type { Away, Facts, Person, Roster, StandIn } from "./facts.ts";
import { covers, fits, holdsAt, type LedgerEntry, type LedgerRow, type LookUp } from "./ledger.ts";
import { rosterLookUps, substituteOf } from "./role-roster.ts";

/** What has to be looked up for groups whose members may hold a role. */
export const leaveLookUps: readonly LookUp[] = [{ sort: "leave" }];

/** `leaves`: of anybody. `gives`: the roles that this group is the team of. */
export function withLeave(
  roster: Roster,
  leaves: readonly LedgerEntry[],
  gives: ReadonlySet<unknown>,
  now: Instant,
): Roster {
  if (!roster.known || leaves.length === 0) return roster;
  const people = new Map(roster.members.map((one) => [one.id, one]));
  const own = leaves.flatMap((row) => {
    const member = people.get(row.person ?? 0);
    return member ? [{ row, member }] : [];
  });
  const said = own.flatMap(({ row: { from, until }, member: { login } }): Away[] =>
    from === null ? [] : [{ login, from, until }],
  );
  // The seat is that of a member: whoever has none leaves none to others.
  const standIns = own.flatMap(({ row, member }): StandIn[] => {
    const who = gives.has(row.data.role) && holdsAt(row, now) ? substituteOf(row) : null;
    return who && !people.has(who.id) ? [{ of: member.id, by: asPerson(who) }] : [];
  });
  const away = [...(roster.away ?? []), ...said];
  return {
    ...roster,
    ...(away.length > 0 ? { away } : {}),
    ...(standIns.length > 0 ? { standIns } : {}),
  };
}

const asPerson = ({ id, login }: Pick<Person, "id" | "login">): Person => ({ id, login, is: "person" });

/**
 * What a case hangs on as it stands by now. `wanted`: what its kind still asks for. Once it is decided, who holds a role
 * or is on leave changes nothing any more.
 */
export function heeded(
  { ledger = [], lookUps = [] }: Pick<Facts, "ledger" | "lookUps">,
  wanted: readonly LookUp[],
  isDecided: boolean,
): { readonly lookUps: readonly LookUp[]; readonly found: readonly LedgerRow[] } {
  const ofGroups = lookUps.filter((one) => rosterLookUps.some((asked) => covers(one, asked)));
  const rest = lookUps.filter((one) => !ofGroups.includes(one));
  const own = wanted.filter((one) => rest.some((asked) => covers(asked, one)));
  const all = isDecided ? own : [...ofGroups, ...own];
  return { lookUps: all, found: ledger.filter((row) => all.some((one) => fits(row, one))) };
}
