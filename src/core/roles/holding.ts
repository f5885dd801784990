// What a holder has said about their term: away for a while, a responsibility handed on, over before its time.

import { z } from "zod";
import { own } from "../case/own.ts";
import type { CaseRecord } from "../case/record.ts";
import type { Day } from "../text/time.ts";
import type { CarriedTerm } from "./record.ts";

const day = z.iso.date();

/** Somebody else. People are told apart by their account; the name is as it was then. */
const Somebody = z.strictObject({ id: z.number(), login: z.string() });
export type Somebody = z.infer<typeof Somebody>;

/** The comment that said it. */
const said = z.union([z.number(), z.string()]);

const Leave = z.strictObject({
  from: day,
  /** The last day. */
  until: day,
  substitute: Somebody.nullable(),
  said,
});
export type Leave = z.infer<typeof Leave>;

const HandedOn = z.strictObject({
  /** Id of the responsibility. */
  what: z.string(),
  to: Somebody,
  from: day,
  until: day,
  said,
});
export type HandedOn = z.infer<typeof HandedOn>;

/** The last one that was said. */
export const leave = own("leave", Leave);
export const handedOn = own("handed-on", z.array(HandedOn));

/** That the term ends before its time, and when it would have ended. */
export const cutShort = own("cut-short", z.strictObject({ planned: day, at: z.string() }));

type Kept = Pick<CaseRecord, "own">;

/** The leave that is running on a day, or still to come. */
export const leaveFrom = (state: Kept, today: Day): Leave | undefined => {
  const kept = leave.of(state);
  return kept && kept.until >= today ? kept : undefined;
};

export function onLeaveOn(state: Kept, today: Day): Leave | undefined {
  const kept = leaveFrom(state, today);
  return kept && kept.from <= today ? kept : undefined;
}

/** What is handed on today. Nobody answers for it longer than the term lasts. */
export const handedOnOn = (state: Kept, { until }: CarriedTerm, today: Day): readonly HandedOn[] =>
  (handedOn.of(state) ?? []).filter((one) => today <= one.until && today <= until);
