// What guards and answers look at: the facts, what is recorded so far, and the form as it stood at that moment.

import type { Instant } from "../text/time.ts";
import type { Facts } from "./facts.ts";
import type { Instance } from "./kind.ts";
import type { Reading } from "./reading.ts";
import type { CaseRecord } from "./record.ts";

export interface View {
  readonly facts: Facts;
  readonly instance: Instance;
  /** Its answers are those of earlier passes; those of this one come when it is over. */
  readonly state: CaseRecord;
  /** The moment that is being walked; never the wall clock. */
  readonly at: Instant;
  readonly reading: Reading;
  readonly indexed: Indexed;
}

/** The facts, arranged once a decision for looking up. */
export interface Indexed {
  /** Comments that nobody changed and whose author still exists. */
  readonly intact: ReadonlySet<number>;
  /** Every comment that is still there. */
  readonly comments: ReadonlySet<number>;
  /** Group to its human members, with those who stand in: id to login. Only groups that could be read. */
  readonly members: ReadonlyMap<string, ReadonlyMap<number, string>>;
}

export function index(facts: Facts): Indexed {
  const intact = new Set<number>();
  const comments = new Set<number>();
  for (const entry of facts.timeline) {
    if (entry.is !== "comment") continue;
    comments.add(entry.id);
    if (!entry.edited && entry.by) intact.add(entry.id);
  }
  const members = new Map<string, ReadonlyMap<number, string>>();
  for (const [group, roster] of Object.entries(facts.groups)) {
    if (!roster.known) continue;
    const people = new Map<number, string>();
    for (const { is, id, login } of roster.members) if (is === "person") people.set(id, login);
    for (const { by } of roster.standIns ?? []) people.set(by.id, by.login);
    members.set(group, people);
  }
  return { intact, comments, members };
}
