import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../../../src/core/rules/evaluate.ts";
import type { Expression, Seats } from "../../../src/core/rules/expression.ts";
import { joined, sum } from "../../../src/core/rules/expression.ts";
import { passes } from "../../../src/core/rules/fraction.ts";
import { type Limit, seating, taken } from "../../../src/core/rules/seating.ts";
import { ballot, type Groups, opened, people } from "../../support/ballots.ts";

const names = ["blue", "green", "red"];
const crowd = people(6);
const runs = { numRuns: 500 };

const groups: fc.Arbitrary<Groups> = fc.record(Object.fromEntries(names.map((name) => [name, fc.subarray(crowd)])));
const of = fc.subarray(names, { minLength: 1 });
const some = fc.integer({ min: 1, max: 3 });
const bar = fc
  .record({
    bottom: fc.integer({ min: 1, max: 7 }),
    top: fc.integer({ min: 1, max: 7 }),
    than: fc.constantFrom("at-least" as const, "more-than" as const),
  })
  .filter(({ top, bottom }) => top <= bottom)
  .map(({ top, bottom, than }) => ({ fraction: { top, bottom }, than }));
const seats: fc.Arbitrary<Seats> = fc
  .record(Object.fromEntries(names.map((name) => [name, fc.integer({ min: 0, max: 2 })])))
  .map((wanted) => Object.fromEntries(Object.entries(wanted).filter(([, needed]) => needed > 0)))
  .filter((wanted) => Object.keys(wanted).length > 0);

const simple: fc.Arbitrary<Expression> = fc.oneof(
  seats.map((wanted) => ({ is: "seats", seats: wanted }) as const),
  fc.record({ is: fc.constant("count" as const), of, atLeast: some }),
  fc.record({ is: fc.constant("share" as const), of, bar }),
  fc.record({ is: fc.constant("majority" as const), of, bar }),
  fc.record({ is: fc.constant("turnout" as const), of, bar }),
  fc.record({ is: fc.constant("voters" as const), of, atLeast: some }),
  fc.record({ is: fc.constant("margin" as const), of, atLeast: some }),
);

/** Rules that more yeses can only help. */
const rules: fc.Arbitrary<Expression> = fc
  .letrec<{ rule: Expression }>((tie) => ({
    rule: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 3, arbitrary: simple },
      {
        weight: 1,
        arbitrary: fc.record({
          is: fc.constantFrom("all" as const, "any" as const),
          parts: fc.array(tie("rule"), { minLength: 1, maxLength: 3 }),
        }),
      },
    ),
  }))
  .rule.map(joined);

type Said = Readonly<Record<number, "yes" | "no" | "abstained" | "nothing">>;
const said: fc.Arbitrary<Said> = fc.record(
  Object.fromEntries(
    crowd.map((id) => [id, fc.constantFrom("yes" as const, "no" as const, "abstained" as const, "nothing" as const)]),
  ),
);
const told = (words: Said) => {
  const who = (word: string) => crowd.filter((id) => words[id] === word);
  return { yes: who("yes"), no: who("no"), abstained: who("abstained") };
};
/** Whoever is in no group is not heard. */
const heard = (words: Said, of: Groups): Said =>
  Object.fromEntries(
    crowd.map((id) => [id, names.some((name) => of[name]?.includes(id)) ? (words[id] ?? "nothing") : "nothing"]),
  );

const limits: fc.Arbitrary<Limit | null> = fc.option(
  fc.record({
    most: fc.integer({ min: 1, max: 2 }),
    affiliations: fc
      .array(fc.constantFrom("Acme", "Initech", undefined), { minLength: crowd.length, maxLength: crowd.length })
      .map((all) => new Map(all.flatMap((one, at) => (one === undefined ? [] : [[at + 1, one] as const])))),
  }),
);

test("one more yes never turns what is met into what is not, whatever that person said before", () => {
  fc.assert(
    fc.property(
      rules,
      groups,
      said,
      limits,
      fc.constantFrom(...crowd),
      fc.boolean(),
      (rule, of, words, limit, id, closing) => {
        const more = { closing, ...(limit ? { limit } : {}) };
        const before = evaluate(rule, ballot(of, { ...told(heard(words, of)), ...more }));
        const after = evaluate(rule, ballot(of, { ...told(heard({ ...words, [id]: "yes" }, of)), ...more }));
        if (before.met) expect(after.met).toBe(true);
        if (before.certain) expect(after.certain).toBe(true);
      },
    ),
    runs,
  );
});

/** Everything that those who have not voted may still say. */
function outcomes(words: Said): Said[] {
  const open = crowd.filter((id) => words[id] === "nothing");
  return open.reduce<Said[]>(
    (all, id) =>
      all.flatMap((one) => (["yes", "no", "abstained", "nothing"] as const).map((word) => ({ ...one, [id]: word }))),
    [words],
  );
}

test("what is certain stays so whatever the others say, and what is impossible never comes about", () => {
  fc.assert(
    fc.property(rules, groups, said, limits, (rule, of, words, limit) => {
      const now = heard(words, of);
      fc.pre(crowd.filter((id) => now[id] === "nothing").length <= 4);
      const counts = (one: Said) =>
        evaluate(rule, ballot(of, { ...told(heard(one, of)), ...(limit ? { limit } : {}) }));
      const found = counts(now);
      const later = outcomes(now).map((one) => counts(one).met);
      if (found.certain) expect(later).not.toContain(false);
      expect(found.possible).toBe(later.includes(true));
    }),
    { numRuns: 150 },
  );
});

/** The most seats that can be filled, by trying every way in which everybody sits somewhere or nowhere. */
function most(wanted: Seats, of: Groups, limit: Limit | null, left = crowd, sitting: readonly string[] = []): number {
  const [one, ...others] = left;
  if (one === undefined) return 0;
  const affiliation = limit?.affiliations.get(one);
  const full =
    affiliation !== undefined && sitting.filter((other) => other === affiliation).length >= (limit?.most ?? 0);
  const mine = full ? [] : names.filter((name) => of[name]?.includes(one) && (wanted[name] ?? 0) > 0);
  const next = affiliation === undefined ? sitting : [...sitting, affiliation];
  const ways = mine.map((name) => 1 + most({ ...wanted, [name]: (wanted[name] ?? 0) - 1 }, of, limit, others, next));
  return Math.max(most(wanted, of, limit, others, sitting), ...ways);
}

test("as many seats are filled as by trying every way, and nobody sits twice, whatever the order of the votes", () => {
  fc.assert(
    fc.property(
      seats,
      groups,
      limits,
      fc.shuffledSubarray(crowd, { minLength: crowd.length }),
      (wanted, of, limit, order) => {
        const voters = ballot(of, { yes: order }).yes;
        const filled = seating(voters, wanted, limit);
        const sitting = [...filled.values()].flat().map(({ by }) => by);
        expect(taken(filled)).toBe(most(wanted, of, limit));
        expect(new Set(sitting).size).toBe(sitting.length);
        for (const [group, sitters] of filled) expect(sitters.length).toBeLessThanOrEqual(wanted[group] ?? 0);
        for (const affiliation of new Set(limit?.affiliations.values()))
          expect(sitting.filter((id) => limit?.affiliations.get(id) === affiliation).length).toBeLessThanOrEqual(
            limit?.most ?? 0,
          );
      },
    ),
    { numRuns: 1_500 },
  );
});

test("seats side by side are one seating: they need as many people as seats", () => {
  fc.assert(
    fc.property(seats, seats, groups, fc.subarray(crowd), (one, other, of, yes) => {
      const both = joined({
        is: "all",
        parts: [
          { is: "seats", seats: one },
          { is: "all", parts: [{ is: "seats", seats: other }] },
        ],
      });
      const wanted = Object.fromEntries(names.map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]));
      const voters = Object.fromEntries(names.map((name) => [name, (of[name] ?? []).filter((id) => yes.includes(id))]));
      const needed = Object.values(wanted).reduce((total, count) => total + count, 0);
      expect(evaluate(both, ballot(of, { yes })).met).toBe(most(wanted, voters, null) === needed);
    }),
    runs,
  );
});

/** Seats in branches of `all` and `any`. */
const branches: fc.Arbitrary<Expression> = fc.letrec<{ rule: Expression }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    seats.map((wanted) => ({ is: "seats", seats: wanted }) as const),
    fc.record({
      is: fc.constantFrom("all" as const, "any" as const),
      parts: fc.array(tie("rule"), { minLength: 1, maxLength: 2 }),
    }),
  ),
})).rule;

/** Every choice among its branches, each with all seats that have to be filled then. */
function choices(rule: Expression): readonly Seats[] {
  if (rule.is === "seats") return [rule.seats];
  if (rule.is === "any") return rule.parts.flatMap(choices);
  if (rule.is !== "all") return [];
  return rule.parts.reduce<readonly Seats[]>(
    (some, part) => some.flatMap((one) => choices(part).map((other) => sum([one, other]))),
    [{}],
  );
}

test("in branches of a rule, too, nobody sits twice: it is met where trying every way finds one", () => {
  fc.assert(
    fc.property(branches, groups, limits, fc.subarray(crowd), (rule, of, limit, yes) => {
      fc.pre(choices(rule).length <= 32);
      const voters = Object.fromEntries(names.map((name) => [name, (of[name] ?? []).filter((id) => yes.includes(id))]));
      const fits = (wanted: Seats) =>
        most(wanted, voters, limit) === Object.values(wanted).reduce((total, count) => total + count, 0);
      const found = evaluate(joined(rule), ballot(of, { yes, ...(limit ? { limit } : {}) }));
      expect(found.met).toBe(choices(rule).some(fits));
    }),
    runs,
  );
});

test("a part of a whole is compared exactly, as whole numbers have it", () => {
  const number = fc.integer({ min: 1, max: 1_000 });
  fc.assert(
    fc.property(number, number, number, (bottom, times, off) => {
      fc.pre(off <= bottom);
      const fraction = { top: off, bottom };
      expect(passes(off * times, bottom * times, { fraction, than: "at-least" })).toBe(true);
      expect(passes(off * times, bottom * times, { fraction, than: "more-than" })).toBe(false);
      expect(passes(off * times - 1, bottom * times, { fraction, than: "at-least" })).toBe(false);
      expect(passes(off * times + 1, bottom * times, { fraction, than: "more-than" })).toBe(true);
    }),
    runs,
  );
});

test("an answer is the same however often and whenever it is asked for", () => {
  fc.assert(
    fc.property(rules, groups, said, (rule, of, words) => {
      const one = ballot(of, { ...told(heard(words, of)), at: opened });
      expect(evaluate(rule, one)).toEqual(evaluate(rule, one));
    }),
    { numRuns: 100 },
  );
});
