// Who has not said anything yet: by name where the group is public, else how many. People on leave are not waited for.

import { membersIn, standInsIn } from "../case/frozen.ts";
import type { View } from "../case/view.ts";
import type { Tally } from "./rule.ts";
import { electorate } from "./voters.ts";

export interface Awaited {
  readonly group: string;
  readonly count: number;
  /** Null where they may not be named, or are too many for it. */
  readonly names: readonly string[] | null;
}

/** A list of more names helps nobody. */
const most = 10;

export function awaited(view: View, tally: Tally): readonly Awaited[] {
  const { groups, away } = electorate(view);
  const heard = spoke(tally);
  return tally.approval.waits.flatMap((group) => {
    const ids = [...(groups.get(group) ?? [])].filter((id) => !heard.has(id) && !away.has(id));
    const names = loginsIn(group, ids, view);
    const open = isOpen(group, view) && ids.length <= most;
    return ids.length === 0 ? [] : [{ group, count: ids.length, names: open ? names : null }];
  });
}

/** Those on leave who have not voted. */
export function absent(view: View, tally: Tally): readonly Awaited[] {
  const { groups, away } = electorate(view);
  if (away.size === 0) return [];
  const heard = spoke(tally);
  return [...groups].flatMap(([group, members]) => {
    const ids = [...members].filter((id) => !heard.has(id) && away.has(id));
    const open = isOpen(group, view) && ids.length <= most;
    return ids.length === 0 ? [] : [{ group, count: ids.length, names: open ? loginsIn(group, ids, view) : null }];
  });
}

/** Those of a group who still have to act. Null where that is all of it, nobody, or too many to be called one by one. */
export function toAct(group: string, view: View, tally: Tally): readonly string[] | null {
  const { groups, away } = electorate(view);
  const may = groups.get(group);
  const roster = view.facts.groups[group];
  if (!roster?.known || !may) return null;
  const heard = spoke(tally);
  const members = roster.members.filter(({ is }) => is === "person");
  // Who stands in is not called with the team.
  const others = standInsIn(group, view).map(({ by }) => by);
  const open = [...members, ...others].filter(({ id }) => may.has(id) && !away.has(id) && !heard.has(id));
  const isSome = open.length > 0 && (others.length > 0 || open.length < members.length) && open.length <= most;
  return isSome ? [...new Set(open.map(({ login }) => login))] : null;
}

const spoke = ({ yes, no, abstained }: Tally): ReadonlySet<number> =>
  new Set([...yes, ...no, ...abstained].map(({ by }) => by));

const loginsIn = (group: string, ids: readonly number[], view: View): readonly string[] =>
  ids.map((id) => membersIn(view, group)?.get(id) ?? "").filter((login) => login !== "");

/** Whether its people may be named. */
export function isOpen(group: string, { facts }: Pick<View, "facts">): boolean {
  const roster = facts.groups[group];
  return roster?.known === true && roster.open;
}
