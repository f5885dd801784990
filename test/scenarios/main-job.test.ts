import { expect, test } from "vitest";
import { town } from "../support/town.ts";

const reps = town();

test("a complete request is in review at once, two approvals approve it, and its author says that it is done", async () => {
  const rosa = reps.as("rosa");
  const request = await rosa.asksForBudget();
  await reps.settle();
  expect((await reps.look(request)).state).toBe("in-review");

  await reps.as("ana").says(request, "/approve");
  await reps.settle();
  expect((await reps.look(request)).state).toBe("in-review");
  await reps.as("bo").says(request, "Good idea!\n\n/approve");
  await reps.settle();
  const approved = await reps.look(request);
  expect(approved.state).toBe("approved");
  expect(approved.open).toBe(true);
  expect(approved.decisions).toHaveLength(1);
  expect(approved.comments.filter(({ eyes }) => eyes === 1).map(({ by }) => by)).toEqual(["ana", "bo"]);

  await rosa.says(request, "/done");
  await reps.settle();
  const done = await reps.look(request);
  expect(done).toMatchObject({ state: "completed", open: false, reason: "completed" });
});

test("an approval that does not decide, and one that decides, cost two requests each", async () => {
  const request = await reps.as("rosa").asksForBudget();
  await reps.settle();
  const first = await reps.calls(() => reps.as("ana").says(request, "/approve"));
  expect(first.map(({ operation }) => operation)).toEqual(["Case", "Apply"]);
  const second = await reps.calls(() => reps.as("bo").says(request, "/approve"));
  expect(second.map(({ operation }) => operation)).toEqual(["Case", "Apply"]);
});

test("an ordinary comment costs nothing", async () => {
  const request = await reps.as("rosa").asksForBudget();
  await reps.settle();
  expect(await reps.calls(() => reps.as("ana").says(request, "I was there last year, it was great."))).toEqual([]);
});
