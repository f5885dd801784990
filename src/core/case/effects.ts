// What an approval brings about beside the state of the issue: what is wanted, when each may happen, and what is taken
// back when the decision is turned round. Pure: others carry it out, and tell in `facts.brought` what came of it.

import { earliest, type Instant, latest, plusDays, plusSeconds } from "../text/time.ts";
import { type Wanted, wantedBy } from "./bringing.ts";
import type { ChildSpec } from "./children.ts";
import type { Facts } from "./facts.ts";
import type { Instance } from "./kind.ts";
import type { CaseRecord, Decided } from "./record.ts";

export type Whom =
  | { readonly of: "author" }
  | { readonly of: "field"; readonly field: string }
  | { readonly of: "login"; readonly login: string }
  | { readonly of: "group"; readonly group: string };

/** One effect as the program says it. `grace`, in seconds, stands before the instance's. */
export type EffectSpec = { readonly grace?: number } & (
  | { readonly is: "team"; readonly team: string; readonly who: Whom }
  | { readonly is: "assign"; readonly who: Whom }
  | { readonly is: "label"; readonly label: string }
  | { readonly is: "issue"; readonly template: string }
  | { readonly is: "close" }
);

/** One effect of one case. `login` is null where nobody could be found for it. Equal keys are the same effect. */
export type Effect = { readonly key: string } & (
  | HeldTeam
  | { readonly is: "assign"; readonly login: string | null }
  | { readonly is: "label"; readonly label: string }
  | { readonly is: "issue"; readonly template: string }
  | { readonly is: "close" }
  | { readonly is: "child"; readonly kind: string }
  | { readonly is: "under"; readonly node: string }
);

/**
 * `held`: the membership goes with what the case gives its author for a time, and is taken back with it, also where it
 * was there before.
 */
interface HeldTeam {
  readonly is: "team";
  readonly team: string;
  readonly login: string | null;
  readonly held?: true;
}

/** A membership that a case gives its author from a moment on, for as long as its kind says so. */
export interface Membership {
  readonly team: string;
  /** The group of quorate.yml that is this team: whoever stands in it needs nobody to add them. */
  readonly group: string;
  readonly from: Instant;
}

/** An assignment that the kind wants, not one that a decision brings about. */
export const isTurn = ({ is, key }: Effect): boolean => is === "assign" && key.startsWith("turn ");

/** Why something cannot be done; its sentence stands in templates/messages. */
export type Obstacle = "permission" | "gone" | "template" | "nobody" | "declined" | "refused" | "full";

/** What came of an effect: it is written down once, and then left alone whatever others do. */
export interface Brought {
  readonly effect: Effect;
  readonly round: number;
  readonly at: Instant;
  /**
   * `there`: it was so before, and is never taken back. `kept`: it could not be taken back. `unsure`: nothing is left
   * that says whether it was done, so people have to look.
   */
  readonly is: "done" | "there" | "invited" | "cannot" | "undone" | "kept" | "unsure";
  readonly why?: Obstacle;
  /** How often it was tried, where it is tried again. */
  readonly tries?: number;
  /** The issue that was opened. */
  readonly made?: { readonly node: string; readonly number: number };
}

/** An effect as it stands: what was done about it, when it is due, and whether that is now. */
export interface Prospect {
  readonly effect: Effect;
  readonly brought: Brought | null;
  /** When it happens, or is taken back; null where nothing is left to do. */
  readonly due: Instant | null;
  readonly will: "do" | "undo" | null;
  readonly now: boolean;
  /** The case that is to be opened. */
  readonly child?: ChildSpec;
}

export interface Aftermath {
  readonly prospects: readonly Prospect[];
  readonly wakeAt: Instant | undefined;
}

/** The record with what was brought about in this run. */
export function withBrought(record: CaseRecord, { brought = [] }: Pick<Facts, "brought">): CaseRecord {
  if (brought.length === 0) return record;
  const kept = (record.effects ?? []).filter(({ effect }) => !brought.some((one) => one.effect.key === effect.key));
  // A case that was opened below stands among the children.
  const effects = [...kept, ...brought.filter(({ effect, is }) => effect.is !== "child" || is !== "done")];
  if (effects.length === 0 && !record.effects) return record;
  return { ...record, effects };
}

/** What the decision in force brings about, and what an earlier one brought that does not hold any more. */
export function aftermath(instance: Instance, record: CaseRecord, facts: Facts): Aftermath {
  const stand = standing(instance, record, facts);
  const apart = ({ is }: Effect) => is === "child" || is === "under";
  const entries = (record.effects ?? []).filter(({ effect }) => !apart(effect) && !isTurn(effect));
  const wanted = stand.is === "stands" && record.decided ? wantedBy(instance, record, facts) : [];
  const keys = new Set(wanted.map(({ effect }) => effect.key));
  const others = entries.filter(({ effect }) => !keys.has(effect.key));
  const prospects = [
    ...wanted.map((one) => forward(one, { entries, stand, record, facts })),
    ...others.map((brought) => backward(brought, instance.grace, stand, facts)),
  ];
  const times = prospects.map(({ due, now }) => (now || due === null ? undefined : lookAt(due, stand, facts)));
  return { prospects, wakeAt: earliest(...times) };
}

/** A decision whose comment cannot be read back, since somebody took it away or GitHub lags: looked for, not for ever. */
function lookAt(due: Instant, { fresh }: Standing, { now }: Facts): Instant | undefined {
  if (due > now || fresh) return latest(due, now);
  return now < plusSeconds(due, 3_600) ? plusSeconds(now, 300) : undefined;
}

interface Standing {
  /** The approval holds; it is looked at again; it was turned round. */
  readonly is: "stands" | "open" | "turned";
  readonly since: Instant;
  /** It was read back from where it is kept, so that it holds whatever happens to this process. */
  readonly confirmed: boolean;
  /** Concluded just now: the next look reads it back. */
  readonly fresh: boolean;
}

function standing(instance: Instance, record: CaseRecord, facts: Facts): Standing {
  const { decided, round, stage, since } = record;
  const known = facts.record?.stage === stage && facts.record.round === round;
  if (decided?.round === round) {
    const is = decided.outcome === "approved" ? "stands" : "turned";
    const confirmed = facts.decisions.some((one) => one.round === round && one.outcome === decided.outcome);
    return { is, since: decidedSince(decided, facts), confirmed, fresh: !known };
  }
  return { is: instance.stages[stage]?.closes ? "turned" : "open", since, confirmed: known, fresh: !known };
}

/** People can only object to what they can read: time runs from the decision's own comment. */
const decidedSince = ({ round, at }: Decided, { notices, now }: Facts): Instant =>
  latest(at, notices[`decision-${round}`] ?? now);

/** Until when a decision of this round can be taken back by those who carried it. Undefined where nothing waits. */
export function graceEnd(instance: Instance, decided: Decided, facts: Facts): Instant | undefined {
  return instance.grace === 0 ? undefined : plusSeconds(decidedSince(decided, facts), instance.grace);
}

interface Around {
  readonly entries: readonly Brought[];
  readonly stand: Standing;
  readonly record: CaseRecord;
  readonly facts: Facts;
}

function forward({ effect, grace, from, seen }: Wanted, { entries, stand, record, facts }: Around): Prospect {
  const had = entries.find((one) => one.effect.key === effect.key && one.is !== "undone");
  const due = latest(plusSeconds(stand.since, grace), from ?? "");
  if (!had && isForgotten(due, stand, facts)) {
    const brought = { effect, round: record.round, at: facts.now, is: "unsure" } as const;
    return { effect, brought, due: null, will: null, now: false };
  }
  if (!had) return { effect, brought: null, due, will: "do", now: due <= facts.now && stand.confirmed };
  const again = had.is === "invited" || had.is === "cannot" ? (seen ? facts.now : retryAt(had)) : null;
  const now = again !== null && again <= facts.now && stand.confirmed;
  return {
    effect: had.is === "cannot" ? effect : had.effect,
    brought: had,
    due: again,
    will: again === null ? null : "do",
    now,
  };
}

/** The decision is old and nothing says what came of it: what is beyond the issue is never done a second time. */
const isForgotten = (due: Instant, { confirmed }: Standing, { record, now, brought }: Facts): boolean =>
  record === null && confirmed && due <= now && brought === undefined;

function backward(brought: Brought, grace: number, stand: Standing, facts: Facts): Prospect {
  if (brought.effect.is === "team" && brought.effect.held) return returned(brought, brought.effect, stand, facts);
  const { effect } = brought;
  const rests = { effect, brought, due: null, will: null, now: false } as const;
  if (stand.is === "open" || effect.is === "close") return rests;
  const again = brought.is === "kept" ? retryAt(brought) : plusSeconds(stand.since, grace);
  if ((brought.is !== "done" && brought.is !== "invited" && brought.is !== "kept") || again === null) return rests;
  return { effect, brought, due: again, will: "undo", now: again <= facts.now && stand.confirmed };
}

/** What was held goes back as soon as it is recorded that its time is over, under the name that the account has now. */
function returned(brought: Brought, held: Effect & HeldTeam, { since, fresh }: Standing, facts: Facts): Prospect {
  const effect = { ...held, login: facts.author?.login ?? held.login };
  const again = brought.is === "kept" ? retryAt(brought) : since;
  if (brought.is === "undone" || brought.is === "unsure" || again === null)
    return { effect, brought, due: null, will: null, now: false };
  return { effect, brought, due: again, will: "undo", now: again <= facts.now && !fresh };
}

const mostTries = 5;

/** After one day, two, four, eight: somebody may have mended it. */
export const retryAt = ({ at, tries = 1 }: Brought): Instant | null =>
  tries >= mostTries ? null : plusDays(at, 2 ** (tries - 1));
