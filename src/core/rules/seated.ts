// Seats of groups, by different people: how many are filled, and whether the rest may be yet.

import type { Because } from "../kind.ts";
import { type Ballot, hopeful, union } from "./ballot.ts";
import type { Side } from "./evaluate.ts";
import type { Seats } from "./expression.ts";
import { type Finding, leaf } from "./finding.ts";
import { places, type Sitter, seating, taken } from "./seating.ts";

export function seated(seats: Seats, ballot: Ballot, side: Side): Finding {
  const filled = seating(ballot.yes, seats, ballot.limit);
  const [have, needed] = [taken(filled), places(seats)];
  const met = have >= needed;
  const possible = met || canFill(seats, ballot);
  const [only, ...others] = Object.keys(seats).map((group) => seatsOf(group, filled.get(group)?.length ?? 0));
  if (only && others.length === 0) return { ...only, met, certain: met, possible };
  const because: Because = { say: `rule/seats-${side}`, with: { have, needed } };
  return {
    ...leaf(
      { met, certain: true, possible },
      because,
      Object.keys(seats).filter((group) => isOpen(group)),
    ),
    parts: only ? [only, ...others] : [],
  };

  function seatsOf(group: string, have: number): Finding {
    const needed = seats[group] ?? 0;
    const alone = have >= needed || canFill({ [group]: needed }, ballot);
    const gaps = { have, needed, groups: { is: "list", items: [group] } } as const;
    return leaf({ met: have >= needed, certain: true, possible: alone }, { say: `rule/count-${side}`, with: gaps }, [
      group,
    ]);
  }

  function isOpen(group: string): boolean {
    return (filled.get(group)?.length ?? 0) < (seats[group] ?? 0);
  }
}

/** Whether all seats could be filled if everybody who has not voted said yes. */
export function canFill(seats: Seats, ballot: Ballot): boolean {
  if (ballot.limit) return taken(seating(hopeful(ballot), seats, ballot.limit)) >= places(seats);
  // Hall: each set of groups has as many people as seats. Where nobody is limited, that is exact, and quick to count.
  const groups = Object.keys(seats).filter((group) => (seats[group] ?? 0) > 0);
  const others = [...ballot.no, ...ballot.abstained];
  return subsets(groups).every((some) => {
    const needed = some.reduce((total, group) => total + (seats[group] ?? 0), 0);
    const ids = union(some, ballot.electorate);
    return ids.size - others.filter(({ by }: Sitter) => ids.has(by)).length >= needed;
  });
}

const known = new Map<string, readonly (readonly string[])[]>();

/** Every choice of some of these, but none of none. */
function subsets(groups: readonly string[]): readonly (readonly string[])[] {
  const key = groups.join(" ");
  const found =
    known.get(key) ??
    Array.from({ length: 2 ** groups.length - 1 }, (_, at) => groups.filter((_, place) => ((at + 1) >> place) & 1));
  known.set(key, found);
  return found;
}
