// What everybody may read of a role: who holds it and until when, what they handed on, and where a seat is free.

import { z } from "zod";
import type { LedgerEntry } from "../case/ledger.ts";
import { localDay } from "../text/calendar.ts";
import type { Day, Instant } from "../text/time.ts";
import { type Held, heldOn, pastHolders, postsOf, vacancies } from "./holders.ts";
import { daysOn } from "./length.ts";
import { type Post, postKey, type Role } from "./role.ts";

export interface PostPage {
  /** Id of the community; null for the whole program. */
  readonly community: string | null;
  readonly holders: readonly Holder[];
  /** The last one first. Nothing says why a term ended. */
  readonly past: readonly PastHolder[];
  readonly vacancies: number;
  /** Applications are taken until the end of this day, on that page. */
  readonly opening: { readonly url: string; readonly until: Day } | null;
}

export interface Holder {
  readonly login: string;
  readonly from: Day;
  readonly until: Day;
  readonly away: { readonly until: Day; readonly substitute: string | null } | null;
  readonly handedOn: readonly { readonly title: string; readonly to: string; readonly until: Day | null }[];
}

/** From the first day to the last of terms that followed each other. */
export type PastHolder = Pick<Holder, "login" | "from" | "until">;

const Who = z.object({ id: z.number(), login: z.string() });
const TermData = z.looseObject({
  role: z.string(),
  community: z.string().nullable(),
  from: z.string(),
  until: z.string(),
  seated: z.boolean().default(false),
});
const LeaveData = z.looseObject({ substitute: Who.nullable() });
const DelegationData = z.looseObject({ responsibility: z.string(), to: Who });
const OpeningData = z.looseObject({ url: z.string(), is: z.string() });

/** What has to be looked up for them. */
export const roleLookUps = ["term", "leave", "delegation", "opening"].map((sort) => ({ sort }));

interface Shown {
  readonly rows: readonly LedgerEntry[];
  readonly now: Instant;
  readonly zone: string;
}

/** Every place of a role on this day. What cannot be read of a row is not shown. */
export function rolePage(role: Role, shown: Shown): readonly PostPage[] {
  const today = localDay(shown.now, shown.zone);
  const all = shown.rows.flatMap(termIn);
  return postsOf(role).map((post) => ({
    community: post.community,
    holders: heldOn(all, post, today)
      .toSorted((a, b) => (a.until < b.until ? -1 : 1))
      .map((held) => holder(held, post, shown)),
    past: pastHolders(all, post, today).map(({ login, from, until }) => ({ login, from, until })),
    vacancies: vacancies(all, post, today),
    opening: openingOf(post, shown),
  }));
}

function termIn({ sort, person, login, data }: LedgerEntry): readonly (Held & { readonly seated: boolean })[] {
  const read = TermData.safeParse(data);
  if (sort !== "term" || person === null || login === null || !read.success) return [];
  const { role, community, from, until, seated } = read.data;
  return [{ role, community, from, until, seated, person, login }];
}

/** Rows of a post that hold on the day of this moment. */
const present = (sort: string, post: Post, { rows, now, zone }: Shown): readonly LedgerEntry[] =>
  rows.filter((row) => {
    const starts = row.from === null || localDay(row.from, zone) <= localDay(now, zone);
    return row.sort === sort && row.key === postKey(post) && starts && (row.until === null || now < row.until);
  });

/** The last day that has not ended when this moment comes. */
const lastDayBefore = (until: Instant, zone: string): Day => daysOn(localDay(until, zone), -1);

function holder({ person, login, from, until }: Held, post: Post, shown: Shown): Holder {
  const { zone } = shown;
  const [leave] = present("leave", post, shown).filter((row) => row.person === person);
  const away = leave && LeaveData.safeParse(leave.data);
  const handedOn = present("delegation", post, shown).flatMap(({ person: by, until: end, data }) => {
    const read = DelegationData.safeParse(data);
    if (!read.success || by !== person) return [];
    const { responsibility, to } = read.data;
    const title = post.role.responsibilities.find(({ id }) => id === responsibility)?.title ?? responsibility;
    const last = end === null ? null : lastDayBefore(end, zone);
    return [{ title, to: to.login, until: last === until ? null : last }];
  });
  return {
    login,
    from,
    until,
    handedOn,
    away:
      away?.success && leave?.until
        ? { until: lastDayBefore(leave.until, zone), substitute: away.data.substitute?.login ?? null }
        : null,
  };
}

function openingOf(post: Post, shown: Shown): PostPage["opening"] {
  for (const { until, data } of present("opening", post, shown)) {
    const read = OpeningData.safeParse(data);
    if (read.success && read.data.is === "open" && until !== null)
      return { url: read.data.url, until: lastDayBefore(until, shown.zone) };
  }
  return null;
}
