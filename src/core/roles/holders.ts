// Who holds what, where a seat is free, and who has held it for as long as the program allows.

import type { Day } from "../text/time.ts";
import { dayAfter, daysOn } from "./length.ts";
import type { Post, Role } from "./role.ts";
import type { Span } from "./term.ts";

/** A term of somebody, running, past or to come. */
export interface Held extends Span {
  readonly role: string;
  readonly community: string | null;
  readonly person: number;
  readonly login: string;
}

const isOf = ({ role, community }: Post, held: Held): boolean => held.role === role.id && held.community === community;

const isOn = ({ from, until }: Span, day: Day): boolean => from <= day && day <= until;

export const heldOn = (all: readonly Held[], post: Post, day: Day): readonly Held[] =>
  all.filter((one) => isOf(post, one) && isOn(one, day));

/** A term, and whether its case still has the seat, where that is known: one that is over has it until that is recorded. */
type Seated = Held & { readonly seated?: boolean };

/** Who held it and does so no more: terms of a person that follow each other are one, and the last to end comes first. */
export function pastHolders(all: readonly Seated[], post: Post, today: Day): readonly Held[] {
  const terms = all.filter((one) => isOf(post, one) && one.from <= one.until);
  const rows = new Map<number, Seated[]>();
  for (const term of terms.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const before = rows.get(term.person) ?? [];
    const last = before.at(-1);
    const goesOn = last !== undefined && daysOn(last.until, 1) >= term.from;
    rows.set(term.person, goesOn ? [...before.slice(0, -1), { ...term, from: last.from }] : [...before, term]);
  }
  return [...rows.values()]
    .flat()
    .filter(({ until, seated }) => until < today && seated !== true)
    .toSorted((a, b) => (a.until < b.until ? 1 : -1));
}

/** Seats that nobody has on a day. */
export const vacancies = (all: readonly Held[], post: Post, day: Day): number =>
  Math.max(0, post.role.holders - heldOn(all, post, day).length);

/** Every place of a role. */
export const postsOf = (role: Role): readonly Post[] =>
  (role.communities ?? [null]).map((community) => ({ role, community }));

/** The day from which a seat is free for a whole term, as far as anybody can tell: `day` itself, or when one ends. */
export function freeFrom(all: readonly Held[], post: Post, day: Day): Day {
  const ends = all.filter((one) => isOf(post, one) && one.until >= day).map(({ until }) => daysOn(until, 1));
  const days = [day, ...ends.toSorted()];
  return days.find((one) => vacancies(all, post, one) > 0) ?? day;
}

export interface Limit {
  /** Terms in a row that somebody would have had when another one begins. */
  readonly terms: number;
  /** The first day on which another one may begin; null where it may begin at once. */
  readonly from: Day | null;
}

/** How a term that begins on a day stands to the limit of terms in a row. A shorter gap than the pause breaks no row. */
export function limitOf(all: readonly Held[], post: Post, person: number, day: Day): Limit {
  const { consecutive, pause } = post.role;
  const before = all
    .filter((one) => one.person === person && isOf(post, one) && one.from < day)
    .toSorted((a, b) => (a.from < b.from ? 1 : -1));
  let terms = 0;
  let next = day;
  for (const { from, until } of before) {
    if (dayAfter(daysOn(until, 1), pause) <= next) break;
    terms += 1;
    next = from;
  }
  const [last] = before;
  const reached = consecutive !== null && terms >= consecutive && last !== undefined;
  return { terms, from: reached ? dayAfter(daysOn(last.until, 1), pause) : null };
}
