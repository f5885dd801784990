// A list of rules of which one can never apply, or that leaves a hole between two amounts. Found by trying what the form
// could say: only at the edges of conditions does the answer change.

import { leaves, type Values } from "../core/rules/condition.ts";
import type { Charter } from "../core/rules/expression.ts";
import { tierFor } from "../core/rules/tier.ts";
import { formatMoney, type Money } from "../core/text/money.ts";
import { charterFrom } from "./charter.ts";
import type { PathProblem } from "./problem.ts";
import { decides } from "./rule-places.ts";
import type { Config } from "./schema.ts";
import { nameOf } from "./schema-problems.ts";
import type { Path } from "./yaml.ts";

export const tierProblems = (config: Config): PathProblem[] =>
  decides(config).flatMap(({ path, is }) => {
    if (!Array.isArray(is) || is.length < 2) return [];
    const charter = charterFrom(is);
    return [...deadTiers(charter, path), ...holes(charter, path)];
  });

type Leaf = ReturnType<typeof leaves>[number];
type Value = Values[string];

const asked = (charter: Charter): readonly Leaf[] => charter.tiers.flatMap(({ when }) => (when ? leaves(when) : []));

function deadTiers(charter: Charter, path: Path): PathProblem[] {
  const tries = every(asked(charter));
  if (tries === undefined) return [];
  // What is in the catalogue may be used up.
  const places = tries.flatMap((values) => [true, false].map((within) => tierFor(charter, values, within).places));
  const alive = new Set(places.map((some) => some.at(-1)));
  return charter.tiers.flatMap((_, at) => {
    if (alive.has(at)) return [];
    const here = [...path, at];
    return [
      {
        path: here,
        says: `${nameOf(here)}: this rule never applies, since one before it always does. Change its \`when:\`, or take it out.`,
      },
    ];
  });
}

const mostTries = 20_000;

/** Every answer at the edge of a condition, in all combinations; nothing where they are too many to try. */
function every(all: readonly Leaf[]): readonly Values[] | undefined {
  const fields = [...Map.groupBy(all, ({ field }) => field)].map(([field, some]) => [field, edges(some)] as const);
  if (fields.reduce((product, [, values]) => product * values.length, 1) > mostTries) return undefined;
  return fields.reduce<readonly Values[]>(
    (tries, [field, values]) => tries.flatMap((one) => values.map((value) => ({ ...one, [field]: value }))),
    [{}],
  );
}

function edges(some: readonly Leaf[]): readonly Value[] {
  const values = some.flatMap((one): readonly Value[] => {
    if (one.is === "money") {
      const { currency } = one;
      const around = [1, one.minor - 1, one.minor, one.minor + 1].filter((minor) => minor > 0);
      return around.map((minor) => ({ is: "money", minor, currency }));
    }
    if (one.is === "day") return [-1, 0, 1].map((days) => ({ is: "date", day: shifted(one.day, days) }));
    if (one.is === "ticked") {
      return [
        { is: "checklist", ticked: [one.option], unticked: [] },
        { is: "checklist", ticked: [], unticked: [one.option] },
      ];
    }
    if (one.is === "catalogue") return [{ is: "none" }, { is: "item", id: "\u0000" }];
    const item = some.some(({ is }) => is === "catalogue");
    return [...one.among, "\u0000"].map((option) => (item ? { is: "item", id: option } : { is: "choice", option }));
  });
  const ticked = some.flatMap((one) => (one.is === "ticked" ? [one.option] : []));
  return ticked.length > 1 ? [...values, { is: "checklist", ticked, unticked: [] }] : values;
}

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Amounts between two that a condition names, for which only the last rule is left, whatever else the form may say. */
function holes(charter: Charter, path: Path): PathProblem[] {
  const all = asked(charter);
  const fields = new Set(all.flatMap((one) => (one.is === "money" ? [one.field] : [])));
  return [...fields].flatMap((field) => {
    const others = all.filter((one) => one.field !== field);
    const found = every(others)?.map((values) => holeIn(charter, field, values)) ?? [];
    const hole = found.find((one) => one !== undefined);
    if (!hole) return [];
    const named = [...new Set(others.map((one) => `"${one.field}"`))].join(" and ");
    const where = found.includes(undefined) ? ` with some answers to ${named}` : "";
    const says = `${nameOf(path)}: no condition applies to ${formatMoney(hole, "en")}${where}, though one does to less and one to more, so the last rule decides it. Close the gap, if you did not mean that.`;
    return [{ path, says, warning: true }];
  });
}

/** The lowest of them, where the other fields say this. */
function holeIn(charter: Charter, field: string, values: Values): Money | undefined {
  const amounts = asked(charter).flatMap((one) => (one.is === "money" && one.field === field ? [one] : []));
  const [currency, another] = new Set(amounts.map((one) => one.currency));
  if (currency === undefined || another !== undefined) return undefined;
  const last = charter.tiers.length - 1;
  const tries = [...new Set(amounts.flatMap(({ minor }) => [minor - 1, minor, minor + 1]))].filter((one) => one > 0);
  const sorted = tries
    .toSorted((a, b) => a - b)
    .map((minor) => {
      const answers: Values = { ...values, [field]: { is: "money", minor, currency } };
      return { minor, isLast: tierFor(charter, answers, false).places[0] === last };
    });
  const [first, end] = [sorted.findIndex(({ isLast }) => !isLast), sorted.findLastIndex(({ isLast }) => !isLast)];
  const hole = sorted.slice(Math.max(first, 0), Math.max(end, 0)).find(({ isLast }) => isLast);
  return hole && { minor: hole.minor, currency };
}
