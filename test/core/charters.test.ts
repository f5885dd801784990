// A charter followed to the letter: tiers, ends of votes, silence, holds, leave and conflicts, as stories of one case.

import { describe, expect, test } from "vitest";
import type { Expression, Tier } from "../../src/core/rules/expression.ts";
import { atLeast, seats } from "../support/ballots.ts";
import { charter, lived, tier } from "../support/charters.ts";
import { answersOf, budget, issue, judge, later, roster, unreadable } from "../support/story.ts";

const upTo = (minor: number) => ({ is: "money", field: "amount", test: "at-most", minor, currency: "EUR" }) as const;

describe("the amount says who decides", () => {
  const instance = budget(
    charter(
      tier(seats({ approvers: 1 }), { when: upTo(10_000) }),
      tier(seats({ approvers: 2 }), { when: upTo(100_000) }),
      tier(seats({ approvers: 2, council: 1 })),
    ),
  );
  const asked = (amount: string) => issue("2026-01-01", { amount }).says("2026-01-02", "ana", "/approve");

  test.each([
    ["100 EUR", "approved"],
    ["100.01 EUR", "in-review"],
    ["1000 EUR", "in-review"],
  ])("%s after one approval: %s", (amount, stage) => {
    expect(judge(asked(amount).at("2026-01-03"), instance).record.stage).toBe(stage);
  });

  test("more money needs the council too", () => {
    const two = asked("5000 EUR").says("2026-01-02", "bo", "/approve");
    expect(judge(two.at("2026-01-03"), instance).record.stage).toBe("in-review");
    expect(judge(two.says("2026-01-03", "omar", "/approve").at("2026-01-04"), instance).record.stage).toBe("approved");
  });

  test("who is in no group of this amount's rule is told so", () => {
    const story = asked("500 EUR").says("2026-01-02", "omar", "/approve");
    expect(answersOf(judge(story.at("2026-01-03"), instance))).toEqual(["ana approve", "omar approve: not-in-group"]);
  });

  test("in another currency nobody can say which rule applies, so all of them have to be met", () => {
    const two = asked("50 USD").says("2026-01-02", "bo", "/approve");
    const open = judge(two.at("2026-01-03"), instance);
    expect(open.record.stage).toBe("in-review");
    expect(open.tally?.applied).toMatchObject({ places: [0, 1, 2], unclear: ["amount"] });
    const story = two.says("2026-01-03", "omar", "/approve");
    expect(judge(story.at("2026-01-04"), instance).record.stage).toBe("approved");
  });

  test("a higher amount calls others, and the votes on the lower one do not count for it", () => {
    const raised = issue("2026-01-01", { amount: "500 EUR" })
      .says("2026-01-02", "ana", "/approve")
      .edits("2026-01-03", { amount: "5000 EUR" });
    const decision = judge(raised.at("2026-01-04"), instance);
    expect(decision.tally).toMatchObject({ needed: 3, have: 0, stale: [{ login: "ana" }] });
  });
});

describe("a vote with an end", () => {
  const vote: Expression = {
    is: "all",
    parts: [
      { is: "majority", of: ["council"], bar: atLeast("2/3") },
      { is: "turnout", of: ["council"], bar: atLeast("1/2") },
    ],
  };
  const ending = (outcome: NonNullable<Tier["deadline"]>["outcome"], more: Partial<Tier> = {}) =>
    budget({
      ...charter(tier(vote, { decline: null, deadline: { after: { days: 10 }, outcome }, ...more })),
      expire_days: 90,
    });
  const council = issue("2026-01-01").with("council", roster("omar", "mei", "dia", "noor", "kwame", "pat"));
  const three = council
    .says("2026-01-02", "omar", "/approve")
    .says("2026-01-02", "mei", "/approve")
    .says("2026-01-02", "dia", "/decline Too much.");

  test("is counted at its end, as it stands then", () => {
    const instance = ending("decline");
    expect(lived(three, "2026-01-10T09:00:00Z", instance).record.stage).toBe("in-review");
    expect(lived(three, "2026-01-12T09:00:00Z", instance).record).toMatchObject({ stage: "approved" });
  });

  test("is over as soon as nobody can change it, unless the charter waits for the end", () => {
    const four = council.says("2026-01-02", "omar", "/approve").says("2026-01-02", "mei", "/approve");
    const all = four.says("2026-01-02", "dia", "/approve").says("2026-01-02", "noor", "/approve");
    expect(judge(four.at("2026-01-03"), ending("expire")).record.stage).toBe("in-review");
    expect(judge(all.at("2026-01-03"), ending("expire")).record.stage).toBe("approved");
    expect(judge(all.at("2026-01-03"), ending("expire", { ends: "at-deadline" })).record.stage).toBe("in-review");
    const lost = council.says("2026-01-02", "omar", "/decline No.").says("2026-01-02", "mei", "/decline No.");
    expect(judge(lost.at("2026-01-03"), ending("expire")).record.stage).toBe("in-review");
    const more = lost.says("2026-01-02", "dia", "/decline No.");
    expect(judge(more.at("2026-01-03"), ending("expire")).record).toMatchObject({
      stage: "declined",
      decided: { how: [{ is: "impossible" }, { is: "impossible" }, { is: "met" }] },
    });
  });

  test.each([
    ["decline", "declined", "deadline"],
    ["approve", "approved", "deadline"],
    ["expire", "expired", undefined],
    ["remind", "in-review", undefined],
    ["escalate", "in-review", undefined],
  ] as const)("with nobody's vote it comes to: %s", (outcome, stage, by) => {
    const { record } = lived(council, "2026-01-20T09:00:00Z", ending(outcome));
    expect(record.stage).toBe(stage);
    expect(record.decided?.by).toBe(by);
  });

  test.each(["decline", "approve", "expire"] as const)(
    "and without the reminder it comes to nothing: %s",
    (outcome) => {
      expect(judge(council.at("2027-01-01"), ending(outcome)).record.stage).toBe("in-review");
    },
  );

  test("is called for once, not a second time in the same minute for the silence", () => {
    const calls = (day: string) => judge(council.at(day), ending("decline")).reminders.map(({ tells }) => tells);
    expect(calls("2026-01-07")).toEqual([]);
    expect(calls("2026-01-08")).toEqual(["due-decline"]);
  });

  test("a hold stops the approval by the end of time, too", () => {
    const held = council.says("2026-01-02", "omar", "/hold Who pays?");
    expect(lived(held, "2026-02-01T09:00:00Z", ending("approve")).record.stage).toBe("in-review");
    expect(lived(held, "2026-02-01T09:00:00Z", ending("decline")).record.stage).toBe("declined");
  });

  test("a group that cannot be read lets no end come", () => {
    for (const outcome of ["decline", "approve", "expire"] as const) {
      const decision = lived(council.with("council", unreadable), "2026-03-01T09:00:00Z", ending(outcome));
      expect(decision.record.stage).toBe("in-review");
    }
  });

  test("from its end on a smaller turnout is enough, where the charter says so", () => {
    const relaxed = ending({ approve: { is: "count", of: ["council"], atLeast: 2 } });
    const two = council.says("2026-01-02", "omar", "/approve").says("2026-01-02", "mei", "/approve");
    expect(lived(two, "2026-01-10T09:00:00Z", relaxed).record.stage).toBe("in-review");
    expect(lived(two, "2026-01-12T09:00:00Z", relaxed).record.stage).toBe("approved");
    const one = council.says("2026-01-02", "omar", "/approve").says("2026-01-15", "mei", "/approve");
    expect(lived(one, "2026-01-16T09:00:00Z", relaxed).record.since).toBe("2026-01-15T09:00:00Z");
  });

  test("from its end on the escalation group decides as well", () => {
    const small = budget(
      charter(tier(seats({ approvers: 2 }), { deadline: { after: { days: 10 }, outcome: "escalate" } })),
    );
    const story = issue("2026-01-01").says("2026-01-05", "omar", "/approve");
    expect(answersOf(lived(story, "2026-01-06T09:00:00Z", small))).toEqual(["omar approve: not-in-group"]);
    const helped = story.says("2026-01-13", "omar", "/approve").says("2026-01-13", "mei", "/approve");
    expect(lived(helped, "2026-01-14T09:00:00Z", small).record.stage).toBe("approved");
    const one = story.says("2026-01-13", "omar", "/approve");
    expect(lived(one, "2026-01-20T09:00:00Z", small).record.votes.map(({ login }) => login)).toEqual(["omar"]);
  });
});

describe("silence is a yes", () => {
  const lazy = budget({
    ...charter(
      tier({ is: "lazy", of: ["approvers"], after: { days: 3 } }, { decline: { is: "count", of: [], atLeast: 1 } }),
    ),
  });
  const asked = issue("2026-01-01");

  test("three days after it was announced", () => {
    const decision = lived(asked, "2026-01-10T09:00:00Z", lazy);
    expect(decision.record).toMatchObject({
      stage: "approved",
      since: "2026-01-04T09:00:01Z",
      decided: { by: "silence" },
    });
  });

  test("but never unannounced, and not for another amount than was announced", () => {
    expect(judge(asked.at("2026-06-01"), lazy).record.stage).toBe("in-review");
    const first = judge(asked.at("2026-01-01"), lazy);
    const [notice] = first.reminders;
    expect(notice?.tells).toBe("silence");
    const told = asked.told(notice?.key ?? "", "2026-01-01").edits("2026-01-03", { amount: "9000 EUR" });
    expect(later(told, first, "2026-01-08", lazy).record.stage).toBe("in-review");
  });

  test("and not while somebody has a concern", () => {
    const held = asked.says("2026-01-02", "ana", "/hold Who pays?");
    expect(lived(held, "2026-02-01T09:00:00Z", lazy).record.stage).toBe("in-review");
    const freed = held.says("2026-01-20", "ana", "/unhold");
    expect(lived(freed, "2026-02-01T09:00:00Z", lazy).record.stage).toBe("approved");
  });
});
