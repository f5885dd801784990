// Who could decide when a round was opened, kept by account number alone, and short enough for a record.

import type { StandIn } from "./facts.ts";
import type { CaseRecord } from "./record.ts";
import type { Indexed, View } from "./view.ts";

/** Beyond so many people the groups count as they are: a record has no room for them. */
const most = 2_000;

/** Numbers in order, each as the distance to the one before. */
export function packed(ids: readonly number[]): string {
  let last = 0;
  return ids
    .toSorted((a, b) => a - b)
    .map((id) => {
      const step = (id - last).toString(36);
      last = id;
      return step;
    })
    .join(".");
}

export function unpacked(text: string): readonly number[] {
  let last = 0;
  return text === ""
    ? []
    : text.split(".").map((step) => {
        last += Number.parseInt(step, 36);
        return last;
      });
}

export interface Frozen {
  readonly round: number;
  readonly groups: Readonly<Record<string, string>>;
}

/** Those whose seat it is: who stands in for somebody does so for a time. */
function seatedIn(group: string, view: Pick<View, "facts" | "indexed">): ReadonlyMap<number, string> | undefined {
  const all = view.indexed.members.get(group);
  const standIns = standInsIn(group, view);
  if (!all || standIns.length === 0) return all;
  const others = new Set(standIns.map(({ by }) => by.id));
  return new Map([...all].filter(([id]) => !others.has(id)));
}

/** Who stands in for whom in a group just now. */
export function standInsIn(group: string, { facts }: Pick<View, "facts">): readonly StandIn[] {
  const roster = facts.groups[group];
  return roster?.known ? (roster.standIns ?? []) : [];
}

/** The record with those who may decide in this round, where the program freezes them and the groups can be read. */
export function frozen(view: View, groups: readonly string[]): CaseRecord {
  const { instance, state } = view;
  if (instance.voting.eligible === "live" || !instance.stages[state.stage]?.votes) return state;
  if (state.frozen?.round === state.round) return state;
  const members = groups.map((group) => [group, seatedIn(group, view)] as const);
  const count = members.reduce((sum, [, people]) => sum + (people?.size ?? 0), 0);
  if (count > most || members.some(([, people]) => people === undefined)) return state;
  const kept = members.map(([group, people]) => [group, packed([...(people?.keys() ?? [])])] as const);
  return { ...state, frozen: { round: state.round, groups: Object.fromEntries(kept) } };
}

type Members = ReadonlyMap<string, ReadonlyMap<number, string>>;

const opened = new WeakMap<Indexed, { readonly frozen: Frozen; readonly members: Members }>();

/** The members of a group as this round counts them. A login is known of those who are still in it. */
export function membersIn({ facts, state, indexed }: View, group: string): ReadonlyMap<number, string> | undefined {
  const live = indexed.members.get(group);
  const { frozen } = state;
  if (frozen?.round !== state.round) return live;
  const known = opened.get(indexed);
  if (known?.frozen === frozen) return known.members.get(group) ?? live;
  const members = new Map(
    Object.entries(frozen.groups).map(([name, ids]) => {
      const people = indexed.members.get(name);
      const kept = new Map(unpacked(ids).map((id) => [id, people?.get(id) ?? ""]));
      for (const { of, by } of standInsIn(name, { facts })) if (kept.has(of)) kept.set(by.id, by.login);
      return [name, kept] as const;
    }),
  );
  opened.set(indexed, { frozen, members });
  return members.get(group) ?? live;
}
