// Who has not said anything yet: by name where the group is public, else how many. People on leave are not waited for.

import { membersIn } from "../case/frozen.ts";
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

export function awaited(view: View, { approval, yes, no, abstained }: Tally): readonly Awaited[] {
  const { groups, away } = electorate(view);
  const heard = new Set([...yes, ...no, ...abstained].map(({ by }) => by));
  return approval.waits.flatMap((group) => {
    const ids = [...(groups.get(group) ?? [])].filter((id) => !heard.has(id) && !away.has(id));
    const roster = view.facts.groups[group];
    const open = roster?.known === true && roster.open && ids.length <= most;
    const names = ids.map((id) => membersIn(view, group)?.get(id) ?? "").filter((login) => login !== "");
    return ids.length === 0 ? [] : [{ group, count: ids.length, names: open ? names : null }];
  });
}
