// The communities of a program: which one a case belongs to, and what it takes over from those around it.

import type { Instance } from "../case/kind.ts";
import type { Reading } from "../case/reading.ts";
import type { Shadow } from "../case/shadow.ts";
import type { Calendar } from "../text/calendar.ts";
import { closest, fold } from "../text/closest.ts";

/** What is needed to find one by what people write. */
export interface NamedCommunity {
  readonly id: string;
  readonly name: string;
  /** Id of the community that it is a part of. */
  readonly parent?: string;
}

export interface Community extends NamedCommunity {
  /** The first is spoken. Its parent's where it has none of its own. */
  readonly languages: readonly string[];
  readonly calendar: Calendar;
  /** Logins of those who help the people who ask. */
  readonly bridge: readonly string[];
  /** Who may ask for it. */
  readonly openTo: "anyone" | OpenTo;
  /** Where it, or one that it is a part of, is tried out only; left out where all are live. */
  readonly shadow?: readonly Shadow[];
}

export interface OpenTo {
  readonly groups: readonly string[];
  readonly people: readonly string[];
}

/** The community that the first field of its sort names; nothing where it is left open or unclear. */
export function communityOf(
  { fields, communities }: Instance,
  { values }: Pick<Reading, "values">,
): Community | undefined {
  for (const { id } of fields) {
    const value = values[id];
    if (value?.is === "community") return communities.find((one) => one.id === value.id);
  }
  return undefined;
}

/** The calendar of the case's community, or the program's. */
export const calendarOf = (instance: Instance, reading: Pick<Reading, "values">): Calendar =>
  communityOf(instance, reading)?.calendar ?? instance.calendar;

/** A community, the one that it is a part of, and so on outwards. */
export function lineOf<Placed extends { readonly id: string; readonly parent?: string | undefined }>(
  community: Placed,
  all: readonly Placed[],
): Placed[] {
  const line = [community];
  for (let { parent } = community; parent !== undefined; parent = line.at(-1)?.parent) {
    const next = all.find(({ id }) => id === parent);
    if (!next || line.includes(next)) break;
    line.push(next);
  }
  return line;
}

export interface Matched<Named> {
  readonly found: readonly Named[];
  /** The name of the one that was most likely meant, where none was found. */
  readonly closest?: string;
}

/** By name or id, with or without one that it is a part of beside it: `Kumasi`, `Kumasi, Ghana`. */
export function matched<Named extends NamedCommunity>(text: string, all: readonly Named[]): Matched<Named> {
  const isCalled = ({ id, name }: NamedCommunity, said: string) => fold(id) === said || fold(name) === said;
  const whole = fold(text);
  const exact = all.filter((one) => isCalled(one, whole));
  if (exact.length > 0) return { found: exact };
  const parts = partsOf(text);
  const placed = (parts.length < 2 ? [] : all).filter((one) => {
    const [, ...around] = lineOf(one, all);
    const rest = parts.filter((part) => !isCalled(one, part));
    return (
      rest.length < parts.length &&
      rest.length > 0 &&
      rest.every((part) => around.some((outer) => isCalled(outer, part)))
    );
  });
  if (placed.length > 0) return { found: placed };
  const near = closest(
    text,
    all.flatMap(({ id, name }) => [name, id]),
  );
  const meant = near === undefined ? undefined : all.find(({ id, name }) => name === near || id === near);
  return { found: [], ...(meant ? { closest: meant.name } : {}) };
}

const partsOf = (text: string): string[] =>
  text
    .slice(0, 200)
    .split(/[,;/()>|–—]|\s-\s/)
    .map(fold)
    .filter((part) => part !== "");
