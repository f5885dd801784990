import { expect, test } from "vitest";
import { differences } from "../../src/rebuild.ts";
import { anew } from "../support/anew.ts";
import { manners } from "../support/manners.ts";
import { appliesFor, roleCommunity } from "../support/role-stories.ts";
import { budgetBody, town } from "../support/town.ts";

const reps = town();
manners(reps);

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
    const { built, rows } = await anew(reps.service);
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
  const { rows } = await anew(reps.service);
  expect(differences([...changed, ...invented], rows.slice(0, 1))).toEqual([
    `open-reps/program#${first}: stage is approved, and in-review on GitHub`,
    `open-reps/program#${first}: due is nothing, and ${grown[0]?.due} on GitHub`,
    `${grown[1]?.name}: GitHub shows no such case`,
    "open-reps/program#999: GitHub shows no such case",
  ]);
  expect(differences([], rows)).toHaveLength(2);
});

test("a seat, a term, what is below, a line of a digest and a question that the index lost are found, each by its case", async () => {
  await reps.begin(
    roleCommunity((text) =>
      text
        .replace("    endorsements: { people: 2 }\n", "    applications: any-time\n")
        .replace("\nlive_from:", '\ndigest: { at: "10:00" }\nlive_from:'),
    ),
  );
  const ines = await appliesFor(reps, "ines");
  const waiting = await appliesFor(reps, "kwame");
  await reps.settle();
  for (const login of ["elif", "farid"]) await reps.as(login).says(ines, "/approve");
  await reps.settle();
  await reps.advance("P2D");
  const { store } = reps.service;
  const { rows } = await anew(reps.service);
  expect(differences(await store.cases.index(), rows)).toEqual([]);

  const keyOf = async (number: number) =>
    (await store.cases.numbered("open-reps", "program", number)) ?? { repository: 0, issue: 0 };
  const [term, other] = [await keyOf(ines), await keyOf(waiting)];
  await store.ledger.drop(term);
  await store.claims.drop(term);
  await store.family.lose(term);
  await store.digests.put(other, [], reps.clock.now());
  await store.asked.put(other, [1_004]);
  expect(differences(await store.cases.index(), rows)).toEqual([
    expect.stringMatching(`#${ines}: ledger is nothing, and \\d+ rows? on GitHub`),
    `open-reps/program#${ines}: family is 1 row, and another on GitHub`,
    `open-reps/program#${ines}: claims is nothing, and 1 row on GitHub`,
    expect.stringMatching(`#${waiting}: listings is nothing, and \\d+ rows? on GitHub`),
    `open-reps/program#${waiting}: asked is 1 row, and nothing on GitHub`,
  ]);
});
