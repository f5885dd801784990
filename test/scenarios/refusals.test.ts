import { beforeAll, expect, test } from "vitest";
import { type Picture, picture } from "../support/picture.ts";
import { town } from "../support/town.ts";

const reps = town({ delay: 0 });

/** A request that is approved by two, with an outsider's vote between; then done by its author. */
async function story(trouble: () => Promise<unknown> = async () => {}): Promise<number> {
  const request = await reps.as("rosa").asksForBudget();
  await reps.settle();
  await reps.as("ana").says(request, "/approve");
  await reps.settle();
  await trouble();
  await reps.as("zoe").says(request, "/approve");
  await reps.as("bo").says(request, "/approve");
  await reps.settle();
  await reps.as("rosa").says(request, "/done");
  await reps.settle();
  return request;
}

let expected: Picture;
beforeAll(async () => {
  await reps.begin();
  expected = picture(await reps.look(await story()));
  expect(expected.labels).toContain("state: completed");
});

/** How the same story ends when this goes wrong on the way. */
async function endsTheSame(...faults: readonly object[]): Promise<void> {
  const request = await story(() => reps.faults(faults));
  expect(picture(await reps.look(request))).toEqual(expected);
}

test.each([
  "addComment",
  "addLabelsToLabelable",
  "removeLabelsFromLabelable",
  "addReaction",
  "closeIssue",
  "updateIssueComment",
])("when GitHub refuses %s once, the end is the same", async (mutation) => {
  await endsTheSame({ mutation, fail: "INTERNAL", count: 1 });
});

test("when the first status comment cannot be posted, it is posted later, once", async () => {
  await reps.faults({ mutation: "addComment", fail: "INTERNAL", count: 1 });
  expect(picture(await reps.look(await story()))).toEqual(expected);
});

test("when GitHub writes and then answers 502, nothing is written twice", async () => {
  await endsTheSame({ request: { operation: "Apply" }, answer: { status: 502, after: true }, count: 2 });
});

test("when GitHub writes a new status comment and answers 502, there is one", async () => {
  await reps.faults({ request: { operation: "Apply" }, answer: { status: 502, after: true }, count: 1 });
  expect(picture(await reps.look(await story()))).toEqual(expected);
});

test("when GitHub answers 502 and has not written, it is written later", async () => {
  await endsTheSame({ request: { operation: "Apply" }, answer: { status: 502 }, count: 1 });
});

test("when GitHub answers 502, has written, and shows the old state for a while, nothing is written twice", async () => {
  await endsTheSame(
    { request: { operation: "Apply" }, answer: { status: 502, after: true }, count: 1 },
    { stale: { reads: 2 } },
  );
});

test("when GitHub asks us to slow down, we wait and lose nothing", async () => {
  const headers = { "retry-after": "1" };
  await endsTheSame({ request: { operation: "Apply" }, answer: { status: 403, headers }, count: 1 });
});

test("when the limit is reached while reading, we wait and lose nothing", async () => {
  const headers = { "retry-after": "1" };
  await endsTheSame({ request: { operation: "Case" }, answer: { status: 429, headers }, count: 1 });
});

test("when only a part of the answer comes, nothing is decided on it", async () => {
  await endsTheSame({ graphql: "partial", field: "issue.timelineItems", count: 1 });
});

test("when the app may not write for a while, it goes on where it stood as soon as it may", async () => {
  const request = await reps.as("rosa").asksForBudget();
  await reps.settle();
  await reps.as("ana").says(request, "/approve");
  await reps.settle();
  await reps.faults({ request: { operation: "Apply" }, answer: { status: 403 }, count: 1 });
  await reps.as("zoe").says(request, "/approve");
  await reps.as("bo").says(request, "/approve");
  await reps.settle();
  await reps.advance("PT1H");
  expect((await reps.look(request)).state).toBe("approved");
});
