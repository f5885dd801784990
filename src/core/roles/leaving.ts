// When a term is over before anybody decides about it: its holder has left, or a decision elsewhere has ended it.

import type { Guard } from "../case/kind.ts";
import { lookedUp } from "../case/ledger.ts";
import type { CaseRecord } from "../case/record.ts";
import type { View } from "../case/view.ts";
import { localDay } from "../text/calendar.ts";
import { type Day, earliest } from "../text/time.ts";
import { cutShort, handedOnOn, leaveFrom } from "./holding.ts";
import { type CarriedTerm, carried, withTerm } from "./record.ts";
import { postKey } from "./role.ts";
import { beginsAt, endsAt } from "./term.ts";

/** Met when the last day that the holder has named is over. */
export const leftEarly: Guard = ({ state, instance, at }) => {
  const term = carried.of(state);
  const because = { say: "term/over" };
  if (!term) return { met: false, because };
  const { zone } = instance.calendar;
  const over = endsAt(term, zone);
  const isCut = cutShort.of(state) !== undefined;
  if (isCut && at >= over) return { met: true, because };
  const ends = [...(isCut ? [term] : []), ...lent(state, term, localDay(at, zone))].map((span) => endsAt(span, zone));
  const recheckAt = earliest(...ends);
  return { met: false, because, ...(recheckAt === undefined ? {} : { recheckAt }) };
};

/** What somebody else does for a while: people read it until its last day, and not after it. */
function lent(
  state: View["state"],
  term: CarriedTerm,
  today: Day,
): readonly { readonly from: Day; readonly until: Day }[] {
  const away = leaveFrom(state, today);
  return [...(away ? [away] : []), ...handedOnOn(state, term, today)];
}

/** A row that says that a term is over, by a decision of its own. */
export const removalSort = "removal";

/** What a term has to know of others, beside its post: whether it was ended where not everybody reads along. */
const removalOf = ({ role, community, person }: CarriedTerm) =>
  ({ sort: removalSort, key: postKey({ role: { id: role }, community }), person }) as const;

/** The record with the day on which the term really ended. Nothing of it lasts any longer. */
export function closeTerm({ state, instance, at }: View): CaseRecord {
  const term = carried.of(state);
  const today = localDay(at, instance.calendar.zone);
  return term && today < term.until ? carried.put(state, withTerm(term, { ...term, until: today })) : state;
}

/** Met when a case of its own has decided that this term ends. While nobody can tell, it runs on. */
export const endedElsewhere: Guard = (view) => {
  const term = carried.of(view.state);
  const because = { say: "term/over" };
  return { met: term !== undefined && hasRemoval(term, view), because };
};

function hasRemoval(term: CarriedTerm, { facts, instance }: View): boolean {
  const begins = beginsAt(term, instance.calendar.zone);
  return (lookedUp(facts, removalOf(term)) ?? []).some(({ from }) => from !== null && from >= begins);
}
