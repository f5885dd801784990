import { afterEach, expect, test } from "vitest";
import { Gone } from "../src/core/text/fault.ts";
import type { Work } from "../src/store/store.ts";
import { startWorker, type Worker, type WorkerOptions } from "../src/worker.ts";
import { addressOf, deliveryOf, noon, onBothStores, rowOf, until } from "./support/store.ts";

const caseWork = (issue: number): Work => ({ is: "case", address: addressOf(issue) });

let worker: Worker | undefined;
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
});

onBothStores("the worker", (home) => {
  const start = (some: Partial<WorkerOptions>) => {
    const logged: unknown[][] = [];
    const note = (...said: unknown[]) => void logged.push(said);
    worker = startWorker({
      store: home.store(),
      clock: { now: () => noon },
      reconcile: async () => {},
      refresh: async () => {},
      sweep: async () => {},
      log: { info: () => {}, warn: note, error: note },
      ...some,
    });
    return { worker, logged };
  };
  const idle = (of: Worker) => until("nothing is left to do", async () => (await of.busy()).length === 0);

  test("a delivery is done when its case was looked at", async () => {
    const seen: number[] = [];
    const { worker } = start({ reconcile: async ({ issue }) => seen.push(issue) });
    await home.store().inbox.accept(deliveryOf("a"), [caseWork(1)]);
    await idle(worker);
    expect(seen).toEqual([1]);
    expect(await home.store().backlog.list()).toEqual([]);
  });

  test("a delivery that arrives during a run is done by the next one", async () => {
    const { inbox } = home.store();
    let runs = 0;
    const { worker } = start({
      reconcile: async () => {
        if (++runs === 1) await inbox.accept(deliveryOf("b"), [caseWork(1)]);
      },
    });
    await inbox.accept(deliveryOf("a"), [caseWork(1)]);
    await idle(worker);
    expect(runs).toBe(2);
    expect(await home.store().backlog.list()).toEqual([]);
  });

  test("a change of the program is handed on with what it is about", async () => {
    const seen: Work[] = [];
    const { worker } = start({ refresh: async (work) => seen.push(work) });
    const teams: Work = { is: "program", about: "people", installation: 3 };
    await home.store().inbox.accept(deliveryOf("a"), [teams]);
    await idle(worker);
    expect(seen).toEqual([teams]);
  });

  test("a run that fails is tried again, with a word in the log but none of a user", async () => {
    let runs = 0;
    const { worker, logged } = start({
      reconcile: async () => {
        if (++runs < 3)
          throw Object.assign(new Error("Validation failed: private words"), { name: "HttpError", status: 422 });
      },
    });
    await home.store().inbox.accept(deliveryOf("a"), [caseWork(1)]);
    await idle(worker);
    expect(runs).toBe(3);
    expect(logged[0]).toEqual([
      { work: "case open-reps/program#1", error: "HttpError: status 422" },
      expect.any(String),
    ]);
    expect(JSON.stringify(logged)).not.toContain("private words");
    expect(await home.store().backlog.list()).toEqual([]);
  });

  test("what fails to the end is given up, stays in the inbox with the reason, and is new to the next sweep", async () => {
    const fail = async () => {
      throw new Error("no way");
    };
    const seen = { issue: 1, fingerprint: "as before" };
    await home.store().sweeps.keep(7, [seen]);
    const { worker, logged } = start({ reconcile: fail });
    await home.store().inbox.accept(deliveryOf("a"), [caseWork(1)]);
    await idle(worker);
    expect(await home.store().backlog.list()).toMatchObject([{ guid: "a", dead: true, lastError: "Error: no way" }]);
    expect(logged.at(-1)).toEqual([expect.anything(), "given up after the last try"]);
    expect(await home.store().sweeps.changed(7, [seen])).toEqual(new Set([1]));
  });

  test("an issue that is gone is not tried again and is not open any more", async () => {
    const { cases } = home.store();
    await cases.save(rowOf(1), { due: "2027-01-01T00:00:00Z" });
    let runs = 0;
    const { worker } = start({
      reconcile: async () => {
        runs++;
        throw new Gone("404");
      },
    });
    await home.store().inbox.accept(deliveryOf("a"), [caseWork(1)]);
    await idle(worker);
    expect(runs).toBe(1);
    expect(await cases.list({ open: true })).toEqual([]);
    expect(await home.store().due.next()).toBeNull();
    expect(await home.store().backlog.list()).toEqual([]);
  });

  test("a case that comes due is looked at by itself, and at once when the clock is moved", async () => {
    const { cases } = home.store();
    let now = noon;
    const seen: number[] = [];
    const { worker } = start({
      clock: { now: () => now },
      reconcile: async ({ issue }) => {
        seen.push(issue);
        await cases.save(rowOf(issue, { seq: 2 }), {});
      },
      tick: 100_000,
    });
    await cases.save(rowOf(1), { due: "2026-03-16T12:00:00Z" });
    await worker.wake();
    expect(await worker.busy()).toEqual([]);
    now = "2026-03-16T12:00:00Z";
    expect(await worker.busy()).toEqual(["a timer of 2026-03-16T12:00:00Z is due"]);
    await worker.wake();
    await idle(worker);
    expect(seen).toEqual([1]);
  });

  test("everything is swept once an hour of the clock; a minute after trouble; anew when the clock is put back", async () => {
    let now = noon;
    let sweeps = 0;
    let broken = false;
    const sweep = async () => {
      if (broken) throw new Error("GitHub is away");
      sweeps++;
    };
    const { worker } = start({ clock: { now: () => now }, sweep, tick: 100_000 });
    const at = async (time: string) => {
      now = time;
      await worker.wake();
      return sweeps;
    };
    expect(await at("2026-03-02T12:59:59Z")).toBe(0);
    expect(await at("2026-03-02T13:00:00Z")).toBe(1);
    expect(await at("2026-03-02T13:30:00Z")).toBe(1);
    broken = true;
    expect(await at("2026-03-02T14:00:00Z")).toBe(1);
    broken = false;
    expect(await at("2026-03-02T14:00:59Z")).toBe(1);
    expect(await at("2026-03-02T14:01:00Z")).toBe(2);
    expect(await at("2026-01-01T00:00:00Z")).toBe(2);
    expect(await at("2026-01-01T01:00:00Z")).toBe(3);
  });

  test("stopping waits for the run that is under way", async () => {
    const began = Promise.withResolvers<void>();
    let done = false;
    const { worker } = start({
      reconcile: async () => {
        began.resolve();
        await new Promise((soon) => setTimeout(soon, 200));
        done = true;
      },
    });
    await home.store().inbox.accept(deliveryOf("a"), [caseWork(1)]);
    await began.promise;
    await worker.stop();
    expect(done).toBe(true);
    expect(await home.store().backlog.list()).toEqual([]);
    expect(await home.store().queue.busy()).toEqual([]);
  });

  test("what is asked for while it stops does not begin, and is left to the next start", async () => {
    const began = Promise.withResolvers<void>();
    const end = Promise.withResolvers<void>();
    const seen: number[] = [];
    const reconcile = async ({ issue }: { readonly issue: number }) => {
      seen.push(issue);
      began.resolve();
      await end.promise;
    };
    const { worker } = start({ reconcile, tick: 60_000 });
    await home.store().inbox.accept(deliveryOf("a"), [caseWork(1)]);
    await began.promise;
    const stopped = worker.stop();
    await home.store().inbox.accept(deliveryOf("b"), [caseWork(2)]);
    // Longer than the queue waits before it looks again.
    await new Promise((soon) => setTimeout(soon, 100));
    end.resolve();
    await stopped;
    expect(seen).toEqual([1]);
    expect((await home.store().backlog.list()).map(({ guid }) => guid)).toEqual(["b"]);
  });
});
