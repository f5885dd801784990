// Seats of groups, by different people: how many are filled, and whether the rest may be yet.

import type { Because } from "../case/kind.ts";
import { type Ballot, hopeful, present, union } from "./ballot.ts";
import type { Seats } from "./expression.ts";
import { type Finding, leaf } from "./finding.ts";
import { type Side, says } from "./says.ts";
import { places, type Sitter, seating, taken } from "./seating.ts";

export function seated(seats: Seats, ballot: Ballot, side: Side): Finding {
  const filled = seating(ballot.yes, seats, ballot.limit);
  const sit = (group: string) => filled.get(group)?.length ?? 0;
  const there = present(ballot);
  const parts = Object.entries(seats).map(([group, count]): Finding => {
    const full = sit(group) >= count;
    const alone = { met: full, certain: true, possible: full || canFill({ [group]: count }, ballot) };
    const is = there === ballot ? alone : { ...alone, within: full || canFill({ [group]: count }, there) };
    const because = says({ is: "count", of: [group], atLeast: count }, side);
    return leaf(is, because, of(sit(group), count), [group]);
  });
  const [only, ...others] = parts;
  if (only && others.length === 0) return only;
  const [have, needed] = [taken(filled), places(seats)];
  const met = have >= needed;
  const possible = met || canFill(seats, ballot);
  const within = met || (possible && (there === ballot || canFill(seats, there)));
  const open = Object.entries(seats).flatMap(([group, count]) => (sit(group) < count ? [group] : []));
  const whole = leaf(
    { met, certain: true, possible, within },
    says({ is: "seats", seats }, side),
    of(have, needed),
    open,
  );
  return { ...whole, parts };
}

/** So many of those that are needed. */
export const of = (have: number, needed: number): Because => ({ say: "rule/so-far-of", with: { have, needed } });

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
export function subsets(groups: readonly string[]): readonly (readonly string[])[] {
  const key = groups.join(" ");
  const found =
    known.get(key) ??
    Array.from({ length: 2 ** groups.length - 1 }, (_, at) => groups.filter((_, place) => ((at + 1) >> place) & 1));
  known.set(key, found);
  return found;
}
