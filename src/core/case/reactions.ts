// Reactions to a comment of ours that asks for them. GitHub sends no event for one: they are read with the case.

import type { Instant } from "../text/time.ts";
import type { Person } from "./facts.ts";

/** A notice under a key that begins so has its reactions read, the newest of them. */
export const pollNotice = "poll-";

export interface Reacted {
  /** As GraphQL names it: `HEART`. */
  readonly content: string;
  readonly by: Person;
  readonly at: Instant;
}

export interface Reactions {
  /** The notice that they stand on. */
  readonly key: string;
  readonly all: readonly Reacted[];
}
