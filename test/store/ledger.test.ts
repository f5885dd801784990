import { expect, test } from "vitest";
import type { LedgerEntry } from "../../src/core/case/ledger.ts";
import { rowWaits } from "../../src/store/waits.ts";
import { handling } from "../support/queueing.ts";
import { addressOf, onBothStores, rowOf, until } from "../support/store.ts";

const term = (person: number, key = "coordinator", more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  sort: "term",
  key,
  person,
  login: `p${person}`,
  from: "2026-03-02T00:00:00Z",
  until: "2026-09-02T00:00:00Z",
  data: { community: "ghana" },
  ...more,
});

const of = (issue: number, program = 7) => ({ program, key: addressOf(issue) });

onBothStores("what cases tell each other", (home) => {
  test("is found by what it is, what it is about and whom, and only in its own program", async () => {
    const { ledger } = home.store();
    await ledger.put(of(1), [term(1001), term(1001, "mentor")], false);
    await ledger.put(of(2), [term(1002)], true);
    await ledger.put(of(3, 8), [term(1003)], false);
    const found = async (more: object) =>
      (await ledger.found(7, [{ sort: "term", ...more }])).map(({ key, person }) => `${key} ${person}`);
    expect(await found({})).toEqual(["coordinator 1001", "mentor 1001", "coordinator 1002"]);
    expect(await found({ key: "coordinator" })).toEqual(["coordinator 1001", "coordinator 1002"]);
    expect(await found({ person: 1001 })).toEqual(["coordinator 1001", "mentor 1001"]);
    expect(await found({ key: "mentor", person: 1002 })).toEqual([]);
    expect(await ledger.found(7, [{ sort: "training" }])).toEqual([]);
    expect(await ledger.found(7, [])).toEqual([]);
  });

  test("reads back as it was said, with the case and whether everybody may see it", async () => {
    const { ledger } = home.store();
    const said = term(1001, "a\u0000b", { data: { note: "a\u0000b", deep: { list: [1, null] } } });
    const bare = term(1001, "x", { person: null, login: null, from: null, until: null });
    await ledger.put(of(1), [said, bare], true);
    const address = { repository: addressOf(1).repository, issue: 1 };
    const [one, other] = await ledger.found(7, [{ sort: "term" }]);
    expect(one).toEqual({ ...said, key: one?.key, address, hidden: true });
    expect(other).toEqual({ ...bare, address, hidden: true });
  });

  test("whoever looked a row up is looked at again when it comes, changes or goes; nobody else, and not the case itself", async () => {
    const store = home.store();
    const seen: number[] = [];
    const waits = (lookUp: object) => rowWaits(7, [{ sort: "term", ...lookUp }]);
    await store.cases.save(rowOf(1), { waits: [...waits({})] });
    await store.cases.save(rowOf(2), { waits: [...waits({ key: "coordinator" })] });
    await store.cases.save(rowOf(3), {
      waits: [...waits({ key: "coordinator", person: 1001 }), ...waits({ key: "x" })],
    });
    await store.cases.save(rowOf(4), { waits: [...waits({ key: "mentor" }), ...waits({ person: 1002 })] });
    await store.cases.save(rowOf(5), { waits: [...rowWaits(8, [{ sort: "term" }])] });
    store.queue.work(handling({ onCase: async ({ issue }) => void seen.push(issue) }));
    const woken = async (entries: readonly LedgerEntry[]) => {
      seen.length = 0;
      await store.ledger.put(of(1), entries, false);
      await until("nothing runs", async () => (await store.queue.busy()).length === 0);
      return seen.toSorted();
    };
    expect(await woken([term(1001)])).toEqual([2, 3]);
    expect(await woken([term(1001)])).toEqual([]);
    expect(await woken([term(1001), term(1002, "mentor")])).toEqual([4]);
    expect(await woken([term(1001, "coordinator", { until: "2026-04-01T00:00:00Z" }), term(1002, "mentor")])).toEqual([
      2, 3,
    ]);
    expect(await woken([])).toEqual([2, 3, 4]);
  });

  test("of a case that is none any more nothing is known", async () => {
    const { ledger } = home.store();
    await ledger.put(of(1), [term(1001)], false);
    await ledger.drop(addressOf(1));
    await ledger.drop(addressOf(2));
    expect(await ledger.found(7, [{ sort: "term" }])).toEqual([]);
  });

  test("who asks what stands at the end sees a change that had begun before", async () => {
    const { ledger } = home.store();
    const [, found] = await Promise.all([
      ledger.put(of(1), [term(1001)], false),
      until("it is there", async () => (await ledger.settled(7, [{ sort: "term" }])).length === 1),
    ]);
    expect(found).toBeUndefined();
  });
});
