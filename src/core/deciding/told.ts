// What the digests delivered is written down with the case, so that no store has to remember it.

import type { Facts } from "../case/facts.ts";
import type { CaseRecord } from "../case/record.ts";

/** Reminders by key, and by the group in whose digest they stood, to the time. */
export type Delivered = NonNullable<CaseRecord["told"]>;

/** What is recorded, and what became known since. The first comment counts. */
export function toldOf(key: string, { told }: CaseRecord, facts: Facts): Delivered[string] {
  return { ...facts.told?.[key], ...told?.[key] };
}

/** The record with what was delivered in this stage. */
export function withTold(state: CaseRecord, facts: Facts): CaseRecord {
  const { round, stage, since } = state;
  const own = [`remind-${round}-${stage}-${since}-`, `due-${round}-${since}-`, `silence-${round}-${since}-`];
  const fresh = Object.keys(facts.told ?? {}).filter((key) => {
    const known = state.told?.[key] ?? {};
    return (
      own.some((one) => key.startsWith(one)) &&
      Object.keys(facts.told?.[key] ?? {}).some((group) => known[group] === undefined)
    );
  });
  if (fresh.length === 0) return state;
  const told = Object.fromEntries(fresh.map((key) => [key, toldOf(key, state, facts)]));
  return { ...state, told: { ...state.told, ...told } };
}

/** Another stage has reminders, and turns, of its own. */
export function withoutTold(state: CaseRecord): CaseRecord {
  const { told: _, turns: __, ...rest } = state;
  return rest;
}
