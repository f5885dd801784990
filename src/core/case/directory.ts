// What a program knows of the people who decide: where they are from, whom they work for, when they are on leave.

import { daysLater, localDay, startOfDay } from "../text/calendar.ts";
import { type Day, type Instant, plusSeconds } from "../text/time.ts";
import type { Facts } from "./facts.ts";
import type { View } from "./view.ts";

export interface Directory {
  /** By login, in small letters. */
  readonly people: Readonly<Record<string, { readonly community?: string; readonly affiliation?: string }>>;
  readonly leave: readonly { readonly login: string; readonly from: Day; readonly until: Day }[];
}

const entryOf = ({ facts }: Pick<View, "facts">, login: string) => facts.directory?.people[login.toLowerCase()];

export const affiliationOf = (view: Pick<View, "facts">, login: string): string | undefined =>
  entryOf(view, login)?.affiliation?.toLowerCase();

/** Whether somebody is too close to a case for the program's conflicts, and by what. */
export function conflictOf(login: string, view: View): "same-community" | "same-affiliation" | null {
  const { sameCommunity, sameAffiliation } = view.instance.voting.conflicts;
  const own = entryOf(view, login);
  if (!own) return null;
  const communities = Object.values(view.reading.values).flatMap((one) => (one.is === "community" ? [one.id] : []));
  if (sameCommunity && own.community !== undefined && communities.includes(own.community)) return "same-community";
  if (!sameAffiliation || own.affiliation === undefined) return null;
  const others = [...(view.facts.author ? [view.facts.author.login] : []), ...view.reading.about];
  const same = others.some((one) => affiliationOf(view, one) === own.affiliation?.toLowerCase());
  return same ? "same-affiliation" : null;
}

interface Span {
  readonly login: string;
  readonly from: Instant;
  /** The first moment after it. */
  readonly ends: Instant;
  /** Left out where nobody says how long it is. */
  readonly lastDay?: Day;
}

interface Spans {
  readonly zone: string;
  readonly leave: Directory["leave"] | undefined;
  readonly all: readonly Span[];
  /** Each moment at which others are away than before, oldest first. */
  readonly bounds: readonly Instant[];
}

type Seen = Pick<View, "facts" | "instance" | "at">;

const known = new WeakMap<Facts["groups"], Spans>();

/** Leave as moments: its days are those of the program. */
function spansOf({ facts, instance }: Omit<Seen, "at">): Spans {
  const { directory, groups } = facts;
  const { zone } = instance.calendar;
  const found = known.get(groups);
  if (found?.zone === zone && found.leave === directory?.leave) return found;
  const said = (directory?.leave ?? []).map(({ login, from, until }) => ({
    login: login.toLowerCase(),
    from: startOfDay(from, zone),
    ends: startOfDay(daysLater(until, 1), zone),
    lastDay: until,
  }));
  const all = [...said, ...shownIn(groups, zone)];
  const bounds = all.flatMap(({ from, ends }) => [from, ends]).toSorted();
  const spans = { zone, leave: directory?.leave, all, bounds };
  known.set(groups, spans);
  return spans;
}

/** Further than any deadline: for those who do not say how long they are away. */
const never: Instant = "9999-12-31T00:00:00Z";

/** What people say on their profiles, and with `/leave`; once each. */
function shownIn(groups: Facts["groups"], zone: string): readonly Span[] {
  const away = Object.values(groups).flatMap((roster) => (roster.known ? (roster.away ?? []) : []));
  const once = new Map(away.map((one) => [`${one.login} ${one.from} ${one.until}`.toLowerCase(), one]));
  return [...once.values()].map(({ login, from, until }) =>
    until === null
      ? { login: login.toLowerCase(), from, ends: never }
      : { login: login.toLowerCase(), from, ends: until, lastDay: localDay(plusSeconds(until, -1), zone) },
  );
}

const during = ({ from, ends }: Span, at: Instant): boolean => from <= at && at < ends;

/** Logins, in small letters, of those who are on leave at a moment. */
export const onLeave = (view: Seen): ReadonlySet<string> =>
  new Set(spansOf(view).all.flatMap((one) => (during(one, view.at) ? [one.login] : [])));

/** Since when it is the same people who are on leave; undefined before anybody is. */
export const leaveSince = (view: Seen): Instant | undefined => spansOf(view).bounds.findLast((one) => one <= view.at);

/** The last day of somebody's leave that holds at this moment. */
export const leaveUntil = (view: Seen, login: string): Day | undefined =>
  spansOf(view)
    .all.filter((one) => one.login === login.toLowerCase() && during(one, view.at))
    .flatMap(({ lastDay }) => lastDay ?? [])
    .toSorted()
    .at(-1);

/** When the next leave or term begins or ends: who is waited for is others then. */
export function nextLeave(view: Seen): Instant | undefined {
  const rosters = Object.values(view.facts.groups).flatMap((one) => (one.known && one.changes ? [one.changes] : []));
  return [...spansOf(view).bounds, ...rosters].filter((one) => one > view.at && one < never).toSorted()[0];
}
