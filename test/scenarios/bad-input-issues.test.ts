import { expect, test } from "vitest";
import { later, manners } from "../support/manners.ts";
import { town } from "../support/town.ts";

const reps = town();
manners(reps);

const node = async (path: string) =>
  ((await reps.as("rosa").rest("GET", path)) as { readonly node_id: string }).node_id;

/** Moves an issue to another repository, as somebody with write access to both. */
async function moves(issue: number, from: string, to: string): Promise<void> {
  const variables = {
    issue: await node(`/repos/open-reps/${from}/issues/${issue}`),
    to: await node(`/repos/open-reps/${to}`),
  };
  const query =
    "mutation($issue: ID!, $to: ID!) { transferIssue(input: { issueId: $issue, repositoryId: $to, createLabelsIfMissing: true }) { issue { number } } }";
  await reps.as("walt").graphql(query, variables);
}

test("an issue opened through the API without the form is no case: nothing is written, nothing is even asked", async () => {
  let request = 0;
  const calls = await reps.calls(async () => {
    request = await reps.as("rosa").opens("Please give me money", "Thanks!");
  });
  expect(calls).toEqual([]);
  expect(await later(reps, request)).toMatchObject({ labels: [], comments: [] });
});

test("with the kind's label from somebody with triage rights it becomes a case, and without it is none any more", async () => {
  const request = await reps.as("rosa").opens("Please give me money", "Thanks!\n\n/withdraw");
  await reps.as("ana").says(request, "/approve");
  await reps.settle();
  await reps.advance("PT5M");
  await reps.as("tria").labels(request, "kind: budget");
  let look = await later(reps, request);
  expect(look.state).toBe("needs-info");
  expect(look.status).toContain("- **What is it for?**: please answer this.");
  expect(look.status).not.toContain("**Why?**: please");
  expect(look.status).not.toContain("@ana");
  await reps.advance("PT5M");
  await reps.as("tria").unlabels(request, "kind: budget");
  await reps.settle();
  expect((await later(reps, request)).state).toBe("");
  const calls = await reps.calls(() => reps.as("ana").says(request, "/approve"));
  expect(calls.filter(({ operation }) => operation === "Apply")).toEqual([]);
  look = await later(reps, request);
  expect(look.labels).toEqual([]);
});

test("a label of the form that somebody deleted from the repository is made again", async () => {
  await reps.as("walt").rest("DELETE", `/repos/open-reps/program/labels/${encodeURIComponent("kind: budget")}`);
  await reps.as("walt").rest("DELETE", `/repos/open-reps/program/labels/${encodeURIComponent("state: in-review")}`);
  await reps.settle();
  const request = await reps.as("rosa").asksForBudget();
  const look = await later(reps, request);
  expect(look.labels.toSorted()).toEqual(["kind: budget", "state: in-review"]);
});

test("a request that is moved to another repository ends as a case, and what is moved here is none", async () => {
  const request = await reps.as("rosa").asksForBudget();
  await reps.settle();
  await moves(request, "program", "elsewhere");
  await reps.settle();
  const away = await reps.look(1, "elsewhere");
  const calls = await reps.calls(async () => {
    await reps.as("ana").rest("POST", "/repos/open-reps/elsewhere/issues/1/comments", { body: "/approve" });
  });
  expect(calls).toEqual([]);
  expect((await reps.look(1, "elsewhere")).status).toBe(away.status);
  await moves(1, "elsewhere", "program");
  await reps.settle();
  const written = await reps.calls(() => reps.as("ana").says(request + 1, "/approve"));
  expect(written.filter(({ operation }) => operation === "Apply")).toEqual([]);
  expect((await reps.look(request + 1)).decisions).toEqual([]);
});

test("a request whose author deletes the account goes on, and nobody is called in their place", async () => {
  const request = await reps.as("zoe").asksForBudget();
  await reps.settle();
  await reps.manage("DELETE", "/people/zoe");
  await reps.as("ana").says(request, "/approve");
  await reps.as("bo").says(request, "/approve");
  const look = await later(reps, request);
  expect(look.state).toBe("approved");
  expect(look.decisions[0]).not.toMatch(/@ghost|@zoe|null|undefined/);
  expect(look.status).not.toContain("@");
});

test("the vote of somebody who deletes the account does not count", async () => {
  const request = await reps.as("rosa").asksForBudget();
  await reps.as("dina").says(request, "/approve");
  await reps.settle();
  await reps.manage("DELETE", "/people/dina");
  await reps.as("bo").says(request, "/approve");
  const look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect(look.status).toContain("1 of 2");
});

test("people who change their name stay the same people", async () => {
  const request = await reps.as("tria").asksForBudget();
  await reps.as("ana").says(request, "/approve");
  await reps.settle();
  await reps.manage("POST", "/people/tria/rename", { to: "tria-ge" });
  await reps.manage("POST", "/people/ana/rename", { to: "ana-silva" });
  await reps.as("tria-ge").says(request, "/approve");
  await reps.as("ana-silva").says(request, "/approve");
  let look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect(look.status).toContain("1 of 2");
  expect(look.status).toMatch(/@tria-ge, .*you opened this, so/);
  await reps.as("tria-ge").edits(request, { state: "closed" });
  look = await later(reps, request);
  expect(look.state).toBe("withdrawn");
});

test("a private repository works the same", async () => {
  await reps.begin({
    "community.yml": (text) =>
      text
        .replace("program:\n    visibility: public", "program:\n    visibility: private")
        .replace("{ tria: triage,", "{ rosa: read, ana: read, bo: read, tria: triage,"),
  });
  const request = await reps.as("rosa").asksForBudget();
  await reps.settle();
  await reps.as("ana").says(request, "/approve");
  await reps.as("bo").says(request, "/approve");
  const look = await later(reps, request);
  expect(look.state).toBe("approved");
  expect(look.decisions).toHaveLength(1);
});
