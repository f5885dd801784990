// Which post an application is for, which opening it belongs to, and when a term would begin.

import { z } from "zod";
import { isSame } from "../../core/case/address.ts";
import { own } from "../../core/case/own.ts";
import type { View } from "../../core/case/view.ts";
import { freeFrom } from "../../core/roles/holders.ts";
import { type ApplicationRow, applicationsOf, type OpeningRow, openingsOf, termsOf } from "../../core/roles/lookups.ts";
import { carried } from "../../core/roles/record.ts";
import { type Post, postKey, postOf } from "../../core/roles/role.ts";
import { localDay } from "../../core/text/calendar.ts";
import type { Day } from "../../core/text/time.ts";

/** What an application is bound to, once its form is complete. */
export const applied = own(
  "application",
  z.strictObject({
    post: z.string(),
    opening: z.strictObject({ repository: z.number(), issue: z.number(), node: z.string() }).nullable(),
  }),
);

/** The post of its term, once it has one; before, the one that the form names. */
export function postIn({ instance, reading, state }: Pick<View, "instance" | "reading" | "state">): Post | undefined {
  const term = carried.of(state);
  const role = instance.roles.find(({ id }) => id === term?.role);
  if (term && role) return { role, community: term.community };
  const placed = postOf(instance, reading);
  return placed.is === "post" ? placed.post : undefined;
}

/**
 * The one that takes applications, or chooses among those that were opened in time; null where there is none, undefined
 * where nobody can tell.
 */
export function liveOpening(view: View): OpeningRow | null | undefined {
  const all = openingsNow(view);
  return all && (all.find(({ until }) => view.facts.openedAt < until) ?? null);
}

/** One whose time for applications was over when this was opened, and that still chooses. */
export const missedOpening = (view: View): OpeningRow | undefined =>
  openingsNow(view)?.find(({ until }) => view.facts.openedAt >= until);

function openingsNow(view: View): readonly OpeningRow[] | undefined {
  const post = postIn(view);
  return post ? openingsOf(view, post)?.filter(({ is }) => is !== "over") : [];
}

/** The one that it belongs to, also when that is over; null where there is none, or none any more. */
export function boundOpening(view: View): OpeningRow | null | undefined {
  const post = postIn(view);
  const bound = applied.of(view.state)?.opening;
  if (!post || !bound) return null;
  const all = openingsOf(view, post);
  if (!all) return undefined;
  return all.find(({ address }) => isSame(address, bound)) ?? null;
}

/** The record with what it belongs to now. */
export function bind(view: View): View["state"] {
  const post = postIn(view);
  if (!post) return view.state;
  const opening = liveOpening(view);
  const { node = "", address = null } = opening ?? {};
  return applied.put(view.state, { post: postKey(post), opening: address && { ...address, node } });
}

/** Other applications to the same opening that can be chosen now; undefined where nobody can tell. */
export function rivals(view: View): readonly ApplicationRow[] | undefined {
  const post = postIn(view);
  const bound = applied.of(view.state)?.opening;
  if (!post || !bound) return [];
  return applicationsOf(view, post)?.filter(({ opening, is }) => is === "ready" && opening && isSame(opening, bound));
}

/** The day of a field of the form; the first date where there is no other. */
const wishedDay = ({ reading }: View): Day | undefined =>
  Object.values(reading.values).flatMap((value) => (value.is === "date" ? [value.day] : []))[0];

/** The first day of the term, if it is approved at this moment: never a day that is over. */
export function startDay(view: View): Day {
  const today = localDay(view.at, view.instance.calendar.zone);
  const wished = boundOpening(view)?.starts ?? wishedDay(view) ?? today;
  return wished > today ? wished : today;
}

/** The first day on which a seat is free; undefined where nobody can tell. */
export function seatFrom(view: View, post: Post): Day | undefined {
  const terms = termsOf(view, post);
  return terms && freeFrom(terms, post, startDay(view));
}
