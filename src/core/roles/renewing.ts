// How a term and its review belong together: the case of the term asks for a review before each end, and what was
// decided there says what comes after it.

import { z } from "zod";
import type { Kin } from "../case/kin.ts";
import { own } from "../case/own.ts";
import type { View } from "../case/view.ts";
import { type Instant, plusSeconds } from "../text/time.ts";
import type { CarriedTerm } from "./record.ts";
import type { Role } from "./role.ts";
import { daysBeforeEnd, nextTerm } from "./term.ts";

const day = z.iso.date();

/** The terms before the one that runs, oldest first. */
export const earlier = own("earlier", z.array(z.strictObject({ from: day, until: day })));

/** One review for each end of a term: cut short or renewed, it is another one. */
export const reviewKey = ({ until }: Pick<CarriedTerm, "until">): string => `review-${until}`;

/** The one that is opened where the first was taken away. There is no third. */
export const secondKey = (term: Pick<CarriedTerm, "until">): string => `${reviewKey(term)}-again`;

const withKey = ({ children = [] }: View["facts"], key: string): Kin | undefined =>
  children.find((one) => one.key === key);

const isThere = (review: Kin | undefined): review is Kin => review !== undefined && !review.lost;

/** What was taken away counts no more. */
export const reviewOf = ({ facts }: Pick<View, "facts">, term: CarriedTerm): Kin | undefined =>
  [secondKey(term), reviewKey(term)].map((key) => withKey(facts, key)).find(isThere);

/** Whether it is known, and not only likely, that the first one was taken away. */
export const isFirstLost = ({ facts }: Pick<View, "facts">, term: CarriedTerm): boolean =>
  withKey(facts, reviewKey(term))?.lost === true;

/** The key and the number of the last review that was opened, where none is there any more. */
export function lostReview({ facts, state }: Pick<View, "facts" | "state">, term: CarriedTerm) {
  if (!facts.children || reviewOf({ facts }, term)) return undefined;
  const opened = [secondKey(term), reviewKey(term)].flatMap((key) => {
    const number = state.children?.[key] ?? withKey(facts, key)?.address.number;
    return number === undefined ? [] : [{ key, number }];
  });
  return opened[0];
}

/** The stages in which a review ends, as the case of the term reads them. */
export const isRenewed = (review: Kin | undefined): boolean => review?.stage === "renewed";

/** What a review keeps: the number of the opening in which others have a turn after this term. */
export const offered = own("offered", z.int());

export const offeredBy = (review: Kin | undefined): number | undefined =>
  review?.own ? offered.of({ own: review.own }) : undefined;

/** The term that follows a renewal, at once after the one that runs. */
export const following = (term: CarriedTerm, { term: length }: Pick<Role, "term">): CarriedTerm => ({
  ...term,
  ...nextTerm(term, length),
});

/**
 * When the review opens: never later than the program says, and each a little before, so that many terms that end on
 * one day do not ask everything of GitHub at once. The same case, the same moment.
 */
export function opensAt(term: CarriedTerm, role: Role, { spreadHours, issue, zone }: Opening): Instant {
  const part = Math.imul(issue, 0x9e3779b1) >>> 0;
  const seconds = Math.floor((part / 2 ** 32) * spreadHours * 3_600);
  return plusSeconds(daysBeforeEnd(term, role.notice.review, zone), -seconds);
}

interface Opening {
  readonly spreadHours: number;
  readonly issue: number;
  readonly zone: string;
}
