// What must hold before a role is open, and when the time for applications is over.

import { isSame } from "../../core/case/address.ts";
import type { Because, Guard, Verdict } from "../../core/case/kind.ts";
import { named } from "../../core/case/stage.ts";
import type { View } from "../../core/case/view.ts";
import { gate } from "../../core/deciding/gates.ts";
import { daysOn } from "../../core/roles/length.ts";
import { openingsOf } from "../../core/roles/lookups.ts";
import { postOf } from "../../core/roles/role.ts";
import { localDay } from "../../core/text/calendar.ts";
import { daysBetween } from "../../core/text/day.ts";
import { applicationsIn, closesAt, dayIn, type Fields, postIn, seatsOn, startsOn } from "./place.ts";

const met: Verdict = { met: true, because: { say: "because/complete" } };
const unknown: Verdict = { met: false, because: { say: "role/unknown" } };
const waiting: Verdict = { met: false, because: { say: "because/waiting" } };
const no = (say: string, gaps: Because["with"] = {}): Verdict => ({ met: false, because: { say, with: gaps } });

export const byItsGroup = (group: string | undefined): Guard =>
  named("byItsGroup", (view) => {
    if (group === undefined || view.facts.origin) return met;
    if (!view.facts.groups[group]?.known) return gate(() => no("because/unknown-group", { group }))(view);
    return barred(view, group) ? waiting : met;
  });

/** Known not to be among those who may: then nothing that they could answer leads anywhere. */
export const barred = ({ facts, indexed }: View, group: string | undefined): boolean =>
  // What Quorate opened itself was decided before.
  group !== undefined &&
  !facts.origin &&
  facts.groups[group]?.known === true &&
  indexed.members.get(group)?.has(facts.author?.id ?? 0) !== true;

/** Open for long enough, and the term begins after that. Counted from the day on which it was opened. */
export const dayIsAhead = (fields: Fields): Guard =>
  named("dayIsAhead", (view) => {
    const { instance, facts } = view;
    const last = dayIn(view, fields.closes);
    if (last === undefined) return no("role/no-day");
    const opened = localDay(facts.startsAt, instance.calendar.zone);
    const earliest = { is: "day", day: daysOn(opened, fields.open_days) } as const;
    if (daysBetween(opened, last) < fields.open_days)
      return no("role/too-short", { days: fields.open_days, day: earliest });
    return startsOn(view, fields) > last
      ? met
      : no("role/starts-too-soon", { day: { is: "day", day: daysOn(last, 1) } });
  });

export const onlyOpening: Guard = (view) => {
  const post = postIn(view);
  const all = post ? openingsOf(view, post) : [];
  if (!all) return unknown;
  const other = all.find(({ is, address }) => is !== "over" && !isSame(address, view.facts.address));
  return other ? no("role/opening-there", { link: other.url }) : met;
};

export const seatsAreFree = (fields: Fields): Guard =>
  named("seatsAreFree", (view) => {
    const placed = postOf(view.instance, view.reading);
    if (placed.is !== "post") return no(`role/${placed.is}`, { title: placed.role?.title ?? "" });
    const seats = seatsOn(view, fields);
    if (seats === undefined) return unknown;
    const day = { is: "day", day: startsOn(view, fields) } as const;
    return seats > 0 ? met : no("role/no-seat", { title: placed.post.role.title, day });
  });

export const applicationsClosed = (fields: Fields): Guard =>
  named("applicationsClosed", (view) => {
    const closes = closesAt(view, fields);
    if (closes === undefined) return waiting;
    return view.at >= closes ? met : { ...waiting, recheckAt: closes };
  });

export const nobodyApplied = (fields: Fields): Guard =>
  named("nobodyApplied", (view) => {
    const closes = closesAt(view, fields);
    const all = applicationsIn(view)?.filter(({ is }) => is !== "over");
    if (closes === undefined || !all || all.length > 0) return waiting;
    return view.at >= closes ? met : { ...waiting, recheckAt: closes };
  });
