// The term that a review is about, as the case above has it now, and the days that follow from its end.

import type { View } from "../../core/case/view.ts";
import { type Limit, limitOf } from "../../core/roles/holders.ts";
import { daysOn } from "../../core/roles/length.ts";
import { termsOf } from "../../core/roles/lookups.ts";
import { type CarriedTerm, carried } from "../../core/roles/record.ts";
import type { Post } from "../../core/roles/role.ts";
import { daysAfterEnd, daysBeforeEnd, endsAt } from "../../core/roles/term.ts";
import type { Instant } from "../../core/text/time.ts";

export interface Reviewed {
  readonly term: CarriedTerm;
  readonly post: Post;
  /** The case above has it no more. */
  readonly isOver: boolean;
  /** Those who decide are reminded; the term is over; it is over for good if nobody decided. */
  readonly remindAt: Instant;
  readonly endsAt: Instant;
  readonly lapsesAt: Instant;
}

/** Undefined where nobody can tell just now: then nothing is decided. */
export function reviewed({ facts, instance }: Pick<View, "facts" | "instance">): Reviewed | undefined {
  const { parent } = facts;
  const term = parent && carried.of(parent.own ? { own: parent.own } : {});
  const role = instance.roles.find(({ id }) => id === term?.role);
  if (!parent || !term || !role) return undefined;
  const { zone } = instance.calendar;
  const { remind, grace } = role.notice;
  return {
    term,
    post: { role, community: term.community },
    isOver: !parent.open,
    remindAt: daysBeforeEnd(term, remind, zone),
    endsAt: endsAt(term, zone),
    lapsesAt: daysAfterEnd(term, grace, zone),
  };
}

/** How another term would stand to the limit; undefined where nobody can tell. */
export function limit(view: View, { term, post }: Reviewed): Limit | undefined {
  const terms = termsOf(view, post, term.person);
  return terms && limitOf(terms, post, term.person, daysOn(term.until, 1));
}
