import { expect, test } from "vitest";
import { calm } from "../support/mail.ts";
import { type Picture, picture } from "../support/picture.ts";
import { budgetBody, type Called, town } from "../support/town.ts";

const reps = town();

/** What the app says when it is put onto an organisation: everything is looked at. */
const sweep = () => reps.manage("POST", "/install");

async function approved(): Promise<number> {
  const request = await reps.as("rosa").asksForBudget();
  await reps.settle();
  for (const login of ["ana", "bo"]) await reps.as(login).says(request, "/approve");
  await reps.settle();
  return request;
}

const pictures = (requests: readonly number[]): Promise<Picture[]> =>
  Promise.all(requests.map(async (request) => picture(await reps.look(request))));

test("when the index is lost, everything comes back from GitHub and nothing is said twice", async () => {
  const first = await approved();
  const second = await reps.as("rosa").asksForBudget({ what: "Stickers" });
  await reps.settle();
  await reps.as("ana").says(second, "/approve");
  await reps.settle();
  const before = await pictures([first, second]);
  await reps.service.store.clear();
  await sweep();
  await reps.settle();
  expect(await pictures([first, second])).toEqual(before);
  await reps.as("bo").says(second, "/approve");
  await reps.settle();
  expect((await reps.look(second)).state).toBe("approved");
});

test("a decision stands when the index is lost and the votes were edited or deleted since", async () => {
  const request = await approved();
  const votes = (await reps.look(request)).comments.filter(({ body }) => body === "/approve");
  const before = await reps.look(request);
  await reps.faults({ deliveries: "lose" });
  await reps.as("ana").editsComment(votes[0]?.id ?? 0, "Hm.");
  await reps.as("bo").deletesComment(votes[1]?.id ?? 0);
  await calm(reps);
  await reps.service.store.clear();
  await sweep();
  await reps.settle();
  const after = await reps.look(request);
  expect(after).toMatchObject({ state: "approved", decisions: before.decisions, open: true });
});

test("a decision stands even when the index and the status comment are both lost", async () => {
  const request = await approved();
  const before = await reps.look(request);
  const status = before.comments.find(({ body }) => body.includes("<!-- quorate:record "));
  await reps.faults({ deliveries: "lose" });
  await reps.as("walt").deletesComment(status?.id ?? 0);
  await reps.as("ana").deletesComment(before.comments.find(({ by }) => by === "ana")?.id ?? 0);
  await calm(reps);
  await reps.service.store.clear();
  await sweep();
  await reps.settle();
  const after = await reps.look(request);
  expect(after).toMatchObject({ state: "approved", decisions: before.decisions });
  expect(after.comments.filter(({ by }) => by === "quorate[bot]")).toHaveLength(2);
});

test("a case that the index lost alone is found by the next sweep", async () => {
  const request = await approved();
  const [row] = await reps.service.store.cases.list();
  if (!row) throw new Error("the case is not in the index");
  await reps.service.store.cases.release(row.address);
  await reps.advance("PT1H");
  expect(await reps.service.store.cases.list()).toMatchObject([{ stage: "approved", open: true }]);
  expect((await reps.look(request)).decisions).toHaveLength(1);
});

/** As many issues of that community as there are days to put them on. */
const issues = (count: number, what: string) => (text: string) =>
  `${text}\nissues:\n${Array.from({ length: count }, () => `  - { repository: program, by: rosa, title: Budget, ${what} }\n`).join("")}`;

const open = `form: budget.yml, answers: { what: Paint, amount: 250 EUR, start: "2026-05-09" }`;
const cost = (calls: readonly { readonly points: number }[]) => calls.reduce((sum, { points }) => sum + points, 0);

test("the first sweep after one that wrote reads a page for a hundred open cases, and writes nothing", async () => {
  await reps.begin({ "community.yml": issues(40, open) });
  expect(await reps.service.store.cases.list({ open: true })).toHaveLength(40);
  const calls = await reps.calls(sweep);
  expect(calls.length).toBeLessThanOrEqual(5);
  expect(cost(calls)).toBeLessThanOrEqual(10);
  expect(calls.filter(({ operation, method }) => operation === "Apply" || (!operation && method !== "GET"))).toEqual(
    [],
  );
});

test("old issues are left alone, even those that carry a kind's label, and are not read one by one", async () => {
  const body = JSON.stringify(budgetBody({ what: "Paint", amount: "250 EUR", start: "2026-05-09" }));
  const old = `body: ${body}, at: 2025-01-05T10:00:00Z`;
  await reps.begin({ "community.yml": (text) => issues(120, `${old}, labels: ["kind: budget"]`)(text) });
  // The sandbox counts anew from its beginning.
  const { requests: calls } = (await reps.manage("GET", "/requests")) as { requests: Called[] };
  expect(calls.filter(({ operation }) => operation === "Case" || operation === "Apply")).toEqual([]);
  expect(calls.filter(({ operation }) => operation === "Adopted")).toHaveLength(2);
  expect((await reps.look(7)).comments).toEqual([]);
  await reps.as("tria").unlabels(7, "kind: budget");
  await reps.faults({ deliveries: "lose" });
  await reps.as("tria").labels(7, "kind: budget");
  await calm(reps);
  await reps.advance("PT1H");
  expect((await reps.look(7)).state).toBe("in-review");
  expect((await reps.look(8)).comments).toEqual([]);
});
