import { expect, test } from "vitest";
import { called, later, manners } from "../support/manners.ts";
import { approved, inReview } from "../support/requests.ts";
import { town } from "../support/town.ts";

const reps = town();
manners(reps);

test("the author closing an undecided request takes it back, and opening it again goes on in a new round without votes", async () => {
  const request = await inReview(reps);
  await reps.as("ana").says(request, "/approve");
  await reps.as("rosa").edits(request, { state: "closed" });
  let look = await later(reps, request);
  expect(look).toMatchObject({ state: "withdrawn", open: false });
  expect(look.status).toContain("Taken back by rosa");
  expect(called(look.status)).toEqual([]);
  await reps.as("rosa").edits(request, { state: "open" });
  look = await later(reps, request);
  expect(look).toMatchObject({ state: "in-review", open: true });
  expect(look.status).toContain("0 of 2");
});

test("/withdraw and /reopen do the same as the buttons", async () => {
  const request = await inReview(reps);
  await reps.as("rosa").says(request, "/withdraw");
  expect(await later(reps, request)).toMatchObject({ state: "withdrawn", open: false });
  await reps.as("rosa").says(request, "/reopen");
  expect(await later(reps, request)).toMatchObject({ state: "in-review", open: true });
});

test("the author closing an approved request says that it is done", async () => {
  const request = await approved(reps);
  await reps.as("rosa").edits(request, { state: "closed" });
  const look = await later(reps, request);
  expect(look).toMatchObject({ state: "completed", open: false });
  expect(look.status).toContain("Done. Everything that was approved here has happened.");
  expect(called(look.status)).toEqual([]);
});

test("whoever it is assigned to can say that it is done", async () => {
  const request = await approved(reps);
  await reps.as("walt").rest("POST", `/repos/open-reps/program/issues/${request}/assignees`, { assignees: ["pia"] });
  let look = await later(reps, request);
  expect(look.status).toContain("whoever it is assigned to: `/done`");
  await reps.as("pia").says(request, "/done");
  look = await later(reps, request);
  expect(look.state).toBe("completed");
});

test("after it is done nothing moves it, and /reopen says what to do instead", async () => {
  const request = await approved(reps);
  await reps.as("rosa").says(request, "/done");
  await reps.settle();
  await reps.as("rosa").says(request, "/reopen There is more.");
  await reps.as("walt").edits(request, { state: "open" });
  const look = await later(reps, request);
  expect(look).toMatchObject({ state: "completed", open: false });
  expect(look.status).toContain("Please open a new issue instead");
  expect(look.status).toContain("@walt opened this issue again by hand. It is completed, so I closed it.");
});
