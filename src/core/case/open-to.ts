// Who may ask for something for a community. Where a group cannot be read, nobody is sent away and nothing goes on.

import { communityOf, type OpenTo } from "../form/community.ts";
import type { Facts } from "./facts.ts";
import type { Instance } from "./kind.ts";
import type { Reading } from "./reading.ts";

/** The answers as they stood, with what is in the way of their author. */
export function admitted(instance: Instance, reading: Reading, facts: Pick<Facts, "author" | "groups">): Reading {
  const community = communityOf(instance, reading);
  if (!community || community.openTo === "anyone") return reading;
  const { openTo, name } = community;
  const standing = standingOf(openTo, facts);
  if (standing === "inside") return reading;
  if (standing !== "outside") return { ...reading, unknown: standing.unknown };
  const field = instance.fields.find(({ id }) => reading.values[id]?.is === "community")?.id ?? "";
  const who = [...openTo.groups, ...openTo.people];
  return { ...reading, problems: [...reading.problems, { field, problem: "notOpen", community: name, who }] };
}

function standingOf(
  { groups, people }: OpenTo,
  { author, groups: rosters }: Pick<Facts, "author" | "groups">,
): "inside" | "outside" | { readonly unknown: string } {
  if (!author) return "outside";
  if (people.some((login) => login.toLowerCase() === author.login.toLowerCase())) return "inside";
  let unknown: string | undefined;
  for (const group of groups) {
    const roster = rosters[group];
    if (!roster?.known) unknown ??= group;
    else if (roster.members.some(({ id }) => id === author.id)) return "inside";
  }
  return unknown === undefined ? "outside" : { unknown };
}
