// Cases that stand above and below each other. A case that Quorate opened itself carries in its text, signed, whose it
// is; the first look takes that over into the record, and from then on nobody can change it.

import type { Instant } from "../text/time.ts";
import type { CaseAddress, CaseKey } from "./address.ts";
import type { Facts, Person } from "./facts.ts";
import type { Instance } from "./kind.ts";
import type { CaseRecord, Decided } from "./record.ts";

/** Whose a case is that Quorate opened. */
export interface Origin {
  readonly parent: CaseKey;
  /** The name by which the parent asked for it. */
  readonly key: string;
  /** In whose place it was opened: this person counts as its author. */
  readonly behalf?: { readonly id: number; readonly login: string };
}

/** How a case stands, as far as its relatives see it. */
export interface Standing {
  readonly title: string;
  /** The instance in quorate.yml. */
  readonly kind: string;
  readonly stage: string;
  readonly open: boolean;
  /** Closed because it is done. */
  readonly completed?: true;
  /** It was taken away before it came to an end: deleted, moved elsewhere, or no case any more. */
  readonly lost?: true;
  readonly since: Instant;
  readonly author: Person | null;
  readonly assignees: readonly Person[];
  readonly own?: Readonly<Record<string, unknown>>;
  /** Of the round that it is in. */
  readonly decided: Pick<Decided, "round" | "outcome" | "at" | "values"> | null;
}

/** A case above or below. */
export interface Kin extends Standing {
  /** By which the one above asked for the one below; empty where nobody asked for it. */
  readonly key: string;
  readonly address: CaseAddress;
}

/** Whether cases can stand below it: its kind asks for some, or people were given something to do there. */
export const hasBelow = ({ children, tasks }: Instance, { own }: Pick<CaseRecord, "own">): boolean =>
  children !== undefined || (tasks !== undefined && own?.tasks !== undefined);

/** What its relatives are told of a case. */
export function standingOf({ stages }: Instance, record: CaseRecord, facts: Facts): Standing {
  const { kind, stage, since, decided, round, own } = record;
  const inForce = decided?.round === round ? decided : null;
  return {
    title: facts.title,
    kind,
    stage,
    open: !stages[stage]?.closes,
    ...(stages[stage]?.closes === "COMPLETED" ? { completed: true } : {}),
    since,
    author: facts.author,
    assignees: facts.assignees,
    ...(own === undefined ? {} : { own }),
    decided: inForce && { round, outcome: inForce.outcome, at: inForce.at, values: inForce.values },
  };
}

/** What of it makes relatives look again: the stage and what was decided; or what a kind keeps of its own, too. */
export function telling({ stage, open, decided, own, assignees }: Standing): { stage: string; all: string } {
  const said = JSON.stringify([stage, open, decided?.round ?? 0, decided?.outcome ?? ""]);
  return { stage: said, all: JSON.stringify([said, own ?? {}, assignees.map(({ id }) => id)]) };
}
