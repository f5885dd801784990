import { expect, test } from "vitest";
import { town } from "../support/town.ts";

const reps = town();

interface Ids {
  readonly node_id: string;
}

/** Moves an issue as a maintainer does, and says its new number. */
async function moves(number: number, from: string, to: string): Promise<number> {
  const walt = reps.as("walt");
  const issue = (await walt.rest("GET", `/repos/open-reps/${from}/issues/${number}`)) as Ids;
  const repository = (await walt.rest("GET", `/repos/open-reps/${to}`)) as Ids;
  const moved = await walt.graphql(
    "mutation($i: ID!, $r: ID!) { transferIssue(input: { issueId: $i, repositoryId: $r }) { issue { number } } }",
    { i: issue.node_id, r: repository.node_id },
  );
  await reps.settle();
  return (moved as { transferIssue: { issue: { number: number } } }).transferIssue.issue.number;
}

async function approved(): Promise<number> {
  const request = await reps.as("rosa").asksForBudget();
  await reps.settle();
  for (const login of ["ana", "bo"]) await reps.as(login).says(request, "/approve");
  await reps.settle();
  return request;
}

test("a case that is moved away ends, without an error, and without a look every hour", async () => {
  await moves(await approved(), "program", "elsewhere");
  expect(await reps.service.store.cases.list({ open: true })).toEqual([]);
  expect(await reps.service.store.backlog.list()).toEqual([]);
  const calls = await reps.calls(() => reps.advance("PT1H"));
  expect(calls.filter(({ operation }) => operation === "Case")).toEqual([]);
});

test("an issue that is moved in is no case, whatever labels and comments it brings along", async () => {
  const away = await moves(await approved(), "program", "elsewhere");
  await reps.advance("PT1H");
  const back = await moves(away, "elsewhere", "program");
  const before = await reps.look(back);
  expect(before.comments).toHaveLength(4);
  await reps.as("cleo").says(back, "/decline No.");
  await reps.settle();
  expect(await reps.look(back)).toMatchObject({ labels: before.labels, open: true });
  expect((await reps.look(back)).comments).toHaveLength(5);
});

test("an issue that was moved in and is then adopted begins anew: nothing that it brought along is believed", async () => {
  const away = await moves(await approved(), "program", "elsewhere");
  const back = await moves(away, "elsewhere", "program");
  await reps.advance("PT1H");
  await reps
    .as("tria")
    .unlabels(back, "kind: budget")
    .catch(() => {});
  await reps.as("tria").labels(back, "kind: budget");
  await reps.settle();
  const seen = await reps.look(back);
  expect(seen.state).toBe("in-review");
  await reps.as("ana").says(back, "/approve");
  await reps.settle();
  expect((await reps.look(back)).state).toBe("in-review");
});
