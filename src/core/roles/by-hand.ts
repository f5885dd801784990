// Memberships that do not go with the terms: people in the team of a role though no term of theirs says so, and holders
// who are not in it though theirs does.

import type { Person } from "../case/facts.ts";
import type { LedgerEntry, LedgerRow } from "../case/ledger.ts";
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

/** Days from the beginning of a term in which its holder may still be on the way into the team. */
const onTheWayIn = 1;

/** The terms that run and whose holders are in the team, and those whose holders are not. */
export function byMembership(
  people: readonly Person[],
  roles: readonly Role[],
  rows: readonly LedgerRow[],
  now: Instant,
): { readonly inside: readonly LedgerRow[]; readonly outside: readonly LedgerRow[] } {
  const there = new Set(people.map(({ id }) => id));
  const running = rows.filter(({ sort, from, data }) => {
    const isOfOne = sort === "term" && roles.some(({ id }) => id === data.role);
    return isOfOne && data.seated === true && from !== null && plusDays(from, onTheWayIn) <= now;
  });
  const { inside = [], outside = [] } = Object.groupBy(running, ({ person }) =>
    person !== null && there.has(person) ? "inside" : "outside",
  );
  return { inside, outside };
}
