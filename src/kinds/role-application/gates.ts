// What must hold before anybody decides about an application, each with its own sentence while it does not.

import type { Because, Guard, Verdict } from "../../core/case/kind.ts";
import { named } from "../../core/case/stage.ts";
import type { View } from "../../core/case/view.ts";
import { limitOf } from "../../core/roles/holders.ts";
import { applicationsOf, termsOf } from "../../core/roles/lookups.ts";
import { type Post, postKey, postOf } from "../../core/roles/role.ts";
import { missingTraining } from "../../core/roles/training.ts";
import { localDay, startOfDay } from "../../core/text/calendar.ts";
import { endorsed } from "./endorsing.ts";
import { applied, boundOpening, liveOpening, missedOpening, postIn, seatFrom, startDay } from "./place.ts";

const met: Verdict = { met: true, because: { say: "because/complete" } };
const unknown: Verdict = { met: false, because: { say: "role/unknown" } };
const no = (say: string, gaps: Because["with"] = {}): Verdict => ({ met: false, because: { say, with: gaps } });

/** Where there is no post, `thereIsRoom` says so, and the others say nothing. The docs know a guard by its name. */
const about = (name: string, asks: (post: Post, view: View) => Verdict): Guard =>
  named(name, (view: View): Verdict => {
    const post = postIn(view);
    return post ? asks(post, view) : met;
  });

const authorOf = ({ facts }: View) => facts.author ?? { id: 0, login: "" };

export const thereIsRoom: Guard = (view) => {
  const placed = postOf(view.instance, view.reading);
  if (placed.is !== "post") return no(`role/${placed.is}`, { title: placed.role?.title ?? "" });
  const { post } = placed;
  const free = seatFrom(view, post);
  if (free === undefined) return unknown;
  if (free <= startDay(view)) return met;
  const verdict = no("role/no-room", { title: post.role.title, day: { is: "day", day: free } });
  return { ...verdict, recheckAt: startOfDay(free, view.instance.calendar.zone) };
};

export const withinLimit = about("withinLimit", (post, view) => {
  const terms = termsOf(view, post);
  if (!terms) return unknown;
  const { id, login } = authorOf(view);
  const { from } = limitOf(terms, post, id, startDay(view));
  if (from === null) return met;
  const verdict = no("role/limit", { author: login, title: post.role.title, day: { is: "day", day: from } });
  return { ...verdict, recheckAt: startOfDay(from, view.instance.calendar.zone) };
});

/** One at a time: the older one counts. Whoever has the seat already has no need of another. */
export const onlyOne = about("onlyOne", (post, view) => {
  const [all, terms] = [applicationsOf(view, post), termsOf(view, post)];
  if (!all || !terms) return unknown;
  const { id, login } = authorOf(view);
  const start = startDay(view);
  if (terms.some(({ person, seated, until }) => person === id && seated && until >= start))
    return no("role/held", { author: login, title: post.role.title });
  // GitHub's ids of issues grow over all repositories.
  const other = all.find(
    ({ person, is, address }) =>
      person === id && is !== "over" && is !== "approved" && address.issue < view.facts.address.issue,
  );
  return other ? no("role/other", { author: login, link: other.url }) : met;
});

export const isTrained = about("isTrained", (post, view) => {
  const missing = missingTraining(view, authorOf(view), post.role.training);
  if (!missing) return unknown;
  const [first] = missing;
  return first ? { met: false, because: first, missing } : met;
});

export const spokenFor = about("spokenFor", ({ role }, view) => {
  const { people, communities } = role.endorsements;
  const { count, places, strangers } = endorsed(view);
  const { login } = authorOf(view);
  if (count < people)
    return no("role/endorsements", { author: login, count: people - count, have: count, needed: people });
  if (communities < 2 || places >= communities) return met;
  const verdict = no("role/endorsements-places", { author: login, count: communities - places });
  if (strangers.length === 0) return verdict;
  const unknownPlaces: Because = { say: "role/endorsements-unknown", with: { who: { is: "list", items: strangers } } };
  return { ...verdict, missing: [verdict.because, unknownPlaces] };
});

/** Applications to an opening wait until it is closed; without one, only where the role takes them at any time. */
export const itIsTime = about("itIsTime", (post, view) => {
  const opening = applied.of(view.state)?.opening ? boundOpening(view) : liveOpening(view);
  if (opening === undefined) return unknown;
  if (opening === null) return post.role.applications === "any-time" ? met : noOpening(post, view);
  if (view.at >= opening.until) return met;
  const { zone } = view.instance.calendar;
  const day = { is: "day", day: lastDay(opening.until, zone) } as const;
  return { ...no("role/until", { day, link: opening.url }), recheckAt: opening.until };
});

/** Whoever comes too late reads that, and not only that there is none. */
function noOpening({ role: { title } }: Post, view: View): Verdict {
  const missed = missedOpening(view);
  if (!missed) return no("role/no-opening", { title });
  const day = { is: "day", day: lastDay(missed.until, view.instance.calendar.zone) } as const;
  return no("role/too-late", { title, day, link: missed.url });
}

const lastDay = (until: string, zone: string) => localDay(new Date(Date.parse(until) - 1_000).toISOString(), zone);

/** While only the day on which an opening closes is awaited, nobody is reminded and nothing closes. */
export const unlessItWaits = (guard: Guard): Guard =>
  named(guard.name, (view: View): Verdict => {
    const waits = itIsTime(view);
    const there = [thereIsRoom, withinLimit, onlyOne, isTrained, spokenFor].every((one) => one(view).met);
    const forDay = !waits.met && waits.recheckAt !== undefined;
    return there && forDay ? { met: false, because: { say: "because/waiting" } } : guard(view);
  });

/** An opening has begun since the form was complete, or the form names another post now. */
export const boundAnew: Guard = (view) => {
  const post = postIn(view);
  const bound = applied.of(view.state);
  const because = { say: "because/complete" };
  if (!post || !bound) return { met: false, because };
  const other = bound.post !== postKey(post);
  const gone = bound.opening !== null && boundOpening(view) === null;
  return { met: other || gone || (bound.opening === null && Boolean(liveOpening(view))), because };
};
