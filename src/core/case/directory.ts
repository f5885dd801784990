// What a program knows of the people who decide: where they are from, whom they work for, when they are on leave.

import { type Day, dayOf, type Instant } from "../text/time.ts";
import type { View } from "./view.ts";

export interface Directory {
  /** By login, in small letters. */
  readonly people: Readonly<Record<string, { readonly community?: string; readonly affiliation?: string }>>;
  readonly leave: readonly { readonly login: string; readonly from: Day; readonly until: Day }[];
}

const known = ({ facts }: Pick<View, "facts">, login: string) => facts.directory?.people[login.toLowerCase()];

export const affiliationOf = (view: Pick<View, "facts">, login: string): string | undefined =>
  known(view, login)?.affiliation?.toLowerCase();

/** Whether somebody is too close to a case for the program's conflicts, and by what. */
export function conflictOf(login: string, view: View): "same-community" | "same-affiliation" | null {
  const { sameCommunity, sameAffiliation } = view.instance.voting.conflicts;
  const own = known(view, login);
  if (!own) return null;
  const communities = Object.values(view.reading.values).flatMap((one) => (one.is === "community" ? [one.id] : []));
  if (sameCommunity && own.community !== undefined && communities.includes(own.community)) return "same-community";
  if (!sameAffiliation || own.affiliation === undefined) return null;
  const others = [...(view.facts.author ? [view.facts.author.login] : []), ...view.reading.about];
  const same = others.some((one) => affiliationOf(view, one) === own.affiliation?.toLowerCase());
  return same ? "same-affiliation" : null;
}

/** Logins, in small letters, of those who are on leave on the day of a moment. */
export const onLeave = ({ facts, at }: Pick<View, "facts" | "at">): ReadonlySet<string> =>
  new Set(
    (facts.directory?.leave ?? [])
      .filter(({ from, until }) => from <= dayOf(at) && dayOf(at) <= until)
      .map(({ login }) => login.toLowerCase()),
  );

/** The last day of somebody's leave that holds at this moment. */
export const leaveUntil = ({ facts, at }: Pick<View, "facts" | "at">, login: string): Day | undefined =>
  facts.directory?.leave
    .filter((one) => one.login.toLowerCase() === login.toLowerCase() && one.from <= dayOf(at) && dayOf(at) <= one.until)
    .map(({ until }) => until)
    .toSorted()
    .at(-1);

/** When the next leave or term begins or ends: who is waited for is others then. */
export function nextLeave({ facts, at }: Pick<View, "facts" | "at">): Instant | undefined {
  const days = (facts.directory?.leave ?? []).flatMap(({ from, until }) => [
    `${from}T00:00:00Z`,
    `${dayAfter(until)}T00:00:00Z`,
  ]);
  const rosters = Object.values(facts.groups).flatMap((one) => (one.known && one.changes ? [one.changes] : []));
  return [...days, ...rosters].filter((one) => one > at).toSorted()[0];
}

const dayAfter = (day: Day): Day => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
