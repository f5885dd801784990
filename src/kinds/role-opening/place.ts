// Which post is open, until when, from when on, and for how many.

import { isSame } from "../../core/case/address.ts";
import type { View } from "../../core/case/view.ts";
import { vacancies } from "../../core/roles/holders.ts";
import { daysOn } from "../../core/roles/length.ts";
import { type ApplicationRow, applicationsOf, termsOf } from "../../core/roles/lookups.ts";
import { type Post, postOf } from "../../core/roles/role.ts";
import { localDay, startOfDay } from "../../core/text/calendar.ts";
import type { Day, Instant } from "../../core/text/time.ts";

export interface Fields {
  readonly closes: string;
  readonly starts: string;
  readonly open_days: number;
  readonly close_notice_days: number;
}

export function postIn({ instance, reading }: View): Post | undefined {
  const placed = postOf(instance, reading);
  return placed.is === "post" ? placed.post : undefined;
}

export function dayIn({ reading }: View, field: string): Day | undefined {
  const value = reading.values[field];
  return value?.is === "date" ? value.day : undefined;
}

/** The first moment after the last day for applications. */
export function closesAt(view: View, { closes }: Pick<Fields, "closes">): Instant | undefined {
  const day = dayIn(view, closes);
  return day === undefined ? undefined : startOfDay(daysOn(day, 1), view.instance.calendar.zone);
}

/** The first day of the terms; the day after applications close where the form says none. */
export function startsOn(view: View, { starts, closes }: Pick<Fields, "starts" | "closes">): Day {
  const last = dayIn(view, closes);
  const today = localDay(view.at, view.instance.calendar.zone);
  return dayIn(view, starts) ?? (last === undefined ? today : daysOn(last, 1));
}

/** Seats that are free on that day, without those that this opening has given already; undefined where nobody can tell. */
export function seatsOn(view: View, fields: Fields): number | undefined {
  const post = postIn(view);
  const terms = post && termsOf(view, post);
  return terms && vacancies(terms, post, startsOn(view, fields));
}

/** The applications to this opening; undefined where nobody can tell. */
export function applicationsIn(view: View): readonly ApplicationRow[] | undefined {
  const post = postIn(view);
  const all = post ? applicationsOf(view, post) : undefined;
  return all?.filter(({ opening }) => opening && isSame(opening, view.facts.address));
}
