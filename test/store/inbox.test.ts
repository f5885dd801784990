import { expect, test } from "vitest";
import { type Work, workName } from "../../src/store/store.ts";
import { handling } from "../support/queueing.ts";
import { addressOf, deliveryOf, noon, onBothStores, until } from "../support/store.ts";

const work: Work = { is: "case", address: addressOf(1) };
const teams: Work = { is: "program", about: "people", installation: 3 };

/** The next millisecond, which is as fine as a run's start is told. */
const later = async () => {
  const at = new Date(Date.now() + 1);
  while (Date.now() <= at.getTime()) await new Promise((soon) => setTimeout(soon, 1));
  return at;
};

onBothStores("the inbox", (home) => {
  test("a delivery is stored with its job, or not at all", async () => {
    const { inbox, queue } = home.store();
    expect(await inbox.accept(deliveryOf("a"), [work])).toBe("stored");
    expect(await queue.busy()).toEqual(["case open-reps/program#1 is waiting"]);
    const broken = deliveryOf("b", { payload: "a raw NUL cannot be stored: \0" });
    await expect(inbox.accept(broken, [{ is: "case", address: addressOf(2) }])).rejects.toThrow();
    expect((await home.store().backlog.list()).map(({ guid }) => guid)).toEqual(["a"]);
    expect(await queue.busy()).toEqual(["case open-reps/program#1 is waiting"]);
  });

  test("what asks for nothing is not stored", async () => {
    const { inbox } = home.store();
    expect(await inbox.accept(deliveryOf("a"), [])).toBe("finished");
    expect(await home.store().backlog.list()).toEqual([]);
  });

  test("a delivery that comes again before it was done queues its work again", async () => {
    const { inbox, queue } = home.store();
    await inbox.accept(deliveryOf("a"), [work]);
    let runs = 0;
    queue.work(handling({ onCase: async () => void runs++ }));
    await until("it ran", async () => runs === 1 && (await queue.busy()).length === 0);
    expect(await inbox.accept(deliveryOf("a"), [work])).toBe("unfinished");
    await until("it ran again", () => runs === 2);
  });

  test("a delivery that comes again after it was done is dropped", async () => {
    const { inbox, queue } = home.store();
    await inbox.accept(deliveryOf("a"), [work, teams]);
    await inbox.finish(workName(work), await later(), noon);
    expect(await inbox.accept(deliveryOf("a"), [work, teams])).toBe("unfinished");
    await inbox.finish(workName(teams), await later(), noon);
    expect(await home.store().backlog.list()).toEqual([]);
    await home.store().queue.stop();
    const waiting = await queue.busy();
    expect(await inbox.accept(deliveryOf("a"), [work, teams])).toBe("finished");
    expect(await queue.busy()).toEqual(waiting);
  });

  test("a run ends what was stored before it began, and nothing that came later or belongs to another case", async () => {
    const { inbox } = home.store();
    await inbox.accept(deliveryOf("before"), [work]);
    const began = await later();
    await inbox.accept(deliveryOf("later"), [work]);
    await inbox.accept(deliveryOf("other"), [{ is: "case", address: addressOf(2) }]);
    await inbox.finish(workName(work), began, noon);
    expect((await home.store().backlog.list()).map(({ guid }) => guid)).toEqual(["later", "other"]);
  });

  test("a failed try is counted and says what went wrong", async () => {
    const { inbox } = home.store();
    await inbox.accept(deliveryOf("a", { receivedAt: "2026-03-02T09:00:00Z" }), [work]);
    await inbox.failed(workName(work), "Error: once");
    await inbox.failed(workName(work), "Error: twice", true);
    expect(await home.store().backlog.list()).toEqual([
      {
        guid: "a",
        event: "issue_comment",
        action: "created",
        work: "case:7:1",
        asks: JSON.stringify(work),
        receivedAt: "2026-03-02T09:00:00Z",
        tries: 2,
        lastError: "Error: twice",
        dead: true,
      },
    ]);
  });

  test("what was set aside is asked for again, of one delivery or of all, and counts its tries anew", async () => {
    const { inbox, backlog, queue } = home.store();
    const other: Work = { is: "case", address: addressOf(2) };
    await inbox.accept(deliveryOf("a"), [work]);
    await inbox.accept(deliveryOf("b"), [other]);
    const onCase = () => Promise.reject(new Error("always"));
    queue.work(handling({ onCase, onDead: (given, error) => inbox.failed(workName(given), error, true) }));
    await until("both are set aside", async () => (await backlog.list()).every(({ dead }) => dead));
    await queue.stop();
    expect(await backlog.list()).toMatchObject([{ lastError: "Error: always" }, { lastError: "Error: always" }]);
    expect(await backlog.retry({ guid: "nobody" })).toEqual([]);
    expect(await backlog.retry({ guid: "a" })).toEqual(["a"]);
    expect(await queue.busy()).toEqual(["case open-reps/program#1 is waiting"]);
    expect((await backlog.list()).map(({ guid, tries, dead }) => [guid, tries, dead])).toEqual([
      ["a", 0, false],
      ["b", 1, true],
    ]);
    expect(await backlog.retry("all")).toEqual(["b"]);
    expect(await backlog.retry("all")).toEqual([]);
    expect(await queue.busy()).toHaveLength(2);
  });

  test("what cannot be read any more stays set aside instead of being forgotten", async () => {
    const { inbox, backlog, queue } = home.store();
    const later = { ...teams, about: "weather" } as unknown as Work;
    await inbox.accept(deliveryOf("a"), [later]);
    await queue.stop();
    await inbox.failed(workName(later), "Error: once", true);
    expect(await backlog.retry("all")).toEqual([]);
    expect(await backlog.list()).toMatchObject([{ guid: "a", dead: true }]);
  });

  test("rows that were done long ago are forgotten, unfinished ones never", async () => {
    const { inbox } = home.store();
    await inbox.accept(deliveryOf("done"), [work]);
    await inbox.finish(workName(work), await later(), "2026-01-01T00:00:00Z");
    await inbox.accept(deliveryOf("open"), [work]);
    await inbox.prune("2026-02-01T00:00:00Z");
    expect((await home.store().backlog.list()).map(({ guid }) => guid)).toEqual(["open"]);
    expect(await inbox.accept(deliveryOf("done"), [work])).toBe("stored");
  });
});
