// What a running term says in the ledger beside itself: who is away and who stands in, and what is handed on to whom.

import type { LedgerEntry } from "../case/ledger.ts";
import type { View } from "../case/view.ts";
import type { Day } from "../text/time.ts";
import { holdingIn } from "./holder-commands.ts";
import { handedOnOn, leaveFrom } from "./holding.ts";
import type { CarriedTerm } from "./record.ts";
import { delegationRow, leaveRow } from "./rows.ts";

export function holderEntries(view: View): readonly LedgerEntry[] {
  const holding = holdingIn(view);
  if (!holding) return [];
  const { term, today } = holding;
  const { zone } = view.instance.calendar;
  const away = leaveFrom(view.state, today);
  const person = { id: term.person, login: nameNow(term, view) };
  return [
    ...(away ? [leaveRow(term, { ...within(away, term), person, substitute: away.substitute }, zone)] : []),
    ...handedOnOn(view.state, term, today).map((one) =>
      delegationRow(term, { ...within(one, term), person, responsibility: one.what, to: one.to }, zone),
    ),
  ];
}

const nameNow = ({ person, login }: CarriedTerm, { facts }: View): string =>
  facts.author?.id === person ? facts.author.login : login;

/** Nothing of a term is longer than the term. */
const within = ({ from, until }: { readonly from: Day; readonly until: Day }, term: CarriedTerm) => ({
  from,
  until: until < term.until ? until : term.until,
});
