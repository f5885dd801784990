import fc from "fast-check";
import { expect, test } from "vitest";
import type { Claim, HeldClaim } from "../../src/core/case/claims.ts";
import { claimWait } from "../../src/store/waits.ts";
import { handling } from "../support/queueing.ts";
import { addressOf, noon, onBothStores, onPostgres, rowOf, until } from "../support/store.ts";

const claim = (amount: number, most = 3, key = "shirts/0/ever/pieces", since: string | null = null): Claim => ({
  key,
  item: "shirts",
  holder: 0,
  amount,
  currency: null,
  most,
  used: 0,
  each: "all",
  period: null,
  since,
});

const of = (issue: number) => ({ program: 7, key: addressOf(issue) });

const held = ({ key, holder, amount }: Claim, at = noon): HeldClaim => ({ key, holder, amount, at, is: "committed" });

onBothStores("claims on shared limits", (home) => {
  test("of two who ask for the last one at the same time only one gets it", async () => {
    const { claims } = home.store();
    const taken = await Promise.all([1, 2].map((issue) => claims.reserve(of(issue), [claim(1, 1)], noon, true)));
    expect(taken.toSorted()).toEqual([false, true]);
  });

  test("a reservation that a crash left behind is no obstacle to its own case, and is settled by its next run", async () => {
    const { claims } = home.store();
    await claims.reserve(of(1), [claim(1, 1)], noon, true);
    expect(await claims.reserve(of(1), [claim(1, 1)], noon, true)).toBe(true);
    expect(await claims.reserve(of(2), [claim(1, 1)], noon, true)).toBe(false);
    await claims.settle(of(1), []);
    expect(await claims.reserve(of(2), [claim(1, 1)], noon, true)).toBe(true);
  });

  test("all limits of a request are taken, or none", async () => {
    const { claims } = home.store();
    await claims.settle(of(1), [held(claim(1, 1, "b"))]);
    expect(await claims.reserve(of(2), [claim(1, 1, "a"), claim(1, 1, "b")], noon, true)).toBe(false);
    expect(await claims.reserve(of(3), [claim(1, 1, "a")], noon, true)).toBe(true);
  });

  test("what others hold is read without one's own, and without that of other programs and people", async () => {
    const { claims } = home.store();
    await claims.settle(of(1), [held(claim(1))]);
    await claims.settle(of(2), [held(claim(2))]);
    await claims.settle({ program: 8, key: addressOf(3) }, [held(claim(4))]);
    await claims.settle(of(4), [{ ...held(claim(8, 9, "stickers/1002/ever/pieces")), holder: 1002 }]);
    expect(await claims.others(of(2), 1001)).toEqual([{ key: "shirts/0/ever/pieces", at: noon, amount: 1 }]);
  });

  test("what is as old as the period does not count any more", async () => {
    const { claims } = home.store();
    await claims.settle(of(1), [held(claim(1), "2026-01-01T12:00:00Z")]);
    expect(await claims.reserve(of(2), [claim(1, 1, undefined, "2026-01-01T11:59:59Z")], noon, true)).toBe(false);
    expect(await claims.reserve(of(2), [claim(1, 1, undefined, "2026-01-01T12:00:00Z")], noon, true)).toBe(true);
  });

  test("whoever waits for what is given back is looked at again, and nobody else", async () => {
    const store = home.store();
    const seen: number[] = [];
    await store.cases.save(rowOf(2), { waits: [claimWait(7, "shirts/0/ever/pieces")] });
    await store.cases.save(rowOf(3), { waits: [claimWait(7, "other"), claimWait(8, "shirts/0/ever/pieces")] });
    await store.claims.settle(of(1), [held(claim(2))]);
    store.queue.work(handling({ onCase: async ({ issue }) => void seen.push(issue) }));
    await store.claims.settle(of(1), [held(claim(2), "2026-04-01T12:00:00Z")]);
    expect(await store.queue.busy()).toEqual([]);
    await store.claims.settle(of(1), [held(claim(1))]);
    await until("it was looked at", async () => seen.length > 0 && (await store.queue.busy()).length === 0);
    expect(seen).toEqual([2]);
    await store.claims.drop(addressOf(1));
    await until("it was looked at again", async () => seen.length > 1 && (await store.queue.busy()).length === 0);
    expect(seen).toEqual([2, 2]);
  });

  test("when GitHub does not show an issue any more, only what was not decided there is given back", async () => {
    const { claims } = home.store();
    await claims.settle(of(1), [held(claim(1))]);
    await claims.reserve(of(2), [claim(1)], noon, true);
    for (const issue of [1, 2]) await claims.lose(addressOf(issue));
    expect(await claims.others(of(9), 0)).toEqual([{ key: "shirts/0/ever/pieces", at: noon, amount: 1 }]);
  });

  test("whatever is taken and given back at the same time, no more than the limit is ever held", async () => {
    const { claims } = home.store();
    const step = fc.record({
      issue: fc.integer({ min: 1, max: 5 }),
      take: fc.boolean(),
      amount: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async (steps) => {
        for (let issue = 1; issue <= 5; issue++) await claims.drop(addressOf(issue));
        await Promise.all(
          [1, 2, 3, 4, 5].map(async (issue) => {
            for (const { take, amount } of steps.filter((one) => one.issue === issue)) {
              if (take) await claims.reserve(of(issue), [claim(amount)], noon, true);
              else await claims.settle(of(issue), []);
              const all = await claims.others(of(9), 0);
              expect(all.reduce((sum, one) => sum + one.amount, 0)).toBeLessThanOrEqual(3);
            }
          }),
        );
      }),
      { numRuns: 15 },
    );
  });
});

onPostgres("claims of several processes", (home) => {
  test("two processes that take two limits in opposite order neither wait for ever nor both take the last", async () => {
    const stores = [home.store(), await home.second()];
    for (let round = 0; round < 10; round++) {
      const [a, b] = [claim(1, 1, `a${round}`), claim(1, 1, `b${round}`)];
      const taken = await Promise.all(
        stores.map(({ claims }, at) => claims.reserve(of(at + 1), at === 0 ? [a, b] : [b, a], noon, true)),
      );
      expect(taken.toSorted()).toEqual([false, true]);
    }
  });
});
