// How groups are called in a comment of a kind's own.

import type { View } from "../case/view.ts";

/** By their teams or names; nothing for groups whose members are a secret, or cannot be read. */
export const calledIn = (groups: readonly string[], { facts }: Pick<View, "facts">): readonly string[] =>
  groups.flatMap((group) => {
    const roster = facts.groups[group];
    return roster?.known ? (roster.mention ?? []) : [];
  });
