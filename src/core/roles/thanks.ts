// One thanks for everybody who held a role, at the end of each term, however it ended: a word on the issue, and the
// facts of a certificate.

import { z } from "zod";
import type { OwnNotice } from "../case/kind.ts";
import type { LedgerEntry } from "../case/ledger.ts";
import type { View } from "../case/view.ts";
import type { Day, Instant } from "../text/time.ts";
import { daysOn } from "./length.ts";

/** What somebody did, as a certificate says it. */
export interface Served {
  readonly login: string;
  /** Of their profile, where that has one. */
  readonly name?: string;
  /** Ids. */
  readonly role: string;
  readonly community: string | null;
  readonly from: Day;
  /** The last day of the last term that is over. */
  readonly until: Day;
}

/** The terms that follow each other, with the last one as it stands now. */
interface Terms {
  readonly role: string;
  readonly community: string | null;
  readonly login: string;
  readonly anchor: Day;
  readonly number: number;
  readonly from: Day;
  readonly until: Day;
}

/** What is over of somebody's terms on a day; undefined while the first of them runs. */
export function servedBy(
  { role, community, login, anchor, number, from, until }: Terms,
  today: Day,
): Served | undefined {
  const first = number === 1 ? from : anchor;
  const last = until < today ? until : daysOn(from, -1);
  return last < first ? undefined : { login, role, community, from: first, until: last };
}

const Data = z.looseObject({
  role: z.string(),
  community: z.string().nullable(),
  anchor: z.iso.date().optional(),
  number: z.int().default(1),
  from: z.iso.date(),
  until: z.iso.date(),
  name: z.string().optional(),
});

/** The same, by a row of sort `term`. */
export function servedIn({ sort, login, data }: LedgerEntry, today: Day): Served | undefined {
  const read = Data.safeParse(data);
  if (sort !== "term" || login === null || !read.success) return undefined;
  const { anchor = read.data.from, name, ...term } = read.data;
  const served = servedBy({ ...term, anchor, login }, today);
  return served && (name === undefined ? served : { ...served, name });
}

/** Where the certificate of a case stands below the address of Quorate's pages. */
export const certificatePath = ({ owner, name, number }: Pick<View["facts"]["address"], "owner" | "name" | "number">) =>
  `/certificates/${owner}/${name}/${number}`;

/** Posted once for each term: when it is over, or when the next one of the same person has begun. */
export function thanks(view: View, term: Terms, today: Day, at: Instant): readonly OwnNotice[] {
  const served = servedBy(term, today);
  if (!served) return [];
  const { instance, facts } = view;
  const title = instance.roles.find(({ id }) => id === term.role)?.title ?? term.role;
  const days = { date: { is: "day", day: served.from }, day: { is: "day", day: served.until } } as const;
  const gaps = { mention: `@${term.login}`, title, ...days };
  const link =
    facts.pages !== undefined && !facts.private ? `${facts.pages}${certificatePath(facts.address)}` : undefined;
  const say =
    link === undefined ? { say: "thanks/said", with: gaps } : { say: "thanks/said-link", with: { ...gaps, link } };
  return [{ key: `thanks-${served.until}`, at, say }];
}
