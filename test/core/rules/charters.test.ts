// Charters that communities have published, with examples of what they come to.

import { describe, expect, test } from "vitest";
import { turned } from "../../../src/core/rules/ballot.ts";
import { evaluate } from "../../../src/core/rules/evaluate.ts";
import type { Expression } from "../../../src/core/rules/expression.ts";
import { standing } from "../../../src/core/rules/finding.ts";
import { all, atLeast, ballot, moreThan, people, seats } from "../../support/ballots.ts";

type Told = NonNullable<Parameters<typeof ballot>[1]>;
type Row = readonly [what: string, told: Told, comesTo: "carried" | "open" | "met" | "impossible"];

const day = (number: number) => ({ at: `2026-03-${String(number).padStart(2, "0")}T09:00:01Z` });

/** Carried: nothing can change it any more. Met: it holds as things stand, but may still be overturned. */
function comesTo(rule: Expression, groups: Parameters<typeof ballot>[0], told: Told) {
  const found = evaluate(rule, ballot(groups, told));
  const is = standing(found);
  return found.certain ? "carried" : is === "not-yet" ? "open" : is;
}

function charter(name: string, rule: Expression, groups: Parameters<typeof ballot>[0], rows: readonly Row[]): void {
  describe(name, () => {
    test.each(rows)("%s", (_, told, expected) => {
      expect(comesTo(rule, groups, told)).toBe(expected);
    });
  });
}

const pmc = { pmc: people(9) };
const threeDays: Expression = { is: "wait", for: { hours: 72 } };
const moreYes: Expression = { is: "margin", of: ["pmc"], atLeast: 1 };

charter("Apache, a vote on procedure: more yes than no after 72 hours", all(moreYes, threeDays), pmc, [
  ["one yes on the first day waits for the end", { yes: [1] }, "open"],
  ["one yes and nothing else after three days is enough", { yes: [1], ...day(5) }, "carried"],
  ["as many noes as yeses carry nothing", { yes: [1, 2], no: [3, 4], ...day(5) }, "open"],
  ["those who abstain do not count", { yes: [1], abstained: [2, 3, 4], ...day(5) }, "carried"],
  ["five noes of nine cannot be made good", { yes: [1], no: [5, 6, 7, 8, 9], ...day(5) }, "impossible"],
]);

const release = all(seats({ pmc: 3 }), moreYes, threeDays);
charter("Apache, a release: three yeses and more yes than no after 72 hours", release, pmc, [
  ["two yeses are too few, however long it takes", { yes: [1, 2], ...day(30) }, "open"],
  ["three yeses carry it, when the time is over", { yes: [1, 2, 3], ...day(5) }, "carried"],
  ["not a second earlier", { yes: [1, 2, 3], at: "2026-03-05T09:00:00Z" }, "open"],
  ["a no is no veto", { yes: [1, 2, 3, 4], no: [5, 6, 7], ...day(5) }, "carried"],
  ["three against three is not more", { yes: [1, 2, 3], no: [5, 6, 7], ...day(5) }, "open"],
]);

describe("Apache, a change of code: three yeses, and one no is a veto", () => {
  const yes = seats({ pmc: 3 });
  const veto: Expression = { is: "count", of: ["pmc"], atLeast: 1 };
  test("three yeses are enough at once", () => {
    expect(comesTo(yes, pmc, { yes: [1, 2, 3] })).toBe("carried");
  });
  test("one no ends it", () => {
    expect(evaluate(veto, turned(ballot(pmc, { yes: [1, 2], no: [3] })), "decline").certain).toBe(true);
    expect(evaluate(veto, turned(ballot(pmc, { yes: [1, 2] })), "decline").met).toBe(false);
  });
});

const silence: Expression = { is: "lazy", of: ["pmc"], after: { hours: 72 } };
charter("Lazy consensus: silence for 72 hours is a yes", silence, pmc, [
  ["nothing happens on the first day", { announced: "2026-03-02T09:00:00Z" }, "open"],
  ["after three days of silence it is carried", { announced: "2026-03-02T09:00:00Z", ...day(5) }, "carried"],
  ["never where it was not announced", day(30), "open"],
  ["an announcement that comes late moves the end", { announced: "2026-03-04T09:00:00Z", ...day(6) }, "open"],
  ["one no is enough to stop it", { announced: "2026-03-02T09:00:00Z", no: [1], ...day(5) }, "impossible"],
  ["so is a hold", { announced: "2026-03-02T09:00:00Z", holding: [1], ...day(5) }, "impossible"],
]);

const council = { council: people(12) };
const vote = all(
  { is: "majority", of: ["council"], bar: atLeast("2/3") },
  { is: "turnout", of: ["council"], bar: atLeast("50%") },
);
charter("A foundation: two thirds of the votes, and half of the council takes part", vote, council, [
  ["four of four is two thirds, but not half of twelve", { yes: [1, 2, 3, 4], closing: true }, "open"],
  [
    "four yes and two no: exactly two thirds, exactly half",
    { yes: [1, 2, 3, 4], no: [5, 6], closing: true },
    "carried",
  ],
  ["three yes and two no is less", { yes: [1, 2, 3], no: [4, 5], abstained: [6], closing: true }, "open"],
  ["who abstains takes part", { yes: [1, 2], no: [3], abstained: [4, 5, 6], closing: true }, "carried"],
  ["before its end six yeses could still be outvoted", { yes: people(6) }, "met"],
  ["eight yeses could not", { yes: people(8) }, "carried"],
  ["five noes of twelve are more than a third", { no: people(5) }, "impossible"],
  ["four noes are not, if all others agree", { no: people(4) }, "open"],
]);

charter(
  "A ticket: one yes while nobody objects, else a majority of the council",
  {
    is: "objection",
    from: ["staff", "council"],
    without: seats({ staff: 1 }),
    with: { is: "share", of: ["council"], bar: moreThan("1/2") },
  },
  { staff: people(4), council: people(5, 10) },
  [
    ["one of the staff is enough", { yes: [1] }, "carried"],
    ["not when another one objects", { yes: [1], no: [2] }, "open"],
    ["then three of five of the council are needed", { yes: [1, 10, 11, 12], no: [2] }, "carried"],
    ["two are not", { yes: [1, 10, 11], holding: [2] }, "open"],
    ["a council that is against it leaves no way", { yes: [1], no: [10, 11, 12] }, "impossible"],
  ],
);
