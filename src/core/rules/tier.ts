// Which tier of a charter decides a case: the first whose condition applies. Where that cannot be known, all that may
// apply have to agree, so that what is unknown never makes it easier.

import { type Condition, leaves, truth, type Values } from "./condition.ts";
import type { Charter, Tier } from "./expression.ts";

export interface Applied {
  readonly tier: Tier;
  /** Its place in the charter, from 0; of several where it is unknown which one applies. */
  readonly places: readonly number[];
  /** The fields that left it unknown. */
  readonly unclear: readonly string[];
}

/** `automatic`: whether a tier may be taken that needs nobody. */
export function tierFor(charter: Charter, values: Values, automatic: boolean): Applied {
  const places: number[] = [];
  const unclear: string[] = [];
  for (const [at, { when, approve }] of charter.tiers.entries()) {
    const applies = when === null ? "yes" : truth(when, values);
    const alone = approve.is === "automatic";
    if (applies === "no" || (alone && !(automatic && applies === "yes"))) continue;
    places.push(at);
    if (applies === "yes") break;
    if (when) unclear.push(...unknownIn(when, values));
  }
  return { tier: merged(charter, places), places, unclear: [...new Set(unclear)] };
}

const unknownIn = (when: Condition, values: Values): readonly string[] =>
  leaves(when).flatMap((one) => (truth(one, values) === "unknown" ? [one.field] : []));

const mergedTiers = new WeakMap<Charter, Map<string, Tier>>();

/** One object for the same tiers of a charter, so that what is known about it is known again. */
function merged(charter: Charter, places: readonly number[]): Tier {
  const known = mergedTiers.get(charter) ?? new Map<string, Tier>();
  mergedTiers.set(charter, known);
  const key = places.join(" ");
  const found = known.get(key) ?? together(places.flatMap((place) => charter.tiers[place] ?? []));
  known.set(key, found);
  return found;
}

/** All of them have to approve, and each of them may decline. Silence approves none. */
function together(tiers: readonly Tier[]): Tier {
  const [first, ...others] = tiers;
  if (!first) throw new Error("a charter whose last tier has a condition");
  if (others.length === 0) return first;
  const declines = tiers.flatMap(({ decline }) => (decline ? [decline] : []));
  return {
    when: null,
    approve: { is: "each", parts: tiers.map(({ approve }) => approve) },
    decline: declines.length === 0 ? null : { is: "any", parts: declines },
    deadline: tiers.map(({ deadline }) => deadline).findLast((one) => one !== null && !approves(one)) ?? null,
    ends: tiers.some(({ ends }) => ends === "at-deadline") ? "at-deadline" : "early",
  };
}

const helped = new WeakMap<Tier, Tier>();

/** A tier that others decide as well, by their own rule. */
export function withHelp(tier: Tier, other: Tier): Tier {
  const known = helped.get(tier);
  if (known) return known;
  const declines = [tier.decline, other.decline].filter((one) => one !== null);
  const is: Tier = {
    ...tier,
    approve: { is: "any", parts: [tier.approve, other.approve] },
    decline: declines.length === 0 ? null : { is: "any", parts: declines },
  };
  helped.set(tier, is);
  return is;
}

const approves = ({ outcome }: NonNullable<Tier["deadline"]>) => outcome === "approve" || typeof outcome === "object";
