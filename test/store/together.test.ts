import { expect, test } from "vitest";
import { together } from "../../src/store/together.ts";

test("what comes alone is done at once, what comes meanwhile is done in one go", async () => {
  const goes: string[][] = [];
  const open = Promise.withResolvers<void>();
  const act = together(async (items: readonly string[]) => {
    goes.push([...items]);
    await open.promise;
    return items.map((item) => item.toUpperCase());
  });
  const answers = ["a", "b", "c"].map(act);
  expect(goes).toEqual([["a"]]);
  open.resolve();
  expect(await Promise.all(answers)).toEqual(["A", "B", "C"]);
  expect(goes).toEqual([["a"], ["b", "c"]]);
  expect(await act("d")).toBe("D");
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
