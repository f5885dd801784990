import { expect, test } from "vitest";
import type { CaseAddress } from "../../src/core/case/address.ts";
import { RetryLater } from "../../src/core/text/fault.ts";
import type { Work } from "../../src/store/store.ts";
import { handling } from "../support/queueing.ts";
import { addressOf, deliveryOf, onBothStores, until } from "../support/store.ts";

const caseWork = (issue: number): Work => ({ is: "case", address: addressOf(issue) });

/** A promise that the test settles by hand. */
const gate = () => Promise.withResolvers<void>();

onBothStores("the queue", (home) => {
  const idle = () => until("nothing waits", async () => (await home.store().queue.busy()).length === 0);

  test("events during a run lead to exactly one more run", async () => {
    const store = home.store();
    const [began, open, other] = [gate(), gate(), gate()];
    let runs = 0;
    const onCase = async ({ issue }: CaseAddress) => {
      if (issue === addressOf(2).issue) return other.resolve();
      runs++;
      began.resolve();
      await open.promise;
    };
    store.queue.work(handling({ onCase }));
    await store.inbox.accept(deliveryOf("first"), [caseWork(1)]);
    await began.promise;
    for (const guid of ["a", "b", "c"]) await store.inbox.accept(deliveryOf(guid), [caseWork(1)]);
    // When a later job has run, the queue was looked at and what waits for the first case was left waiting.
    await store.inbox.accept(deliveryOf("other"), [caseWork(2)]);
    await other.promise;
    expect(runs).toBe(1);
    open.resolve();
    await idle();
    expect(runs).toBe(2);
  });

  test("a burst of fifty events becomes one run", async () => {
    const store = home.store();
    for (let n = 0; n < 50; n++) await store.inbox.accept(deliveryOf(`burst-${n}`), [caseWork(1)]);
    let runs = 0;
    store.queue.work(handling({ onCase: async () => void runs++ }));
    await idle();
    expect(runs).toBe(1);
  });

  test("a case that runs and has an event waiting does not hold up the others", async () => {
    const store = home.store();
    const [began, open] = [gate(), gate()];
    const done: number[] = [];
    const onCase = async ({ issue }: { issue: number }) => {
      if (issue === 1) began.resolve();
      if (issue === 1) await open.promise;
      done.push(issue);
    };
    store.queue.work(handling({ onCase }));
    await store.queue.ask([caseWork(1)]);
    await began.promise;
    await store.queue.ask([caseWork(1), caseWork(2), caseWork(3)]);
    await until("the others are done", () => done.length === 2);
    expect(done.toSorted()).toEqual([2, 3]);
    open.resolve();
    await idle();
  });

  test("a case that fails again and again does not hold up the others, and is given up in the end", async () => {
    const store = home.store();
    const done: number[] = [];
    const dead: string[] = [];
    let tries = 0;
    const onCase = async ({ issue }: { issue: number }) => {
      if (issue === 1) tries++;
      if (issue === 1) throw new Error("GitHub is down");
      done.push(issue);
    };
    const onDead = async (_: Work, error: string) => void dead.push(error);
    store.queue.work(handling({ onCase, onDead }));
    await store.queue.ask([caseWork(1), caseWork(2), caseWork(3), caseWork(4), caseWork(5), caseWork(6)]);
    await until("it is given up", () => dead.length > 0);
    await idle();
    expect(done.toSorted()).toEqual([2, 3, 4, 5, 6]);
    expect({ tries, dead }).toEqual({ tries: 3, dead: ["Error: GitHub is down"] });
  });

  test("an event for a case that waits to be tried again is seen at once, and does not use up its tries", async () => {
    const store = home.store();
    let runs = 0;
    const onCase = async () => {
      runs++;
      throw new RetryLater("GitHub asks for patience", 60);
    };
    const dead: Work[] = [];
    store.queue.work(handling({ onCase, onDead: async (work) => void dead.push(work) }));
    for (let n = 1; n <= 4; n++) {
      await store.queue.ask([caseWork(1)]);
      await until("it ran", () => runs === n);
      await until("it waits", async () => (await store.queue.busy()).every((one) => one.endsWith("tried again")));
    }
    expect(await store.queue.busy()).toEqual(["case open-reps/program#1 waits to be tried again"]);
    expect(dead).toEqual([]);
  });

  test("a case that has to wait for GitHub, however often, is not given up for it", async () => {
    const store = home.store();
    const dead: Work[] = [];
    let runs = 0;
    const onCase = async () => {
      // Hasty queues try twice again and no more.
      if (++runs <= 5) throw new RetryLater("GitHub asks for patience", 0);
    };
    store.queue.work(handling({ onCase, onDead: async (work) => void dead.push(work) }));
    await store.queue.ask([caseWork(1)]);
    await idle();
    expect({ runs, dead }).toEqual({ runs: 6, dead: [] });
  });

  test("an organisation whose many cases all wait for GitHub does not hold up another one", async () => {
    const store = home.store();
    const done: number[] = [];
    let refused = 0;
    const onCase = async ({ installation, issue }: CaseAddress) => {
      if (installation === 9) done.push(issue);
      else refused++;
      if (installation !== 9) throw new RetryLater("our own pace keeps GitHub's limits", 600);
    };
    await store.queue.ask(Array.from({ length: 60 }, (_, n) => caseWork(n + 1)));
    await store.queue.ask([{ is: "case", address: addressOf(100, { installation: 9 }) }]);
    store.queue.work(handling({ onCase }));
    await until("the other one is done", () => done.length === 1);
    expect(refused).toBeLessThanOrEqual(60);
    await until("all of the first wait", async () => refused === 60 && (await store.queue.busy()).length === 60);
  });

  test("two organisations that come to three hundred cases of another one are served among the first", async () => {
    const store = home.store();
    const order: number[] = [];
    await store.queue.ask(Array.from({ length: 300 }, (_, n) => caseWork(n + 1)));
    // Whichever number GitHub gave them.
    for (const installation of [9, 1]) {
      await store.queue.ask([{ is: "case", address: addressOf(900 + installation, { installation }) }]);
    }
    store.queue.work(handling({ onCase: async ({ installation }) => void order.push(installation) }));
    await until("the others are done", () => order.includes(9) && order.includes(1));
    expect(Math.max(order.indexOf(9), order.indexOf(1))).toBeLessThan(5);
  });

  test("an organisation alone has all places, and whoever comes then need not wait until one is free", async () => {
    const store = home.store();
    const open = gate();
    const began: number[] = [];
    const onCase = async ({ installation, issue }: CaseAddress) => {
      began.push(issue);
      if (installation !== 9) await open.promise;
    };
    store.queue.work(handling({ onCase }));
    await store.queue.ask(Array.from({ length: 20 }, (_, n) => caseWork(n + 1)));
    await until("it has all places", () => began.length === 4);
    await store.queue.ask([{ is: "case", address: addressOf(900, { installation: 9 }) }]);
    await until("the other one is done", () => began.includes(900));
    expect(began).toHaveLength(5);
    open.resolve();
    await idle();
  });
});
