// A group that is whoever holds a role at the moment: without those on leave, and with their substitutes.

import { z } from "zod";
import { earliest, type Instant } from "../text/time.ts";
import type { Roster } from "./facts.ts";
import { holdsAt, type LedgerEntry, type LookUp } from "./ledger.ts";

/** What has to be looked up for such groups. */
export const rosterLookUps: readonly LookUp[] = [{ sort: "term" }, { sort: "leave" }];

const Who = z.object({ id: z.number(), login: z.string() });
const Leave = z.looseObject({ substitute: Who.nullable() });

/** Who stands in for the person of a leave. */
export const substituteOf = ({ data }: LedgerEntry): z.infer<typeof Who> | null => Leave.parse(data).substitute;

/** `isOpen`: whether their names may be shown. `rows` are all terms and leaves of the program, each with its role. */
export function rosterOf(role: string, rows: readonly LedgerEntry[], now: Instant, isOpen: boolean): Roster {
  const own = rows.filter(({ data }) => data.role === role);
  const members = membersOf(own.filter((row) => holdsAt(row, now)));
  const changes = earliest(...own.flatMap(({ from, until }) => [ahead(from, now), ahead(until, now)]));
  return {
    known: true,
    members: members.map(({ id, login }) => ({ id, login, is: "person" })),
    open: isOpen,
    mention: members.map(({ login }) => `@${login}`).join(" ") || null,
    listed: true,
    ...(changes === undefined ? {} : { changes }),
  };
}

const ahead = (at: Instant | null, now: Instant): Instant | undefined => (at !== null && at > now ? at : undefined);

/** Once each, whatever they hold it for. */
function membersOf(rows: readonly LedgerEntry[]): readonly z.infer<typeof Who>[] {
  const leaves = rows.filter(({ sort }) => sort === "leave");
  // Who has lost the seat has the role no more, whatever its days were.
  const terms = rows.filter(({ sort, data }) => sort === "term" && data.seated !== false);
  const people = terms.flatMap((term) => {
    const away = leaves.find(({ person, key }) => person === term.person && key === term.key);
    const who = away ? substituteOf(away) : Who.parse({ id: term.person, login: term.login });
    return who ? [[who.id, who] as const] : [];
  });
  return [...new Map(people).values()];
}
