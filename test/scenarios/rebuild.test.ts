import { rm } from "node:fs/promises";
import { expect, test } from "vitest";
import { readOnly } from "../../src/github/read-only.ts";
import { differences, type Rebuilt, rebuild } from "../../src/rebuild.ts";
import { type IndexRow, openStore } from "../../src/store/store.ts";
import { manners } from "../support/manners.ts";
import { freshFolder } from "../support/store.ts";
import { budgetBody, town } from "../support/town.ts";

const reps = town();
manners(reps);

/** The index from GitHub alone, in a database that knows nothing. */
async function anew(): Promise<{ readonly built: Rebuilt; readonly rows: readonly IndexRow[] }> {
  const { world, store: present } = reps.service;
  const [address] = await present.cases.list();
  const folder = await freshFolder();
  const store = await openStore({ folder });
  try {
    const reading = { ...world, index: store, client: (one: number) => readOnly(world.client(one)) };
    const built = await rebuild(address?.address.installation ?? 0, { world: reading, store });
    return { built, rows: await store.cases.index() };
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
}

const budget = { what: "A workshop", amount: "250 EUR", start: "2026-05-09" };

test("the index that is built from GitHub alone is the one that grew, with cases that ended long ago", async () => {
  const rosa = reps.as("rosa");
  const [approved, declined, old, asked] = [
    await rosa.asksForBudget(),
    await rosa.asksForBudget(),
    await rosa.asksForBudget(),
    await rosa.asksForBudget(),
  ];
  await rosa.opens("Incomplete", budgetBody({ what: "Something" }));
  await rosa.edits(old, { state: "closed" });
  await reps.settle();
  for (const login of ["ana", "bo"]) {
    await reps.as(login).says(approved, "/approve");
    await reps.as(login).says(declined, "/decline No room.");
  }
  await reps.settle();
  await reps.advance("P40D");
  await rosa.asksForBudget();
  await reps.as("ana").says(asked, "/ask Which one?");
  const adopted = await rosa.opens("Older", budgetBody(budget));
  await reps.as("tria").labels(adopted, "kind: budget");
  await reps.settle();

  const present = await reps.service.store.cases.index();
  expect(present.length).toBeGreaterThanOrEqual(7);
  expect(present.some(({ open }) => !open)).toBe(true);
  const calls = await reps.calls(async () => {
    const { built, rows } = await anew();
    expect(differences(present, rows)).toEqual([]);
    expect(built).toEqual({ cases: present.length, unfinished: [] });
  });
  expect(calls.filter(({ operation, method }) => operation === "Apply" || (!operation && method !== "GET"))).toEqual(
    [],
  );
});

test("what the index has wrong is found, and so is what GitHub does not show any more", async () => {
  const first = await reps.as("rosa").asksForBudget();
  await reps.as("rosa").asksForBudget();
  await reps.settle();
  const { cases } = reps.service.store;
  const grown = await cases.index();
  const changed = grown.map((row) => (row.name.endsWith(`#${first}`) ? { ...row, stage: "approved", due: null } : row));
  const invented = grown.map((row) => ({ ...row, name: "open-reps/program#999" })).slice(0, 1);
  const { rows } = await anew();
  expect(differences([...changed, ...invented], rows.slice(0, 1))).toEqual([
    `open-reps/program#${first}: stage is approved, and in-review on GitHub`,
    `open-reps/program#${first}: due is nothing, and ${grown[0]?.due} on GitHub`,
    `${grown[1]?.name}: GitHub shows no such case`,
    "open-reps/program#999: GitHub shows no such case",
  ]);
  expect(differences([], rows)).toHaveLength(2);
});
