// A group that is whoever holds a role at the moment: without those on leave, and with their substitutes.

import { leavesIn, type Named, termsIn } from "../roles/rows.ts";
import { earliest, type Instant } from "../text/time.ts";
import type { Roster } from "./facts.ts";
import { holdsAt, type LedgerEntry, type LookUp } from "./ledger.ts";

/** What has to be looked up for such groups. */
export const rosterLookUps: readonly LookUp[] = [{ sort: "term" }, { sort: "leave" }];

/** `isOpen`: whether their names may be shown. `rows` are all terms and leaves of the program. */
export function rosterOf(role: string, rows: readonly LedgerEntry[], now: Instant, isOpen: boolean): Roster {
  const own = rows.filter(({ data }) => data.role === role);
  const present = own.filter((row) => holdsAt(row, now));
  const leaves = leavesIn(present);
  const people = new Map<number, Named>();
  for (const held of termsIn(present)) {
    const leave = leaves.find(({ person, community }) => person.id === held.person && community === held.community);
    const who = leave ? leave.substitute : { id: held.person, login: held.login };
    if (who) people.set(who.id, who);
  }
  const members = [...people.values()].map(({ id, login }) => ({ id, login, is: "person" as const }));
  const changes = earliest(
    ...own.flatMap(({ from, until }) => [from, until].flatMap((at) => (at !== null && at > now ? [at] : []))),
  );
  return {
    known: true,
    members,
    open: isOpen,
    mention: members.map(({ login }) => `@${login}`).join(" ") || null,
    listed: true,
    ...(changes === undefined ? {} : { changes }),
  };
}
