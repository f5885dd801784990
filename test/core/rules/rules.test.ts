// Every sort of rule, at its edges.

import { describe, expect, test } from "vitest";
import { turned } from "../../../src/core/rules/ballot.ts";
import { evaluate } from "../../../src/core/rules/evaluate.ts";
import type { Expression } from "../../../src/core/rules/expression.ts";
import { ends, standing } from "../../../src/core/rules/finding.ts";
import { readFraction } from "../../../src/core/rules/fraction.ts";
import { all, any, atLeast, ballot, moreThan, people, seats } from "../../support/ballots.ts";

type Told = NonNullable<Parameters<typeof ballot>[1]>;
const ten = { council: people(10) };
const of = ["council"];
const found = (rule: Expression, told: Told = {}, groups: Parameters<typeof ballot>[0] = ten) =>
  evaluate(rule, ballot(groups, told));
const is = (...asked: Parameters<typeof found>) => standing(found(...asked));

const third: Expression = { is: "share", of, bar: atLeast("1/3") };
test("a third is exact: one of three reaches it, and is not more than it", () => {
  const three = { council: people(3) };
  expect(is(third, { yes: [1] }, three)).toBe("met");
  expect(is({ ...third, bar: moreThan("1/3") }, { yes: [1] }, three)).toBe("not-yet");
  expect(is({ ...third, bar: atLeast("34%") }, { yes: [1] }, three)).toBe("not-yet");
});

test("a third of ten is four people, since three are less", () => {
  expect(is(third, { yes: people(3) })).toBe("not-yet");
  expect(is(third, { yes: people(4) })).toBe("met");
});

test.each(["2/3", " 50 % ", "1/1", "100%"])("`%s` is read as a part", (text) => {
  expect(readFraction(text)).toBeDefined();
});

test.each(["3/2", "0/3", "1/0", "0.5", "half", "", "120%", "-1/2", "1/3/3", "0%"])("`%s` is no part", (text) => {
  expect(readFraction(text)).toBeUndefined();
});

test("a share is of all who may vote, a majority of those who did", () => {
  const told = { yes: [1, 2], no: [3] };
  expect(is({ is: "share", of, bar: moreThan("1/2") }, told)).toBe("not-yet");
  expect(is({ is: "majority", of, bar: moreThan("1/2") }, told)).toBe("met");
});

test("nobody's vote is no majority", () => {
  expect(is({ is: "majority", of, bar: atLeast("1/2") }, { abstained: people(10) })).toBe("impossible");
  expect(is({ is: "majority", of, bar: atLeast("1/2") })).toBe("not-yet");
});

test("a majority is certain when those who are silent cannot turn it", () => {
  const rule: Expression = { is: "majority", of, bar: moreThan("1/2") };
  expect(found(rule, { yes: people(5) }).certain).toBe(false);
  expect(found(rule, { yes: people(6) }).certain).toBe(true);
  expect(found(rule, { yes: [1], closing: true }).certain).toBe(true);
  expect(is(rule, { no: people(5) })).toBe("impossible");
});

test("a margin is certain when nobody is left to undo it", () => {
  const rule: Expression = { is: "margin", of, atLeast: 2 };
  expect(is(rule, { yes: [1, 2] })).toBe("met");
  expect(found(rule, { yes: [1, 2] }).certain).toBe(false);
  expect(found(rule, { yes: people(6) }).certain).toBe(true);
  expect(is(rule, { no: people(5) })).toBe("impossible");
});

test("nobody waits for people on leave; if they vote, they are one more", () => {
  const rule: Expression = { is: "turnout", of, bar: atLeast("1/2") };
  const away = [7, 8, 9, 10];
  expect(is(rule, { yes: [1, 2, 3], away })).toBe("met");
  expect(is(rule, { yes: [1, 2], away })).toBe("not-yet");
  expect(found({ is: "share", of, bar: atLeast("1/2") }, { yes: [1, 2, 3], away }).certain).toBe(true);
  expect(is({ is: "share", of, bar: atLeast("1/2") }, { yes: [1, 2, 3], away: people(4, 4) })).toBe("met");
});

test("what one group has said does not count for another", () => {
  const groups = { council: people(3), staff: people(3, 4) };
  const rule: Expression = { is: "count", of: ["council"], atLeast: 2 };
  expect(is(rule, { yes: [1, 4, 5] }, groups)).toBe("not-yet");
  expect(is({ ...rule, of: [] }, { yes: [1, 4] }, groups)).toBe("met");
  expect(is({ ...rule, of: ["council", "staff"] }, { yes: [1, 4] }, groups)).toBe("met");
});

test("somebody in two groups is one of them both together", () => {
  const rule: Expression = { is: "turnout", of: ["council", "staff"], bar: atLeast("1/2") };
  const groups = { council: people(3), staff: people(3, 2) };
  expect(is(rule, { yes: [2] }, groups)).toBe("not-yet");
  expect(is(rule, { yes: [2, 3] }, groups)).toBe("met");
});

test("rules side by side: all of them, or one of them", () => {
  const rules = [seats({ council: 2 }), { is: "wait", for: { days: 3 } }] as const;
  expect(is(all(...rules), { yes: [1, 2] })).toBe("not-yet");
  expect(is(all(...rules), { yes: [1, 2], at: "2026-03-05T09:00:01Z" })).toBe("met");
  expect(is(any(...rules), { yes: [1, 2] })).toBe("met");
  expect(is(any(seats({ council: 11 }), seats({ council: 2 })))).toBe("not-yet");
  expect(is(any(seats({ council: 11 }), seats({ council: 12 })))).toBe("impossible");
});

test("a time to wait says when it is over, and stands still while a question is open", () => {
  const rule: Expression = { is: "wait", for: { days: 3 } };
  expect(found(rule).recheckAt).toBe("2026-03-05T09:00:01Z");
  const asked = { ...ballot(ten, { at: "2026-05-01T00:00:00Z" }), since: null };
  expect(standing(evaluate(rule, asked))).toBe("not-yet");
});

test("seats in several places of a rule are taken by different people", () => {
  const groups = { approvers: people(3), council: [3, 4] };
  const rule = all(seats({ council: 1 }), any(seats({ approvers: 3 }), { is: "wait", for: { days: 3 } }));
  expect(is(rule, { yes: [1, 2, 3] }, groups)).toBe("not-yet");
  expect(is(rule, { yes: [1, 2, 3, 4] }, groups)).toBe("met");
  expect(is(rule, { yes: [3], at: "2026-04-01T00:00:00Z" }, groups)).toBe("met");
  expect(is(rule, { yes: [1, 2, 3], no: [4] }, groups)).toBe("not-yet");
  expect(is(rule, { yes: [1, 2], no: [3, 4] }, groups)).toBe("impossible");
});

test("of one affiliation only so many carry a decision, and a colleague may sit in another's stead", () => {
  const affiliations = new Map([1, 2, 3].map((id) => [id, "Acme"]));
  const limit = { most: 1, affiliations };
  const groups = { approvers: people(5), council: [3] };
  expect(is(seats({ approvers: 2 }), { yes: [1, 2], limit }, groups)).toBe("not-yet");
  expect(is(seats({ approvers: 2 }), { yes: [1, 2, 4], limit }, groups)).toBe("met");
  expect(is(seats({ approvers: 1, council: 1 }), { yes: [1, 3, 4], limit }, groups)).toBe("met");
  expect(is(seats({ approvers: 4 }), { limit }, groups)).toBe("impossible");
  expect(is({ is: "count", of: ["approvers"], atLeast: 2 }, { yes: [1, 2], limit }, groups)).toBe("not-yet");
});

describe("of one affiliation only so many count, whatever the rule asks for", () => {
  const limit = { most: 1, affiliations: new Map([1, 2, 3, 4].map((id) => [id, "Acme"])) };
  const six = { council: people(6) };
  const rows: readonly (readonly [Expression, few: readonly number[], enough: readonly number[]])[] = [
    [{ is: "share", of, bar: atLeast("1/2") }, [1, 2, 3], [1, 5, 6]],
    [{ is: "majority", of, bar: moreThan("1/2") }, [1, 2, 3], [1, 5, 6]],
    [{ is: "turnout", of, bar: atLeast("1/2") }, [1, 2, 3], [1, 5, 6]],
    [{ is: "voters", of, atLeast: 3 }, [1, 2, 3], [1, 5, 6]],
    [{ is: "margin", of, atLeast: 3 }, [1, 2, 3], [1, 5, 6]],
    [{ is: "count", of, atLeast: 3 }, [1, 2, 3], [1, 5, 6]],
    [seats({ council: 3 }), [1, 2, 3], [1, 5, 6]],
  ];

  test.each(rows)("$is", (rule, few, enough) => {
    const against = rule.is === "majority" ? [5] : [];
    const told = (yes: readonly number[]) => ({ yes, no: against.filter((id) => !yes.includes(id)), limit });
    expect(is(rule, { ...told(few), closing: true }, six)).toBe("not-yet");
    expect(is(rule, told(enough), six)).toBe("met");
    expect(is(rule, { yes: few }, six)).toBe("met");
  });

  test("whoever would only be one more of them is not counted on", () => {
    const bar = atLeast("4/6");
    expect(evaluate({ is: "share", of, bar }, ballot(six, { limit }))).toMatchObject({ possible: false });
    expect(evaluate({ is: "share", of, bar }, ballot(six))).toMatchObject({ possible: true });
    expect(evaluate({ is: "voters", of, atLeast: 3 }, ballot(six, { limit, no: [1] })).possible).toBe(true);
    expect(evaluate({ is: "voters", of, atLeast: 3 }, ballot(six, { limit, away: [6] }))).toMatchObject({
      possible: true,
      within: false,
    });
  });

  test("what they say against it counts in full", () => {
    const rule: Expression = { is: "margin", of, atLeast: 1 };
    expect(is(rule, { yes: [5, 6], no: [1, 2], closing: true, limit }, six)).toBe("not-yet");
  });
});

test("a group without anybody decides nothing, by no rule", () => {
  const none = { council: [] };
  const at = "2027-01-01T00:00:00Z";
  const announced = "2026-03-02T09:00:00Z";
  const bar = atLeast("1/2");
  const rules: readonly Expression[] = [
    seats({ council: 1 }),
    { is: "count", of, atLeast: 1 },
    { is: "share", of, bar },
    { is: "majority", of, bar },
    { is: "turnout", of, bar },
    { is: "margin", of, atLeast: 1 },
    { is: "lazy", of, after: { days: 3 } },
    { is: "objection", from: of, without: { is: "wait", for: { days: 1 } }, with: seats({ council: 1 }) },
  ];
  for (const rule of rules) expect(is(rule, { at, announced, closing: true }, none)).toBe("impossible");
});

test("where a condition cannot be known, both rules have to be met", () => {
  const rule: Expression = {
    is: "when",
    condition: { is: "money", field: "amount", test: "over", minor: 100_000, currency: "EUR" },
    applies: seats({ council: 3 }),
    otherwise: seats({ council: 1 }),
  };
  const values = (minor: number, currency: string) => ({ amount: { is: "money", minor, currency } }) as const;
  expect(is(rule, { yes: [1], values: values(100_000, "EUR") })).toBe("met");
  expect(is(rule, { yes: [1], values: values(100_001, "EUR") })).toBe("not-yet");
  expect(is(rule, { yes: [1, 2], values: values(10, "USD") })).toBe("not-yet");
  expect(is(rule, { yes: [1, 2, 3], values: values(10, "USD") })).toBe("met");
  expect(is(rule, { yes: [1, 2, 3] })).toBe("met");
});

test("the tree names what is missing and who could give it", () => {
  const groups = { approvers: people(3), council: people(2, 4) };
  const tree = found(
    all(seats({ approvers: 2, council: 1 }), { is: "turnout", of: ["council"], bar: atLeast("1/2") }),
    { yes: [1, 2] },
    groups,
  );
  expect(tree.waits).toEqual(["council"]);
  expect(ends(tree).map(({ because, soFar }) => [because.say, soFar?.with?.have, soFar?.with?.needed])).toEqual([
    ["rule/count-approve", 2, 2],
    ["rule/count-approve", 0, 1],
    ["rule/turnout-at-least", 0, 2],
  ]);
});

test("declines are counted by the same rules, from the other side", () => {
  const rule: Expression = { is: "majority", of, bar: moreThan("1/2") };
  const told = ballot(ten, { yes: [1], no: [2, 3], closing: true });
  expect(evaluate(rule, turned(told), "decline")).toMatchObject({
    met: true,
    because: { say: "rule/majority-decline-more-than" },
    soFar: { with: { have: 1, against: 2 } },
  });
});
