// Who a case is to be assigned to, where its kind says so: carried out once a turn, and then left to people.

import type { Instant } from "../text/time.ts";
import { type Aftermath, type Effect, type Prospect, retryAt } from "./effects.ts";
import type { Person } from "./facts.ts";
import type { CaseRecord } from "./record.ts";
import type { View } from "./view.ts";

export interface Assigning {
  /** Grows when somebody else is to do it; at 0 it is assigned as it was opened. */
  readonly turn: number;
  readonly on: readonly string[];
  /** Who did it until then. */
  readonly off: readonly string[];
}

/** What somebody did by hand to who it is assigned to. */
export interface AssignedByHand {
  readonly is: "assigned" | "unassigned";
  /** Of the event in GitHub's timeline. */
  readonly id: string;
  readonly at: Instant;
  readonly by: Person;
  /** Who was assigned, or taken away. */
  readonly login: string;
}

const isOne = (login: string, among: readonly string[]) =>
  among.some((one) => one.toLowerCase() === login.toLowerCase());

/** Those who are missing, and those who are not to do it any more. */
export function assignProspects(view: View, record: CaseRecord): Aftermath {
  const { instance, facts } = view;
  const wanted = instance.assigns?.({ ...view, state: record });
  if (!wanted || wanted.turn === 0 || instance.stages[record.stage]?.closes)
    return { prospects: [], wakeAt: undefined };
  const there = facts.assignees.map(({ login }) => login);
  const isReadBack = facts.record !== null && JSON.stringify(facts.record.own) === JSON.stringify(record.own);
  const prospect = (login: string, will: "do" | "undo"): Prospect[] => {
    const effect: Effect = { is: "assign", key: `turn ${wanted.turn} ${will} @${login.toLowerCase()}`, login };
    const had = record.effects?.find((one) => one.effect.key === effect.key) ?? null;
    const due = had ? (had.is === "cannot" || had.is === "kept" ? retryAt(had) : null) : facts.now;
    if (due === null) return [];
    return [{ effect, brought: had, due, will, now: isReadBack && due <= facts.now }];
  };
  const prospects = [
    ...wanted.on.filter((login) => !isOne(login, there)).flatMap((login) => prospect(login, "do")),
    ...wanted.off
      .filter((login) => isOne(login, there) && !isOne(login, wanted.on))
      .flatMap((login) => prospect(login, "undo")),
  ];
  const next = prospects.map(({ due, now }) => (now ? null : due)).find((due) => due !== null);
  return { prospects, wakeAt: next ?? undefined };
}
