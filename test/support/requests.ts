// Requests at the stages where most stories begin.

import type { Town } from "./town.ts";

/** Rosa's complete request, which waits for those who decide. */
export async function inReview(reps: Town): Promise<number> {
  const request = await reps.as("rosa").asksForBudget();
  await reps.settle();
  return request;
}

/** The same, approved by Ana and Bo. */
export async function approved(reps: Town): Promise<number> {
  const request = await inReview(reps);
  await reps.as("ana").says(request, "/approve");
  await reps.as("bo").says(request, "/approve");
  await reps.settle();
  return request;
}
