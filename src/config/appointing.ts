// The entries of `kinds:` by which people come to have a role, and what they say about all roles.

import { groupsOfTier } from "../core/rules/expression.ts";
import { kinds } from "../kinds/index.ts";
import { charterFrom } from "./charter.ts";
import type { Config, Entry } from "./schema.ts";

/** Whoever is approved, or chosen, has what the kind gives. */
export const appoints = ({ is, settings }: Entry): boolean =>
  kinds.some(
    (kind) =>
      kind.name === is &&
      (kind.holds !== undefined || Object.values(kind.stages(settings)).some(({ elects }) => elects === true)),
  );

/** What the page of a role says that is not in its own description. */
export interface Appointing {
  /** The groups of the rules, where a role names none of its own. */
  readonly deciders: readonly string[];
  /** Whether a review opens before a term ends. */
  readonly reviewed: boolean;
}

export function appointing({ kinds: entries }: Config): Appointing {
  const all = Object.values(entries).filter(appoints);
  const tiers = all.flatMap(({ decide }) => (decide ? charterFrom(decide).tiers : []));
  return {
    deciders: [...new Set(tiers.flatMap(groupsOfTier))],
    reviewed: all.some(({ settings }) => settings.review !== undefined),
  };
}
