// How terms, leaves, delegations and trainings stand in the ledger: written here, and read here.

import { z } from "zod";
import type { LedgerEntry } from "../case/ledger.ts";
import { startOfDay } from "../text/calendar.ts";
import type { Day, Instant } from "../text/time.ts";
import type { Held } from "./holders.ts";
import { daysOn } from "./length.ts";
import { postKey } from "./role.ts";
import { beginsAt, endsAt } from "./term.ts";

/** Somebody by account, with the name for display. */
export interface Named {
  readonly id: number;
  readonly login: string;
}

/** Somebody does not hold a role for a while; the substitute does meanwhile. */
export interface Leave {
  readonly person: Named;
  /** The first day, and the last. */
  readonly from: Day;
  readonly until: Day;
  readonly substitute: Named | null;
}

/** A responsibility that somebody else looks after. */
export interface Delegation {
  readonly person: Named;
  readonly responsibility: string;
  readonly to: Named;
  readonly from: Day;
  /** The last day; null where it ends with the term. */
  readonly until: Day | null;
}

/** A course that somebody has done. */
export interface Training {
  readonly course: string;
  readonly person: Named;
  readonly day: Day;
  /** The last day on which it counts; null for ever. */
  readonly until: Day | null;
  /** Who says so; null where the program's own file does. */
  readonly by: string | null;
}

type Place = Pick<Held, "role" | "community">;

const keyOf = ({ role, community }: Place): string => postKey({ role: { id: role }, community });

const until = (day: Day | null, zone: string): Instant | null =>
  day === null ? null : startOfDay(daysOn(day, 1), zone);

export const termRow = (held: Held, zone: string): LedgerEntry => ({
  sort: "term",
  key: keyOf(held),
  person: held.person,
  login: held.login,
  from: beginsAt(held, zone),
  until: endsAt(held, zone),
  data: { role: held.role, community: held.community, from: held.from, until: held.until },
});

export const leaveRow = (
  place: Place,
  { person, from, until: last, substitute }: Leave,
  zone: string,
): LedgerEntry => ({
  sort: "leave",
  key: keyOf(place),
  person: person.id,
  login: person.login,
  from: startOfDay(from, zone),
  until: until(last, zone),
  data: { role: place.role, community: place.community, from, until: last, substitute },
});

export const delegationRow = (place: Place, one: Delegation, zone: string): LedgerEntry => ({
  sort: "delegation",
  key: keyOf(place),
  person: one.person.id,
  login: one.person.login,
  from: startOfDay(one.from, zone),
  until: until(one.until, zone),
  data: { ...place, responsibility: one.responsibility, to: one.to, from: one.from, until: one.until },
});

export const trainingRow = ({ course, person, day, until: last, by }: Training, zone: string): LedgerEntry => ({
  sort: "training",
  key: course,
  person: person.id,
  login: person.login,
  from: startOfDay(day, zone),
  until: until(last, zone),
  data: { day, until: last, by },
});

const Who = z.object({ id: z.number(), login: z.string() });
const Place = z.object({ role: z.string(), community: z.string().nullable() });
const TermData = z.object({ ...Place.shape, from: z.string(), until: z.string() });
const LeaveData = z.object({ ...TermData.shape, substitute: Who.nullable() });
const DelegationData = z.object({
  ...Place.shape,
  responsibility: z.string(),
  to: Who,
  from: z.string(),
  until: z.string().nullable(),
});
const TrainingData = z.object({ day: z.string(), until: z.string().nullable(), by: z.string().nullable() });

interface Whose<Data> {
  readonly row: LedgerEntry;
  readonly person: Named;
  readonly data: Data;
}

/** Rows of a sort; one that is about nobody or looks otherwise is a fault of ours, never nothing. */
function read<Data>(rows: readonly LedgerEntry[], sort: string, schema: z.ZodType<Data>): readonly Whose<Data>[] {
  return rows
    .filter((row) => row.sort === sort)
    .map((row) => {
      const person = Who.parse({ id: row.person, login: row.login });
      return { row, person, data: schema.parse(row.data) };
    });
}

export const termsIn = (rows: readonly LedgerEntry[]): readonly Held[] =>
  read(rows, "term", TermData).map(({ person, data }) => ({ ...data, person: person.id, login: person.login }));

export const leavesIn = (rows: readonly LedgerEntry[]): readonly (Place & Leave)[] =>
  read(rows, "leave", LeaveData).map(({ person, data }) => ({ ...data, person }));

export const delegationsIn = (rows: readonly LedgerEntry[]): readonly (Place & Delegation)[] =>
  read(rows, "delegation", DelegationData).map(({ person, data }) => ({ ...data, person }));

export const trainingsIn = (rows: readonly LedgerEntry[]): readonly Training[] =>
  read(rows, "training", TrainingData).map(({ row, person, data }) => ({ course: row.key, person, ...data }));
