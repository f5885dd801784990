// Who did something when, as far as the cases of a program show: enough to know whom nobody has heard of for long.

import type { Entry, Facts } from "../case/facts.ts";
import type { Instance } from "../case/kind.ts";
import { type Instant, latest } from "../text/time.ts";
import { carried } from "./record.ts";

/** Whether any role of the program asks after its holders. Elsewhere nothing is kept. */
export const asksAfterHolders = ({ roles }: Pick<Instance, "roles">): boolean =>
  roles.some(({ notice }) => notice.checkIn !== null);

/** The people whose activity anywhere in the program matters to a case: whoever has the term that it carries. */
export function watched({ roles }: Pick<Instance, "roles">, record: Facts["record"]): readonly number[] {
  const term = record && carried.of(record);
  const role = roles.find(({ id }) => id === term?.role);
  return term && role && role.notice.checkIn !== null ? [term.person] : [];
}

/** The last sign of everybody on this issue from a moment on, with its second: what they said, edited or did. */
export function signsSince(since: Instant, facts: Facts): Readonly<Record<number, Instant>> {
  const { author, openedAt, timeline, revisions } = facts;
  const all = [
    { by: author, at: openedAt },
    ...revisions.map(({ by, at }) => ({ by, at })),
    ...timeline.filter(({ mine }: Entry) => !mine).map(({ by, at }: Entry) => ({ by, at })),
  ];
  const last = new Map<number, Instant>();
  for (const { by, at } of all)
    if (by?.is === "person" && at >= since) last.set(by.id, latest(at, last.get(by.id) ?? at));
  return Object.fromEntries(last);
}
