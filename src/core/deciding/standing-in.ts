// Who stands in for a member on leave has that member's vote. The member may vote all the same, and then it is theirs.

import { standInsIn } from "../case/frozen.ts";
import type { View } from "../case/view.ts";

const nobody: ReadonlySet<number> = new Set();

/** Those who only stand in here, and whose every seat is taken again by the vote of its member. */
export function relievedIn(group: string, view: View): ReadonlySet<number> {
  const standIns = standInsIn(group, view);
  if (standIns.length === 0) return nobody;
  const { state, indexed, reading } = view;
  const counting = state.votes.filter(({ comment, fields, by }) => {
    return indexed.intact.has(comment) && fields === reading.fingerprint && !state.recused.includes(by);
  });
  const heard = new Set(counting.map(({ by }) => by));
  const still = new Set(standIns.filter(({ of }) => !heard.has(of)).map(({ by }) => by.id));
  return new Set(standIns.map(({ by }) => by.id).filter((id) => !still.has(id)));
}

/** Whether anybody stands in for anybody: then who may vote hangs on who has. */
export const anyStandsIn = ({ facts }: Pick<View, "facts">): boolean =>
  Object.values(facts.groups).some((roster) => roster.known && roster.standIns !== undefined);
