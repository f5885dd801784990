// When a digest calls those whom a reminder is for, and when it did.

import { membersIn } from "../case/frozen.ts";
import type { Instance } from "../case/kind.ts";
import { toldAt } from "../case/shadow.ts";
import type { View } from "../case/view.ts";
import { type Instant, latest, plusSeconds } from "../text/time.ts";
import { roundAfter, roundBefore } from "./rounds.ts";
import { toldOf } from "./told.ts";

/** Whether reminders stand in digests. What is private is told where it is, or where it stays so. */
export const inDigest = ({ facts, instance }: Pick<View, "facts" | "instance">): boolean =>
  instance.digest !== null && facts.digest !== undefined && (!facts.private || facts.digest.private);

/** Of these groups those whose digests tell of the end of a vote: somebody in them has not voted. Null without digests. */
export function digestsOf(among: readonly string[], view: View): readonly string[] | null {
  if (!inDigest(view)) return null;
  const voted = new Set(view.state.votes.map(({ by }) => by));
  const open = among.filter((group) => [...(membersIn(view, group)?.keys() ?? [])].some((id) => !voted.has(id)));
  return open.length > 0 ? open : among;
}

/** When a reminder was delivered: in a comment of its own, or in the digest of each group whose turn it is. */
export function deliveredAt(
  key: string,
  groups: readonly string[] | null,
  due: Instant,
  view: View,
): Instant | undefined {
  const { facts, state } = view;
  const own = toldAt(key, due, view);
  if (own !== undefined) return own;
  const told = toldOf(key, state, facts);
  const times = (groups ?? Object.keys(told)).map((group) => told[group]);
  const known = times.flatMap((time) => time ?? []);
  return known.length === 0 || known.length < times.length ? undefined : latest(...known);
}

const rounds = new WeakMap<Instance, Map<Instant, Instant>>();

/** The next round of this program's digests, from a moment on. */
export function nextRound(instance: Instance, at: Instant): Instant {
  const { digest, calendar, deadlines } = instance;
  if (!digest) return at;
  const known = rounds.get(instance) ?? new Map<Instant, Instant>();
  rounds.set(instance, known);
  const found = known.get(at) ?? roundAfter({ digest, calendar, deadlines }, at);
  known.set(at, found);
  return found;
}

/** Whoever was not called in this round is called in the next one. */
export const nextTry = (instance: Instance, at: Instant): Instant => nextRound(instance, plusSeconds(at, 1));

/** The last round between two moments; the next one after them where there is none. */
export function roundUpTo(instance: Instance, from: Instant, at: Instant): Instant {
  const { digest, calendar, deadlines } = instance;
  if (!digest) return at;
  const before = roundBefore({ digest, calendar, deadlines }, at);
  return before >= from && before <= at ? before : nextRound(instance, at);
}
