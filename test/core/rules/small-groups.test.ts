// A group that leave, recusals and conflicts have made small: one alone is no quorum of several.

import { describe, expect, test } from "vitest";
import { evaluate } from "../../../src/core/rules/evaluate.ts";
import type { Expression } from "../../../src/core/rules/expression.ts";
import { standing } from "../../../src/core/rules/finding.ts";
import { all, any, atLeast, ballot, moreThan, people, seats } from "../../support/ballots.ts";

type Told = NonNullable<Parameters<typeof ballot>[1]>;
const of = ["council"];
const five = { council: people(5) };

/** Five in the council, of whom the first few may vote. */
function among(few: number, told: Told = {}) {
  const made = ballot(five, told);
  const groups = new Map([["council", new Set(people(few))]]);
  return { ...made, electorate: { ...made.electorate, groups } };
}

const parts: readonly Expression[] = [
  { is: "share", of, bar: atLeast("1/2") },
  { is: "majority", of, bar: moreThan("1/2") },
  { is: "turnout", of, bar: atLeast("1/2") },
  { is: "margin", of, atLeast: 1 },
];

describe.each(parts)("$is", (rule) => {
  test("of five, four on leave: one alone decides nothing, and those on leave may still bring it about", () => {
    const away = people(4, 2);
    const found = evaluate(rule, ballot(five, { yes: [1], away }));
    expect(found).toMatchObject({ met: false, certain: false, possible: true, within: false });
    expect(evaluate(rule, ballot(five, { yes: [1, 2], away }))).toMatchObject({ met: true, certain: true });
  });

  test("of five, four who stay out of it: that can never be met", () => {
    expect(standing(evaluate(rule, among(1, { yes: [1], closing: true })))).toBe("impossible");
    expect(evaluate(rule, among(2, { yes: [1, 2], closing: true })).certain).toBe(true);
  });

  test("says why", () => {
    const found = evaluate(rule, ballot(five, { yes: [1], away: people(4, 2) }));
    expect(found.soFar?.say).toBe("rule/so-far-alone");
  });

  test("a council of one decides alone, as the program wanted it", () => {
    expect(evaluate(rule, ballot({ council: [1] }, { yes: [1] })).certain).toBe(true);
  });
});

test("where one of five was always enough, one of those who are left is, too", () => {
  const rule: Expression = { is: "share", of, bar: atLeast("1/5") };
  expect(evaluate(rule, ballot(five, { yes: [1], away: people(4, 2) })).met).toBe(true);
});

test("a turnout in people stays the same, however many are on leave or stay out of it", () => {
  const rule: Expression = { is: "voters", of, atLeast: 3 };
  const found = (told: Told) => evaluate(rule, ballot(five, told));
  expect(found({ yes: [1], no: [2] }).met).toBe(false);
  expect(found({ yes: [1], no: [2], abstained: [3] }).certain).toBe(true);
  expect(found({ yes: [1, 2], away: people(3, 3) })).toMatchObject({ met: false, possible: true, within: false });
  expect(evaluate(rule, among(2)).possible).toBe(false);
});

test("seats that only people on leave could fill are out of reach, but not impossible", () => {
  const away = people(4, 2);
  expect(evaluate(seats({ council: 2 }), ballot(five, { away }))).toMatchObject({ possible: true, within: false });
  expect(evaluate(seats({ council: 1 }), ballot(five, { away })).within).toBe(true);
  const other: Expression = { is: "count", of: ["staff"], atLeast: 1 };
  const groups = { ...five, staff: [9] };
  expect(evaluate(any(seats({ council: 2 }), other), ballot(groups, { away })).within).toBe(true);
  expect(evaluate(all(seats({ council: 2 }), other), ballot(groups, { away })).within).toBe(false);
});
