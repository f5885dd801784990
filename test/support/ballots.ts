// Ballots as people would tell them: who is in which group, and who said what.

import { type Ballot, blank, type Electorate } from "../../src/core/rules/ballot.ts";
import type { Expression } from "../../src/core/rules/expression.ts";
import type { Bar } from "../../src/core/rules/fraction.ts";
import { readFraction } from "../../src/core/rules/fraction.ts";
import type { Limit, Sitter } from "../../src/core/rules/seating.ts";
import { plusDays, plusSeconds } from "../../src/core/text/time.ts";

export type Groups = Readonly<Record<string, readonly number[]>>;

interface Told {
  readonly yes?: readonly number[];
  readonly no?: readonly number[];
  readonly abstained?: readonly number[];
  /** Put it on hold. */
  readonly holding?: readonly number[];
  readonly away?: readonly number[];
  readonly limit?: Limit;
  readonly values?: Ballot["values"];
  readonly at?: string;
  readonly announced?: string;
  readonly closing?: boolean;
}

export const opened = "2026-03-02T09:00:00Z";

export function ballot(groups: Groups, told: Told = {}): Ballot {
  const sitters = (ids: readonly number[] = []): Sitter[] =>
    ids.map((by) => ({ by, groups: Object.keys(groups).filter((group) => groups[group]?.includes(by)) }));
  const sets = Object.entries(groups).map(([group, ids]) => [group, new Set(ids)] as const);
  const electorate: Electorate = {
    groups: new Map(sets),
    away: new Set(told.away),
    staying: new Map(),
    whole: new Map(sets),
  };
  const empty = blank({
    electorate,
    yes: [],
    no: [],
    abstained: [],
    objecting: [],
    limit: told.limit ?? null,
    values: told.values ?? {},
    at: told.at ?? opened,
    since: opened,
    announced: told.announced ?? null,
    closing: told.closing ?? false,
    end: (from, duration) =>
      "days" in duration ? plusDays(from, duration.days) : plusSeconds(from, duration.hours * 3_600),
  });
  return {
    ...empty,
    yes: sitters(told.yes),
    no: sitters(told.no),
    abstained: sitters(told.abstained),
    objecting: sitters([...(told.no ?? []), ...(told.holding ?? [])]),
  };
}

/** People by number, from 1. */
export const people = (count: number, from = 1): number[] => Array.from({ length: count }, (_, at) => from + at);

function bar(fraction: string, than: Bar["than"]): Bar {
  const read = readFraction(fraction);
  if (!read) throw new Error(`no fraction: ${fraction}`);
  return { fraction: read, than };
}

export const atLeast = (fraction: string): Bar => bar(fraction, "at-least");
export const moreThan = (fraction: string): Bar => bar(fraction, "more-than");

export const seats = (wanted: Readonly<Record<string, number>>): Expression => ({ is: "seats", seats: wanted });
export const all = (...parts: readonly Expression[]): Expression => ({ is: "all", parts });
export const any = (...parts: readonly Expression[]): Expression => ({ is: "any", parts });
