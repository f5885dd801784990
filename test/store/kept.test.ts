import { expect, test } from "vitest";
import type { ProgramRow } from "../../src/store/store.ts";
import { addressOf, onBothStores } from "../support/store.ts";

const program = (home: number, repositories: readonly number[], more: Partial<ProgramRow> = {}): ProgramRow => ({
  home: { repository: home, node: `R_${home}`, owner: "open-reps", name: `home-${home}` },
  installation: 3,
  config: "abc",
  repositories: repositories.map((repository) => ({ repository, owner: "open-reps", name: `r-${repository}` })),
  door: '{"labels":[]}',
  words: [{ language: "es", topic: "status", oid: "def" }],
  ...more,
});

onBothStores("what is kept beside the cases", (home) => {
  test("ids that GitHub returned are known by name, the newest of each", async () => {
    const { posted } = home.store();
    await posted.put(addressOf(1), "status", { id: 5_000_000_001, node: "IC_1" });
    await posted.put(addressOf(1), "status", { id: 5_000_000_002, node: "IC_2" });
    await posted.put(addressOf(1), "decision:1", { id: 6, node: "IC_6" });
    await posted.put(addressOf(2), "status", { id: 7, node: "IC_7" });
    expect(await posted.all(addressOf(1))).toEqual({
      status: { id: 5_000_000_002, node: "IC_2" },
      "decision:1": { id: 6, node: "IC_6" },
    });
  });

  test("comments that a program wrote for a person are told from those a person wrote, and from unknown ones", async () => {
    const { origins } = home.store();
    await origins.put(11, true);
    await origins.put(12, false);
    expect(await origins.get([11, 12, 13])).toEqual(
      new Map([
        [11, true],
        [12, false],
      ]),
    );
    expect(await origins.get([])).toEqual(new Map());
  });

  test("a file is kept to the letter by its blob id, NUL characters and broken emoji included", async () => {
    const { blobs } = home.store();
    const text = "kinds:\r\n  \0 \ud83d \u{1f389} 'quoted'";
    await blobs.put("oid", text);
    await blobs.put("oid", text);
    expect(await blobs.get("oid")).toBe(text);
    expect(await blobs.get("other")).toBeUndefined();
  });

  test("a program is found by its home and by every repository that it lists", async () => {
    const { programs } = home.store();
    const row = program(1, [1, 2, 3]);
    await programs.put(row);
    for (const repository of [1, 2, 3]) expect(await programs.of(repository)).toEqual(row);
    expect(await programs.of(4)).toBeUndefined();
  });

  test("a repository that a program does not list any more is no longer its own", async () => {
    const { programs } = home.store();
    await programs.put(program(1, [2, 3]));
    await programs.put(program(1, [3], { config: "def" }));
    expect(await programs.of(2)).toBeUndefined();
    expect(await programs.of(3)).toMatchObject({ config: "def" });
    expect(await programs.of(1)).toMatchObject({ config: "def" });
  });

  test("a repository belongs to the program that named it last", async () => {
    const { programs } = home.store();
    await programs.put(program(1, [5]));
    await programs.put(program(2, [5]));
    expect(await programs.of(5)).toMatchObject({ home: { repository: 2 } });
    expect((await programs.all()).map(({ home }) => home.repository)).toEqual([1, 2]);
    await programs.remove(2);
    expect((await programs.all()).map(({ home }) => home.repository)).toEqual([1]);
  });
});
