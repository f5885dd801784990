// Memberships that no decision gave: people in the team of a role though no term of theirs says so.

import type { Person } from "../case/facts.ts";
import type { LedgerEntry } from "../case/ledger.ts";
import { type Instant, plusDays } from "../text/time.ts";
import type { Role } from "./role.ts";

/** Days after a term and its grace time in which the membership may still be on its way out. */
const onTheWay = 7;

/** A seat counts from the approval on; `rows` are all terms of the program. */
export function withoutTerm(
  people: readonly Person[],
  roles: readonly Role[],
  rows: readonly LedgerEntry[],
  now: Instant,
): readonly Person[] {
  const covered = new Set(
    rows.flatMap(({ sort, person, until, data }) => {
      const role = sort === "term" ? roles.find(({ id }) => id === data.role) : undefined;
      if (!role || person === null) return [];
      const leaving = until !== null && now < plusDays(until, role.notice.grace + onTheWay);
      return data.seated === true || leaving ? [person] : [];
    }),
  );
  return people.filter(({ id }) => !covered.has(id));
}
