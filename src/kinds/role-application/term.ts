// The term that follows from an approval: when it begins, who has it, and when it is over.

import type { Claim } from "../../core/case/claims.ts";
import type { Guard } from "../../core/case/kind.ts";
import type { View } from "../../core/case/view.ts";
import { termsOf } from "../../core/roles/lookups.ts";
import { carried } from "../../core/roles/record.ts";
import { postKey } from "../../core/roles/role.ts";
import { beginsAt, termOf } from "../../core/roles/term.ts";
import { postIn, startDay } from "./place.ts";

/** The record with the term that begins. */
export function begin(view: View): View["state"] {
  const { state, facts } = view;
  const post = postIn(view);
  if (!post || !facts.author) return state;
  const { id: person, login } = facts.author;
  const term = termOf(startDay(view), post.role.term);
  return carried.put(state, { role: post.role.id, community: post.community, person, login, ...term });
}

export const termBegins: Guard = ({ state, instance, at }) => {
  const term = carried.of(state);
  const because = { say: "because/waiting" };
  if (!term) return { met: false, because };
  const begins = beginsAt(term, instance.calendar.zone);
  return at >= begins ? { met: true, because } : { met: false, because, recheckAt: begins };
};

/** One of the post's seats; those whose terms end before this one begins count as free. */
export function seat(view: View): readonly Claim[] {
  const post = postIn(view);
  if (!post) return [];
  const start = startDay(view);
  const freed = (termsOf(view, post) ?? []).filter(({ seated, until }) => seated && until < start).length;
  const key = `seat/${postKey(post)}`;
  const limit = { most: post.role.holders + freed, used: 0, each: "all", period: null, since: null } as const;
  return [{ key, item: post.role.id, holder: 0, amount: 1, currency: null, ...limit }];
}
