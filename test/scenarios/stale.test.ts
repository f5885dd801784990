import { expect, test } from "vitest";
import { picture } from "../support/picture.ts";
import { town } from "../support/town.ts";

const reps = town();

async function approvedOnce(): Promise<number> {
  const request = await reps.as("rosa").asksForBudget();
  await reps.settle();
  await reps.as("ana").says(request, "/approve");
  await reps.settle();
  return request;
}

const operations = async (act: () => Promise<unknown>) => (await reps.calls(act)).map(({ operation }) => operation);

test("where GitHub shows an older state than we wrote, we look again and write nothing until it has caught up", async () => {
  const request = await approvedOnce();
  await reps.faults({ stale: { reads: 3 } });
  const calls = await operations(() => reps.as("bo").says(request, "/approve"));
  expect(calls).toEqual(["Case", "Case", "Case", "Case", "Apply"]);
  const seen = await reps.look(request);
  expect(seen.state).toBe("approved");
  expect(seen.decisions).toHaveLength(1);
});

test("where GitHub lags for long, the case is tried again later and loses nothing", async () => {
  const request = await approvedOnce();
  await reps.faults({ stale: { reads: 6 } });
  const calls = await operations(() => reps.as("bo").says(request, "/approve"));
  expect(calls).toEqual([...Array(7).fill("Case"), "Apply"]);
  expect((await reps.look(request)).state).toBe("approved");
});

test("a decision that GitHub does not show yet is not stated twice", async () => {
  const request = await approvedOnce();
  await reps.as("bo").says(request, "/approve");
  await reps.settle();
  const before = picture(await reps.look(request));
  await reps.faults({ stale: { reads: 2 } });
  await reps.as("rosa").says(request, "/status");
  await reps.settle();
  const after = picture(await reps.look(request));
  expect(after.decisions).toEqual(before.decisions);
  expect(after.notices).toHaveLength(1);
  expect((await reps.look(request)).comments).toHaveLength(6);
});

test("a status comment that GitHub does not show yet is not posted twice", async () => {
  await reps.faults({ stale: { reads: 1 } });
  const request = await reps.as("rosa").asksForBudget();
  await reps.settle();
  await reps.faults({ stale: { reads: 2 } });
  await reps.as("ana").says(request, "/approve");
  await reps.settle();
  expect((await reps.look(request)).comments.map(({ by }) => by)).toEqual(["quorate[bot]", "ana"]);
});

test("a status comment that was deleted is posted anew, once, even while GitHub lags", async () => {
  const request = await approvedOnce();
  const { comments } = await reps.look(request);
  const status = comments.find(({ by }) => by === "quorate[bot]");
  await reps.as("walt").deletesComment(status?.id ?? 0);
  await reps.settle();
  await reps.faults({ stale: { reads: 2 } });
  await reps.as("bo").says(request, "/approve");
  await reps.settle();
  const seen = await reps.look(request);
  expect(seen.state).toBe("approved");
  expect(seen.comments.filter(({ body }) => body.includes("quorate:record"))).toHaveLength(1);
});
