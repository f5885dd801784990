// The term that an application carries once it is approved, in the record of its case.

import { z } from "zod";
import { own } from "../case/own.ts";
import type { Term } from "./term.ts";

const day = z.iso.date();

const Carried = z.strictObject({
  /** Id of the role, and of the community where it is held there. */
  role: z.string(),
  community: z.string().nullable(),
  person: z.number(),
  /** As it was called then; people are told apart by `person`. */
  login: z.string(),
  anchor: day,
  number: z.int(),
  from: day,
  /** The last day, as it stands now: earlier where the term was cut short. */
  until: day,
});
export type CarriedTerm = z.infer<typeof Carried>;

/** Kept from the approval on, also when the term is over. Nothing in it says why somebody left. */
export const carried = own("term", Carried);

/** The same place and person, for another time. */
export const withTerm = (kept: CarriedTerm, { anchor, number, from, until }: Term): CarriedTerm => ({
  ...kept,
  anchor,
  number,
  from,
  until,
});
