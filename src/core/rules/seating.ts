// Who sits where: seats of groups are filled so that as many as possible are taken, and nobody sits twice.

import type { Seats } from "./expression.ts";

export interface Sitter {
  readonly by: number;
  readonly groups: readonly string[];
}

/** At most so many of one affiliation among those who sit. */
export interface Limit {
  readonly most: number;
  readonly affiliations: ReadonlyMap<number, string>;
}

/** As many seats filled as can be. */
export function seating<One extends Sitter>(
  people: readonly One[],
  seats: Seats,
  limit: Limit | null = null,
): ReadonlyMap<string, readonly One[]> {
  const [only, ...others] = Object.entries(seats);
  // One group alone needs no search.
  if (only && others.length === 0 && !limit) {
    const [group, needed] = only;
    return new Map([[group, people.filter((one) => one.groups.includes(group)).slice(0, needed)]]);
  }
  return new Table(people, seats, limit).filled();
}

/**
 * Augmenting paths: somebody is placed by moving those who sit, or, where their affiliation has its share, by letting a
 * colleague sit in their stead.
 */
class Table<One extends Sitter> {
  readonly #seats: Seats;
  readonly #limit: Limit | null;
  readonly #colleagues: ReadonlyMap<string | undefined, readonly One[]>;
  readonly #filled: Map<string, One[]>;
  readonly #waiting: One[];
  readonly #sits = new Set<One>();

  constructor(people: readonly One[], seats: Seats, limit: Limit | null) {
    this.#seats = seats;
    this.#limit = limit;
    this.#colleagues = limit ? Map.groupBy(people, (one) => this.#affiliation(one)) : new Map();
    this.#filled = new Map(Object.keys(seats).map((group) => [group, []]));
    this.#waiting = [...people];
  }

  filled(): ReadonlyMap<string, readonly One[]> {
    const sitting = new Map<string, number>();
    // Whoever gave up a seat for a colleague is asked again: there may be another one.
    for (let one = this.#waiting.shift(); one; one = this.#waiting.shift()) {
      const affiliation = this.#affiliation(one);
      const already = affiliation === undefined ? 0 : (sitting.get(affiliation) ?? 0);
      if (this.#limit && affiliation !== undefined && already >= this.#limit.most) continue;
      if (this.#sits.has(one) || !this.#place(one, new Set())) continue;
      this.#sits.add(one);
      if (affiliation !== undefined) sitting.set(affiliation, already + 1);
    }
    return this.#filled;
  }

  #affiliation({ by }: One): string | undefined {
    return this.#limit?.affiliations.get(by);
  }

  #place(one: One, tried: Set<string | One>): boolean {
    tried.add(one);
    for (const group of one.groups) {
      const taken = this.#filled.get(group);
      if (!taken || tried.has(group)) continue;
      tried.add(group);
      if (taken.length < (this.#seats[group] ?? 0)) return taken.push(one) > 0;
      const mover = taken.findIndex((other) => this.#leaves(other, tried));
      if (mover < 0) continue;
      taken[mover] = one;
      return true;
    }
    return false;
  }

  /** Whether somebody who sits finds another seat, or a colleague takes one instead. */
  #leaves(one: One, tried: Set<string | One>): boolean {
    if (!tried.has(one) && this.#place(one, tried)) return true;
    const affiliation = this.#affiliation(one);
    if (affiliation === undefined) return false;
    for (const other of this.#colleagues.get(affiliation) ?? []) {
      if (this.#sits.has(other) || tried.has(other) || !this.#place(other, tried)) continue;
      this.#sits.delete(one);
      this.#sits.add(other);
      this.#waiting.push(one);
      return true;
    }
    return false;
  }
}

export const taken = (filled: ReadonlyMap<string, readonly unknown[]>): number =>
  [...filled.values()].reduce((total, one) => total + one.length, 0);

export const places = (seats: Seats): number => Object.values(seats).reduce((total, one) => total + one, 0);

/** How many count where only so many of one affiliation do. */
export function counted(people: readonly Pick<Sitter, "by">[], limit: Limit | null): number {
  if (!limit) return people.length;
  const sizes = new Map<string, number>();
  let alone = 0;
  for (const { by } of people) {
    const affiliation = limit.affiliations.get(by);
    if (affiliation === undefined) alone++;
    else sizes.set(affiliation, (sizes.get(affiliation) ?? 0) + 1);
  }
  return [...sizes.values()].reduce((total, size) => total + Math.min(size, limit.most), alone);
}
