// The review before the end of a term, and what follows from it.

import type { ChildSpec } from "../../core/case/children.ts";
import type { Because, Guard, Verdict } from "../../core/case/kind.ts";
import type { LedgerEntry } from "../../core/case/ledger.ts";
import type { View } from "../../core/case/view.ts";
import { cutShort } from "../../core/roles/holding.ts";
import { termRow } from "../../core/roles/lookups.ts";
import { carried } from "../../core/roles/record.ts";
import {
  earlier,
  following,
  isFirstLost,
  isRenewed,
  offeredBy,
  opensAt,
  reviewKey,
  reviewOf,
  secondKey,
} from "../../core/roles/renewing.ts";
import { endsAt } from "../../core/roles/term.ts";
import { type Instant, plusSeconds } from "../../core/text/time.ts";
import type { Dated } from "../../core/text/words.ts";
import { type Below, holder, place, type Running, running } from "./below.ts";
import { handOver } from "./handing-over.ts";
import { endWithoutReview } from "./lost-review.ts";

export function children(view: View, kinds: Below): readonly ChildSpec[] {
  const now = running(view);
  if (!now) return [];
  // Whoever leaves by their own wish is asked nothing.
  if (view.state.stage === "active") return cutShort.of(view.state) ? [] : review(view, now, kinds);
  return view.state.stage === "ended" ? handOver(view, now, kinds) : [];
}

/** In the holder's place; once more where it was taken away. */
function review(view: View, { term, role }: Running, { review: kind, review_spread_hours }: Below): ChildSpec[] {
  if (kind === undefined) return [];
  const { zone } = view.instance.calendar;
  const { issue } = view.facts.address;
  const at = opensAt(term, role, { spreadHours: review_spread_hours, issue, zone });
  const title = { say: "review/title", with: { title: role.title, login: term.login } };
  const values = { role: role.title, term: `${term.from} – ${term.until}`, ...place(view, term) };
  const spec = { key: reviewKey(term), kind, title, values, behalf: holder(view, term), at };
  return isFirstLost(view, term) ? [spec, { ...spec, key: secondKey(term) }] : [spec];
}

const waiting = (recheckAt?: Instant): Verdict => ({
  met: false,
  because: { say: "because/waiting" },
  ...(recheckAt === undefined ? {} : { recheckAt }),
});

/** The term is over, and its review has given another one. */
export const renewed: Guard = (view) => {
  const now = running(view);
  if (!now || !isRenewed(reviewOf(view, now.term))) return waiting();
  const end = endsAt(now.term, view.instance.calendar.zone);
  return view.at >= end ? { met: true, because: { say: "review/renewed" } } : waiting(end);
};

/** The record with the term that follows. */
export function renew(view: View): View["state"] {
  const { state } = view;
  const now = running(view);
  if (!now || !isRenewed(reviewOf(view, now.term))) return state;
  const { from, until } = now.term;
  const before = earlier.put(state, [...(earlier.of(state) ?? []), { from, until }]);
  return carried.put(before, following(now.term, now.role));
}

/**
 * The term is over and goes on no more: at its end where that was said, else when nobody has decided in the time after
 * it. While its review is open, that review says when the time is over.
 */
export const termIsOver: Guard = (view) => {
  const now = running(view);
  if (!now) return waiting();
  const { zone } = view.instance.calendar;
  const { term } = now;
  // Nobody can tell whether it was renewed.
  if (!view.facts.children) return waiting();
  const review = reviewOf(view, term);
  if (isRenewed(review)) return waiting();
  const last = review ? endsAt(term, zone) : (endWithoutReview(view, now) ?? plusSeconds(view.at, 3_600));
  if (view.at < last) return waiting(last);
  return review?.open ? waiting() : { met: true, because: { say: "review/term-over" } };
};

/** The terms before, and the one that is agreed for afterwards. */
export function otherTerms(view: View): readonly LedgerEntry[] {
  const now = running(view);
  if (!now) return [];
  const { zone } = view.instance.calendar;
  const before = (earlier.of(view.state) ?? []).map((days) => termRow({ ...now.term, ...days, seated: false }, zone));
  const isNext = view.state.stage === "active" && isRenewed(reviewOf(view, now.term));
  return isNext ? [...before, termRow({ ...following(now.term, now.role), seated: true }, zone)] : before;
}

const day = (of: string): Dated => ({ is: "day", day: of });

/** Where the review is, and what is agreed for afterwards; in the end, too, where others have a turn. */
export function tellsOfReview(view: View): readonly Because[] {
  const now = running(view);
  const review = now && reviewOf(view, now.term);
  if (!now || !review) return [];
  const number = offeredBy(review);
  const others = number === undefined ? [] : [{ say: "review/offered", with: { link: `#${number}` } }];
  if (view.state.stage !== "active") return others;
  const link = `#${review.address.number}`;
  const next = following(now.term, now.role);
  const renewal = { say: "review/agreed", with: { link, day: day(next.from), date: day(next.until) } };
  return [isRenewed(review) ? renewal : { say: "review/is-open", with: { link } }, ...others];
}
