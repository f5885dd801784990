// What a running term says in the ledger beside itself: who is away and who stands in, and what is handed on to whom.

import type { LedgerEntry } from "../case/ledger.ts";
import type { View } from "../case/view.ts";
import { startOfDay } from "../text/calendar.ts";
import type { Day } from "../text/time.ts";
import { holdingIn } from "./holder-commands.ts";
import { handedOnOn, leaveFrom } from "./holding.ts";
import { daysOn } from "./length.ts";
import type { CarriedTerm } from "./record.ts";
import { postKey } from "./role.ts";

/**
 * `leave`: whoever is named as `substitute` stands in for its person. `delegation`: `to` answers for a responsibility
 * in the place of its person. Both have the key of the post.
 */
export function holderEntries(view: View): readonly LedgerEntry[] {
  const holding = holdingIn(view);
  if (!holding) return [];
  const { term, today } = holding;
  const away = leaveFrom(view.state, today);
  return [
    ...(away ? [rowOf("leave", away, { substitute: away.substitute }, term, view)] : []),
    ...handedOnOn(view.state, term, today).map((one) =>
      rowOf("delegation", one, { responsibility: one.what, to: one.to }, term, view),
    ),
  ];
}

interface Days {
  readonly from: Day;
  readonly until: Day;
}

/** Nothing of a term is longer than the term. */
function rowOf(
  sort: string,
  { from, until }: Days,
  more: LedgerEntry["data"],
  term: CarriedTerm,
  view: View,
): LedgerEntry {
  const { zone } = view.instance.calendar;
  const { role, community } = term;
  const last = until < term.until ? until : term.until;
  return {
    sort,
    key: postKey({ role: { id: role }, community }),
    person: term.person,
    login: nameNow(term, view),
    from: startOfDay(from, zone),
    until: startOfDay(daysOn(last, 1), zone),
    data: { role, community, from, until: last, ...more },
  };
}

const nameNow = ({ person, login }: CarriedTerm, { facts }: View): string =>
  facts.author?.id === person ? facts.author.login : login;
