// What a case about a role asks of the ledger: terms, openings, applications, courses. Unknown is never empty.

import { z } from "zod";
import type { Facts } from "../case/facts.ts";
import { type LedgerEntry, type LookUp, lookedUp } from "../case/ledger.ts";
import type { View } from "../case/view.ts";
import type { Instant } from "../text/time.ts";
import type { Held } from "./holders.ts";
import { type Post, postKey, type Role } from "./role.ts";
import { beginsAt, endsAt } from "./term.ts";

/** A term, and whether its case still has the seat: one that is over has it until that is recorded. */
export interface HeldRow extends Held {
  readonly seated: boolean;
  /** Of the profile, where there is one. */
  readonly name?: string;
}

export const termRow = ({ person, login, ...data }: HeldRow, zone: string): LedgerEntry => ({
  sort: "term",
  key: postKey({ role: { id: data.role }, community: data.community }),
  person,
  login,
  from: beginsAt(data, zone),
  until: endsAt(data, zone),
  data,
});

const TermData = z.looseObject({
  role: z.string(),
  community: z.string().nullable(),
  from: z.string(),
  until: z.string(),
  seated: z.boolean(),
});

/** One that is about nobody or looks otherwise is a fault of ours, never nothing. */
const termsIn = (rows: readonly LedgerEntry[]): readonly HeldRow[] =>
  rows.map(({ person, login, data }) => ({
    ...TermData.parse(data),
    person: z.number().parse(person),
    login: login ?? "",
  }));

const ask = (sort: string, post: Post): LookUp => ({ sort, key: postKey(post) });

/** Every term of a post in other cases, or those of somebody; undefined where nobody can tell. */
export function termsOf({ facts }: Pick<View, "facts">, post: Post, person?: number): readonly HeldRow[] | undefined {
  const rows = lookedUp(facts, { ...ask("term", post), ...(person === undefined ? {} : { person }) });
  return rows && termsIn(rows);
}

/** The teams that somebody's seats in other cases give; undefined where nobody can tell. */
export function seatedTeams(facts: Facts, person: number, roles: readonly Role[]): readonly string[] | undefined {
  const rows = lookedUp(facts, { sort: "term", person });
  return (
    rows && termsIn(rows).flatMap(({ seated, role }) => (seated && roles.find(({ id }) => id === role)?.team) || [])
  );
}

const Key = z.object({ repository: z.number(), issue: z.number() });

const OpeningData = z.object({
  number: z.number(),
  node: z.string(),
  url: z.string(),
  /** The first day of the terms. */
  starts: z.string(),
  /** Applications are taken; those who decide choose; it is over. */
  is: z.enum(["open", "choosing", "over"]),
  /** Who was chosen, by account. */
  chosen: z.array(z.number()),
});

export interface OpeningRow extends z.infer<typeof OpeningData> {
  readonly address: z.infer<typeof Key>;
  /** Applications are taken until then. */
  readonly until: Instant;
}

export const openingEntry = (post: Post, until: Instant, data: z.infer<typeof OpeningData>): LedgerEntry => ({
  sort: "opening",
  key: postKey(post),
  person: null,
  login: null,
  from: null,
  until,
  data,
});

export const openingsOf = ({ facts }: Pick<View, "facts">, post: Post): readonly OpeningRow[] | undefined =>
  lookedUp(facts, ask("opening", post))?.flatMap(({ address, until, data }) => {
    const read = OpeningData.safeParse(data);
    return read.success && until !== null ? [{ ...read.data, address, until }] : [];
  });

const ApplicationData = z.object({
  number: z.number(),
  url: z.string(),
  opening: Key.nullable(),
  /** Something is missing; it can be decided about; it was approved; it is over without that. */
  is: z.enum(["preparing", "ready", "approved", "over"]),
});

export interface ApplicationRow extends z.infer<typeof ApplicationData> {
  readonly address: z.infer<typeof Key>;
  readonly person: number;
  readonly login: string;
}

export const applicationEntry = (
  post: Post,
  { id, login }: { readonly id: number; readonly login: string },
  data: z.infer<typeof ApplicationData>,
): LedgerEntry => ({
  sort: "application",
  key: postKey(post),
  person: id,
  login,
  from: null,
  until: null,
  data,
});

export const applicationsOf = ({ facts }: Pick<View, "facts">, post: Post): readonly ApplicationRow[] | undefined =>
  lookedUp(facts, ask("application", post))?.flatMap(({ address, person, login, data }) => {
    const read = ApplicationData.safeParse(data);
    return read.success && person !== null ? [{ ...read.data, address, person, login: login ?? "" }] : [];
  });

/** What a case about a post has to know of others; of some of it also what wakes nobody when it changes. */
export const lookUpsOf = (post: Post, still: readonly ("term" | "application")[] = []): readonly LookUp[] =>
  (["term", "opening", "application"] as const).map((sort) =>
    sort !== "opening" && still.includes(sort) ? { ...ask(sort, post), still: true } : ask(sort, post),
  );
