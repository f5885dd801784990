// A charter as data: what has to be said yes by whom, from the plain `two approvers` to tiers with a vote of two thirds.

import type { Condition } from "./condition.ts";
import type { Bar } from "./fraction.ts";

export type Duration = { readonly days: number } | { readonly hours: number };

/** So many people of each group. */
export type Seats = Readonly<Record<string, number>>;

/**
 * What must hold. In `approve` it is about the approvals; in `decline`, about the declines. `of` names groups, and
 * whoever is in several of them counts once.
 */
export type Expression =
  /** By different people: nobody sits on two seats. */
  | { readonly is: "seats"; readonly seats: Seats }
  /** So many; of everybody who decides where `of` is empty. */
  | { readonly is: "count"; readonly of: readonly string[]; readonly atLeast: number }
  /** Of all who may decide. */
  | { readonly is: "share"; readonly of: readonly string[]; readonly bar: Bar }
  /** Of those who said yes or no. */
  | { readonly is: "majority"; readonly of: readonly string[]; readonly bar: Bar }
  /** Of all who may decide, those who said anything: a part of them, or so many people. */
  | { readonly is: "turnout"; readonly of: readonly string[]; readonly bar: Bar }
  | { readonly is: "voters"; readonly of: readonly string[]; readonly atLeast: number }
  /** So many more than on the other side. */
  | { readonly is: "margin"; readonly of: readonly string[]; readonly atLeast: number }
  /** Not before so much time has passed. Beside it in an `all`, what stands then counts. */
  | { readonly is: "wait"; readonly for: Duration }
  /** Nobody of these objects in the time after it was announced. */
  | { readonly is: "lazy"; readonly of: readonly string[]; readonly after: Duration }
  /** Nobody has to say anything: what is asked for is in the catalogue, and within its limits. */
  | { readonly is: "automatic" }
  /** One rule while nobody of these objects, another one while somebody does. */
  | {
      readonly is: "objection";
      readonly from: readonly string[];
      readonly without: Expression;
      readonly with: Expression;
    }
  /** In an `all`, different people fill all the seats; in an `each`, every part is looked at for itself. */
  | { readonly is: "all" | "any" | "each"; readonly parts: readonly Expression[] }
  /** One rule where a condition applies, another one where it does not; both where that is unknown. */
  | {
      readonly is: "when";
      readonly condition: Condition;
      readonly applies: Expression;
      readonly otherwise: Expression;
    };

export type DeadlineOutcome =
  | "remind"
  | "escalate"
  | "expire"
  | "approve"
  | "decline"
  | { readonly approve: Expression };

export interface Deadline {
  readonly after: Duration;
  readonly outcome: DeadlineOutcome;
}

/** So many of a group are asked at a time, until a turn is over. */
export interface Ask {
  readonly group: string;
  readonly people: number;
  readonly turn: Duration;
}

export interface Tier {
  /** Null where it applies to all that come so far. */
  readonly when: Condition | null;
  readonly approve: Expression;
  /** Null: declined once the declines make an approval impossible. */
  readonly decline: Expression | null;
  readonly deadline: Deadline | null;
  /** As soon as nothing can change the result any more, or only at the deadline. */
  readonly ends: "early" | "at-deadline";
  readonly ask?: Ask;
}

/** The first tier whose condition applies decides. The last one has no condition. */
export interface Charter {
  readonly tiers: readonly Tier[];
}

/** The short form: seats, and so many noes. */
export const charter = (approve: Seats, decline: number): Charter => ({
  tiers: [
    {
      when: null,
      approve: { is: "seats", seats: approve },
      decline: { is: "count", of: [], atLeast: decline },
      deadline: null,
      ends: "early",
    },
  ],
});

/** Seats that stand side by side in an `all` are filled together, so they are written as one. */
export function joined(expression: Expression): Expression {
  switch (expression.is) {
    case "all": {
      const parts = expression.parts.map(joined).flatMap((part) => (part.is === "all" ? part.parts : [part]));
      const seats = parts.flatMap((part) => (part.is === "seats" ? [part.seats] : []));
      const others = parts.filter((part) => part.is !== "seats");
      const all: readonly Expression[] = seats.length === 0 ? others : [{ is: "seats", seats: sum(seats) }, ...others];
      const [only] = all;
      return all.length === 1 && only ? only : { is: "all", parts: all };
    }
    case "any":
    case "each":
      return { ...expression, parts: expression.parts.map(joined) };
    case "objection":
      return { ...expression, without: joined(expression.without), with: joined(expression.with) };
    case "when":
      return { ...expression, applies: joined(expression.applies), otherwise: joined(expression.otherwise) };
    default:
      return expression;
  }
}

export function sum(seats: readonly Seats[]): Seats {
  const all: Record<string, number> = {};
  for (const one of seats) for (const [group, needed] of Object.entries(one)) all[group] = (all[group] ?? 0) + needed;
  return all;
}

/** The expressions directly inside one. */
export function inside(expression: Expression): readonly Expression[] {
  switch (expression.is) {
    case "all":
    case "any":
    case "each":
      return expression.parts;
    case "objection":
      return [expression.without, expression.with];
    case "when":
      return [expression.applies, expression.otherwise];
    default:
      return [];
  }
}

/** The groups that an expression names, each once. */
function groupsIn(expression: Expression): readonly string[] {
  const own =
    expression.is === "seats"
      ? Object.keys(expression.seats)
      : "of" in expression
        ? expression.of
        : expression.is === "objection"
          ? expression.from
          : [];
  return [...new Set([...own, ...inside(expression).flatMap(groupsIn)])];
}

const known = new WeakMap<Tier, readonly string[]>();

/** The groups of a tier: whoever may decide there. */
export function groupsOfTier(tier: Tier): readonly string[] {
  const groups = known.get(tier) ?? namedIn(tier);
  known.set(tier, groups);
  return groups;
}

function namedIn({ approve, decline, deadline }: Tier): readonly string[] {
  const relaxed = deadline && typeof deadline.outcome === "object" ? groupsIn(deadline.outcome.approve) : [];
  return [...new Set([...groupsIn(approve), ...(decline ? groupsIn(decline) : []), ...relaxed])];
}

/** Whether an expression, or one inside it, is of this sort. */
export const holds = (expression: Expression, is: Expression["is"]): boolean =>
  expression.is === is || inside(expression).some((one) => holds(one, is));
