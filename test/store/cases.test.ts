import { expect, test } from "vitest";
import { addressOf, noon, onBothStores, rowOf } from "../support/store.ts";

onBothStores("the index of cases", (home) => {
  test("what was saved reads back word for word, times included", async () => {
    const { cases } = home.store();
    const row = rowOf(1, {
      address: addressOf(1, { repository: 987_654_321_012, issue: 3_100_000_001 }),
      seq: 41,
      record: '{"note":"\\u0000 🎉 — ñ"}',
      statusComment: 4_123_456_789,
      intended: { seq: 42, at: "2026-03-02T09:00:00Z" },
      updatedAt: "2026-12-31T23:59:59Z",
    });
    await cases.save(row, {});
    expect(await cases.get(row.address)).toEqual(row);
  });

  test("a case that nobody saved is not there", async () => {
    expect(await home.store().cases.get(addressOf(1))).toBeUndefined();
  });

  test("an intention is kept until the case is saved, and moves nothing else", async () => {
    const { cases } = home.store();
    await cases.intend(addressOf(1), 1, noon);
    expect(await cases.get(addressOf(1))).toMatchObject({ record: "", seq: 0, intended: { seq: 1, at: noon } });
    await cases.save(rowOf(1, { record: "one" }), {});
    await cases.intend(addressOf(1, { name: "renamed" }), 2, noon);
    const intended = { seq: 1, record: "one", stage: "in-review", intended: { seq: 2, at: noon } };
    expect(await cases.get(addressOf(1))).toMatchObject({ ...intended, address: { name: "renamed" } });
    await cases.save(rowOf(1, { seq: 2 }), {});
    expect(await cases.get(addressOf(1))).toMatchObject({ seq: 2, intended: null });
  });

  test("an older record never takes the place of a newer one, nor does its timer", async () => {
    const { cases, due } = home.store();
    await cases.save(rowOf(1, { seq: 5, record: "five" }), { due: noon });
    await expect(cases.save(rowOf(1, { seq: 4, record: "four" }), { due: "2026-01-01T00:00:00Z" })).rejects.toThrow(
      "later record",
    );
    expect(await cases.get(addressOf(1))).toMatchObject({ seq: 5, record: "five" });
    expect(await due.next()).toBe(noon);
  });

  test("a case waits for what it said last, and for nothing it said before", async () => {
    const { cases } = home.store();
    await cases.save(rowOf(1), { waits: ["people:3", "claim:7:hats", "people:3"] });
    await cases.save(rowOf(2), { waits: ["people:3"] });
    await cases.save(rowOf(1, { seq: 2 }), { waits: ["people:4"] });
    expect(await cases.waitingFor("people:3")).toEqual([addressOf(2)]);
    expect(await cases.waitingFor("people:4")).toEqual([addressOf(1)]);
    expect(await cases.waitingFor("claim:7:hats")).toEqual([]);
  });

  test("a name with a NUL character in it is no reason to fail", async () => {
    const { cases } = home.store();
    await cases.save(rowOf(1, { kind: "a\0b" }), { waits: ["group:\0"] });
    expect(await cases.waitingFor("group:\0")).toEqual([addressOf(1)]);
  });

  test("a case that is released leaves no timer and waits for nothing", async () => {
    const { cases, due } = home.store();
    await cases.save(rowOf(1), { due: noon, waits: ["people:3"] });
    await cases.release(addressOf(1));
    expect(await cases.get(addressOf(1))).toBeUndefined();
    expect(await due.next()).toBeNull();
    expect(await cases.waitingFor("people:3")).toEqual([]);
  });

  test("a case that GitHub does not show any more is closed in the index, and its number is kept", async () => {
    const { cases, due } = home.store();
    await cases.save(rowOf(1, { seq: 9 }), { due: noon, waits: ["people:3"] });
    await cases.lose(addressOf(1));
    expect(await cases.get(addressOf(1))).toMatchObject({ open: false, seq: 9 });
    expect(await due.next()).toBeNull();
  });

  test("the list can be asked for by what is open, by repository and page by page", async () => {
    const { cases } = home.store();
    for (const issue of [3, 1, 2]) await cases.save(rowOf(issue, { open: issue !== 2 }), {});
    const elsewhere = addressOf(1, { repository: 8, installation: 4 });
    await cases.save(rowOf(1, { address: elsewhere }), {});
    const issues = async (...asked: Parameters<typeof cases.list>) =>
      (await cases.list(...asked)).map(({ address }) => `${address.repository}/${address.issue}`);
    expect(await issues()).toEqual(["7/1", "7/2", "7/3", "8/1"]);
    expect(await issues({ open: true, repository: 7 })).toEqual(["7/1", "7/3"]);
    expect(await issues({ installation: 4 })).toEqual(["8/1"]);
    expect(await issues({ after: addressOf(2), limit: 2 })).toEqual(["7/3", "8/1"]);
  });
});

onBothStores("timers", (home) => {
  test("a timer that is due queues its case, once, and one that is not due stays", async () => {
    const { cases, due, queue } = home.store();
    await cases.save(rowOf(1), { due: "2026-03-02T12:00:00Z" });
    await cases.save(rowOf(2), { due: "2026-03-02T12:00:01Z" });
    expect(await due.next()).toBe("2026-03-02T12:00:00Z");
    expect(await due.poll(noon)).toBe(1);
    expect(await due.poll(noon)).toBe(0);
    expect(await queue.busy()).toEqual(["case open-reps/program#1 is waiting"]);
    expect(await due.next()).toBe("2026-03-02T12:00:01Z");
  });

  test("a case has one timer: the one it was saved with last", async () => {
    const { cases, due } = home.store();
    await cases.save(rowOf(1), { due: "2026-03-02T12:00:00Z" });
    await cases.save(rowOf(1, { seq: 2 }), { due: "2026-04-02T12:00:00Z" });
    expect(await due.next()).toBe("2026-04-02T12:00:00Z");
    await cases.save(rowOf(1, { seq: 3 }), {});
    expect(await due.next()).toBeNull();
  });

  test("more timers than fit into one transaction are all moved", async () => {
    const { cases, due, queue } = home.store();
    for (let issue = 1; issue <= 101; issue++) await cases.save(rowOf(issue), { due: noon });
    expect(await due.poll(noon)).toBe(101);
    expect((await queue.busy()).length).toBe(101);
  });
});
