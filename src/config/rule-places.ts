// Every rule and every condition of a configuration with its place, so that problems can be told where they are.

import type { Side } from "../core/rules/says.ts";
import { tiersOf } from "./charter.ts";
import type { Condition } from "./condition-schema.ts";
import type { Expression } from "./rule-schema.ts";
import type { Config } from "./schema.ts";
import type { Decide, Tier } from "./tier-schema.ts";
import type { Path } from "./yaml.ts";

export interface Placed<What> {
  readonly path: Path;
  readonly is: What;
}

export interface PlacedRule extends Placed<Expression> {
  readonly side: Side;
  /** Not inside another rule. */
  readonly whole: boolean;
  /** Side by side with others in an `all`, so that different people fill the seats of all of them. */
  readonly joins?: true;
}

/** `decide:` and `appeal:` of each kind. */
export const decides = (config: Config): Placed<Decide>[] =>
  Object.entries(config.kinds).flatMap(([name, { decide, appeal }]) => [
    ...(decide ? [{ path: ["kinds", name, "decide"], is: decide }] : []),
    ...(appeal ? [{ path: ["kinds", name, "appeal"], is: appeal }] : []),
  ]);

/** The rules of a list, or the only one. */
export const placedTiers = ({ path, is }: Placed<Decide>): Placed<Tier>[] =>
  tiersOf(is).map((tier, at) => ({ path: Array.isArray(is) ? [...path, at] : path, is: tier }));

/** The whole rules of a tier, without those inside them. */
export function wholeRules({ path, is: { approve, decline, deadline } }: Placed<Tier>): PlacedRule[] {
  const relaxed = deadline && typeof deadline.outcome === "object" ? deadline.outcome.approve : undefined;
  return [
    ...(typeof approve === "object"
      ? [{ path: [...path, "approve"], is: approve, side: "approve", whole: true } as const]
      : []),
    ...(typeof decline === "object"
      ? [{ path: [...path, "decline"], is: decline, side: "decline", whole: true } as const]
      : []),
    ...(relaxed
      ? [{ path: [...path, "deadline", "outcome", "approve"], is: relaxed, side: "approve", whole: true } as const]
      : []),
  ];
}

/** A rule and all rules inside it. */
export function rulesIn(rule: PlacedRule): PlacedRule[] {
  const { objection, all, any, use, otherwise } = rule.is;
  const inner: readonly (readonly [Path, Expression | undefined, joins?: true])[] = [
    [["objection", "without"], objection?.without],
    [["objection", "with"], objection?.with],
    ...(all ?? []).map((one, at) => [["all", at], one, true] as const),
    ...(any ?? []).map((one, at) => [["any", at], one] as const),
    [["use"], use],
    [["otherwise"], otherwise],
  ];
  const below = inner.flatMap(([path, is, joins]) =>
    is
      ? rulesIn({ path: [...rule.path, ...path], is, side: rule.side, whole: false, ...(joins ? { joins } : {}) })
      : [],
  );
  return [rule, ...below];
}

/** Every rule of a tier, and every one inside. */
export const allRules = (tier: Placed<Tier>): PlacedRule[] => wholeRules(tier).flatMap(rulesIn);

/** Every condition of a tier, and every one inside. */
export function conditions(tier: Placed<Tier>): Placed<Condition>[] {
  const own = tier.is.when ? [{ path: [...tier.path, "when"], is: tier.is.when }] : [];
  const inRules = allRules(tier).flatMap(({ path, is }) => (is.when ? [{ path: [...path, "when"], is: is.when }] : []));
  return [...own, ...inRules].flatMap(conditionsIn);
}

function conditionsIn({ path, is }: Placed<Condition>): Placed<Condition>[] {
  const below = [
    ...(is.all ?? []).map((one, at) => ({ path: [...path, "all", at], is: one })),
    ...(is.any ?? []).map((one, at) => ({ path: [...path, "any", at], is: one })),
    ...(is.not ? [{ path: [...path, "not"], is: is.not }] : []),
  ];
  return [{ path, is }, ...below.flatMap(conditionsIn)];
}
