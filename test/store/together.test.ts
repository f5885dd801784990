import { expect, test, vi } from "vitest";
import { together } from "../../src/store/together.ts";

test("what comes at once is done in one go, and so is what comes meanwhile", async () => {
  const goes: string[][] = [];
  const open = Promise.withResolvers<void>();
  const act = together(async (items: readonly string[]) => {
    goes.push([...items]);
    await open.promise;
    return items.map((item) => item.toUpperCase());
  });
  const first = ["a", "b"].map(act);
  await vi.waitFor(() => expect(goes).toEqual([["a", "b"]]));
  const meanwhile = ["c", "d"].map(act);
  open.resolve();
  expect(await Promise.all([...first, ...meanwhile])).toEqual(["A", "B", "C", "D"]);
  expect(goes).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
  expect(await act("e")).toBe("E");
});

test("where everything is done without a pause, what arrives in between still goes together", async () => {
  const goes: string[][] = [];
  const act = together(async (items: readonly string[]) => {
    goes.push([...items]);
    return items;
  });
  // Each comes as an event of its own, as requests do.
  const arrive = (item: string) => new Promise((done) => setImmediate(() => done(act(item))));
  await Promise.all(["a", "b", "c"].map(arrive));
  expect(goes).toEqual([["a", "b", "c"]]);
});

test("one that cannot be done spoils it for none of the others", async () => {
  const act = together(async (items: readonly string[]) => {
    if (items.includes("bad")) throw new Error("no");
    return items;
  });
  const [first, bad, last] = await Promise.allSettled(["first", "bad", "last"].map(act));
  expect(first).toMatchObject({ value: "first" });
  expect(bad).toMatchObject({ reason: new Error("no") });
  expect(last).toMatchObject({ value: "last" });
});
