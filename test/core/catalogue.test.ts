import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { messagesIn } from "../../src/config/messages.ts";
import { type Item, type Period, spanOf } from "../../src/core/case/catalogue.ts";
import { allowance, heldBy, type OthersClaim } from "../../src/core/case/claims.ts";
import type { Facts } from "../../src/core/case/facts.ts";
import type { Instance } from "../../src/core/case/kind.ts";
import type { Decision } from "../../src/core/deciding/decide.ts";
import { charter } from "../../src/core/rules/expression.ts";
import { claimLines } from "../../src/core/telling/catalogue-text.ts";
import { plusSeconds } from "../../src/core/text/time.ts";
import { words } from "../../src/core/text/words.ts";
import { budget, issue, judge, later, stagesOf } from "../support/story.ts";

describe("a period", () => {
  test.each<[Period, string, string, string, string]>([
    ["year", "2026-12-31T23:59:59Z", "UTC", "2026", "2027-01-01T00:00:00Z"],
    ["half-year", "2026-06-30T23:59:59Z", "UTC", "2026-H1", "2026-07-01T00:00:00Z"],
    ["half-year", "2026-07-01T00:00:00Z", "UTC", "2026-H2", "2027-01-01T00:00:00Z"],
    ["quarter", "2026-03-31T12:00:00Z", "UTC", "2026-Q1", "2026-04-01T00:00:00Z"],
    ["quarter", "2026-10-01T12:00:00Z", "UTC", "2026-Q4", "2027-01-01T00:00:00Z"],
    ["month", "2026-02-28T12:00:00Z", "UTC", "2026-02", "2026-03-01T00:00:00Z"],
    // Where the program is, the new half-year has begun, or has not yet.
    ["half-year", "2026-06-30T20:00:00Z", "Asia/Tokyo", "2026-H2", "2026-12-31T15:00:00Z"],
    ["half-year", "2026-07-01T02:00:00Z", "America/Lima", "2026-H1", "2026-07-01T05:00:00Z"],
    // Midnight does not exist on this day there: the month begins at one.
    ["month", "2026-03-20T12:00:00Z", "Africa/Cairo", "2026-03", "2026-03-31T22:00:00Z"],
  ])("%s at %s in %s is %s and ends at %s", (period, at, zone, name, ends) => {
    expect(spanOf(period, at, zone)).toEqual({ name, since: null, ends });
  });

  test("of so many days moves along with the moment, and none at all is for ever", () => {
    const days = { name: "90d", since: "2026-01-01T09:00:00Z", ends: null };
    expect(spanOf({ days: 90 }, "2026-04-01T09:00:00Z", "UTC")).toEqual(days);
    expect(spanOf(null, "2026-04-01T09:00:00Z", "UTC")).toEqual({ name: "ever", since: null, ends: null });
  });

  test("two moments are in the same one as long as it has not ended", () => {
    const zones = ["UTC", "Asia/Tokyo", "America/Lima", "Africa/Cairo", "Pacific/Apia"];
    const periods: readonly Period[] = ["year", "half-year", "quarter", "month"];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400_000_000 }),
        fc.integer({ min: 0, max: 40_000_000 }),
        fc.constantFrom(...zones),
        fc.constantFrom(...periods),
        (start, more, zone, period) => {
          const at = plusSeconds("2024-01-01T00:00:00Z", start);
          const next = plusSeconds(at, more);
          const [one, other] = [spanOf(period, at, zone), spanOf(period, next, zone)];
          expect(one.name === other.name).toBe(next < (one.ends ?? ""));
        },
      ),
    );
  });
});

const stickers: Item = {
  id: "stickers",
  name: "Stickers",
  price: null,
  cap: { minor: 10_000, currency: "EUR" },
  units: null,
  each: "person",
  period: "half-year",
  communities: [],
};

/** A kind that asks for an item, in a field that asked for a text before. */
function giving(item: Partial<Item> = {}): Instance {
  const base = budget();
  const catalogue = [{ ...stickers, ...item }];
  return {
    ...base,
    fields: base.fields.map((field) => (field.id === "what" ? { ...field, type: "item" } : field)),
    material: ["what", "amount"],
    catalogue,
    context: { ...base.context, items: catalogue },
    rule: {
      tiers: [
        {
          when: { is: "catalogue", field: "what" },
          approve: { is: "automatic" },
          decline: null,
          deadline: null,
          ends: "early",
        },
        ...charter({ approvers: 1 }, 1).tiers,
      ],
    },
  };
}

const key = "stickers/1001/2026-H1/EUR";
const claim = (amount: number, at = "2026-01-01T08:00:00Z", of = key): OthersClaim => ({ key: of, at, amount });

const asks = (amount: string, claims?: readonly OthersClaim[], what = "Stickers"): Facts => ({
  ...issue("2026-01-02", { what, amount }).at("2026-01-02"),
  ...(claims ? { claims } : {}),
});

const whyOf = ({ view }: Decision) => allowance(view).is;

describe("what is in the catalogue", () => {
  test("is approved by itself up to the very last cent, and not beyond it", () => {
    expect(stagesOf(judge(asks("40 EUR", [claim(6_000)]), giving()))).toEqual(["in-review", "approved"]);
    expect(stagesOf(judge(asks("40 EUR", [claim(6_001)]), giving()))).toEqual(["in-review"]);
  });

  test("may be limited for each person whom it is about, whoever asks, in whatever letters", () => {
    const own = { ...giving({ each: "beneficiary" }), about: ["payee"] };
    const of = (payee: string, claims: readonly OthersClaim[]) =>
      judge({ ...issue("2026-01-02", { what: "Stickers", amount: "40 EUR", payee }).at("2026-01-02"), claims }, own);
    const kwame = "stickers/@kwame/2026-H1/EUR";
    const first = of("@Kwame", []).record.decided?.claims;
    expect(first).toEqual([expect.objectContaining({ key: kwame, holder: 0, amount: 4_000, each: "beneficiary" })]);
    expect(whyOf(of("@kwame", [claim(9_000, "2026-01-01T08:00:00Z", kwame)]))).toBe("used-up");
    expect(whyOf(of("@kwame", [claim(9_000)]))).toBe("within");
    expect(of("", []).record.decided?.claims?.[0]?.key).toBe("stickers/@rosa/2026-H1/EUR");
  });

  test("is for people where others hold too much, where it is too much alone, in another currency, or elsewhere", () => {
    expect(whyOf(judge(asks("40 EUR", [claim(9_000)]), giving()))).toBe("used-up");
    expect(whyOf(judge(asks("101 EUR", []), giving()))).toBe("too-much");
    expect(whyOf(judge(asks("40 USD", []), giving()))).toBe("other-currency");
    expect(whyOf(judge(asks("40 EUR", []), giving({ communities: ["ghana"] })))).toBe("elsewhere");
    expect(stagesOf(judge(asks("40 USD", []), giving()))).toEqual(["in-review"]);
  });

  test("is never approved by itself while nobody can tell what others hold", () => {
    const decision = judge(asks("40 EUR"), giving());
    expect(stagesOf(decision)).toEqual(["in-review"]);
    expect(whyOf(decision)).toBe("unknown");
  });

  test("counts in the half-year in which it was asked for, and only there", () => {
    const full = [claim(10_000)];
    const decision = judge(asks("40 EUR", full), giving());
    expect(decision.wakeAt).toBeDefined();
    const next = later(issue("2026-01-02", { what: "Stickers", amount: "40 EUR" }), decision, "2026-07-01", giving());
    expect(next.record.stage).toBe("in-review");
    const facts = { ...asks("40 EUR", full), now: "2026-07-01T00:00:01Z", record: decision.record };
    // In between it would have expired, had nobody extended it: so it is a kind with more patience.
    const patient = { ...giving(), stages: budget({ remind_days: 300, expire_days: 400 }).stages };
    expect(stagesOf(judge(facts, patient))).toEqual(["approved"]);
  });

  test("of so many days is free again when the oldest claim is that old", () => {
    const days = giving({ period: { days: 90 } });
    const old = claim(10_000, "2025-10-10T00:00:00Z", "stickers/1001/90d/EUR");
    const decision = judge(asks("40 EUR", [old]), days);
    expect(allowance(decision.view)).toMatchObject({ is: "used-up", frees: "2026-01-08T00:00:00Z" });
    const facts = { ...asks("40 EUR", [old]), now: "2026-01-08T00:00:00Z", record: decision.record };
    expect(stagesOf(judge(facts, days))).toEqual(["approved"]);
  });

  test("with a price counts in pieces, as many as the amount buys", () => {
    const priced = giving({ cap: null, units: 3, price: { minor: 2_000, currency: "EUR" } });
    expect(whyOf(judge(asks("60 EUR", []), priced))).toBe("within");
    expect(whyOf(judge(asks("61 EUR", []), priced))).toBe("too-much");
  });

  test("that people approve beyond the limit counts all the same", () => {
    const story = issue("2026-01-02", { what: "Stickers", amount: "140 EUR" }).says("2026-01-03", "ana", "/approve");
    const { record } = judge({ ...story.at("2026-01-03"), claims: [] }, giving());
    expect(record.decided).toMatchObject({ outcome: "approved", claims: [{ key, amount: 14_000 }] });
    expect(record.decided?.automatic).toBeUndefined();
  });
});

describe("what a case holds", () => {
  const approved = judge(asks("40 EUR", []), giving());
  const { record } = approved;
  const instance = giving();

  test("is committed once it is approved, and spent once it is done", () => {
    const claimed = { key, holder: 1001, amount: 4_000, at: record.decided?.at };
    expect(heldBy(record, instance)).toEqual([{ ...claimed, is: "committed" }]);
    expect(heldBy({ ...record, stage: "completed" }, instance)).toEqual([{ ...claimed, is: "spent" }]);
  });

  test("is given back when it is looked at again, declined, withdrawn or expired", () => {
    expect(heldBy({ ...record, stage: "in-review", round: 2 }, instance)).toEqual([]);
    for (const stage of ["withdrawn", "expired", "declined"])
      expect(heldBy({ ...record, stage }, instance)).toEqual([]);
  });

  test("is not asked for a second time by itself once people look at it again", () => {
    const again = { ...record, stage: "in-review", round: 2, votes: [] };
    expect(judge({ ...asks("40 EUR", []), now: "2026-01-05T09:00:00Z", record: again }, instance).record.stage).toBe(
      "in-review",
    );
  });
});

test("quorate plan says what a request takes of a limit, and what is left", () => {
  const english = words(messagesIn("en", {}), "en");
  const lines = (facts: Facts) => claimLines(judge(facts, giving()), giving(), english);
  expect(lines(asks("40 EUR", [claim(5_000)]))).toEqual([
    "Stickers, €40.00: within €100.00 a person and half-year; used before: €50.00; left: €10.00",
  ]);
  expect(lines(asks("60 EUR", [claim(5_000)]))).toEqual([
    "Stickers, €60.00: of €100.00 a person and half-year; left: €50.00",
  ]);
  expect(lines(asks("60 EUR"))).toEqual([
    "Stickers, €60.00: of €100.00 a person and half-year; what is left cannot be seen from here",
  ]);
});

test("whatever the order in which requests are decided, no more than the limit is approved by itself", () => {
  const amount = fc.integer({ min: 1, max: 120 });
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 12 }), (amounts) => {
      const claims: OthersClaim[] = [];
      for (const euros of amounts) {
        const { record } = judge(asks(`${euros} EUR`, claims), giving());
        if (record.decided) claims.push(claim(euros * 100));
        else expect(claims.reduce((sum, one) => sum + one.amount, 0) + euros * 100).toBeGreaterThan(10_000);
      }
      expect(claims.reduce((sum, one) => sum + one.amount, 0)).toBeLessThanOrEqual(10_000);
      // Who is within depends on the sum alone, and not on the order of those before.
      const last = (some: readonly OthersClaim[]) => stagesOf(judge(asks("30 EUR", some), giving()));
      expect(last(claims)).toEqual(last(claims.toReversed()));
    }),
    { numRuns: 60 },
  );
});
