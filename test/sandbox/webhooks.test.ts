import { expect, test } from "vitest";
import { as, case1, heard, home, program, sandbox, settled, useSandbox } from "./support.ts";

useSandbox();

test("webhooks arrive in order, signed, with GitHub's headers", async () => {
  await as("wim").post(`${home}/issues`, { title: "Bell", labels: ["bike", "question"] });
  await as("ana").post(`${case1}/comments`, { body: "hi" });
  await settled();
  expect(heard()).toEqual(["issues.opened", "issues.labeled", "issues.labeled", "issue_comment.created"]);
  expect(program.hooks.every(({ isSigned }) => isSigned)).toBe(true);
  const [opened] = program.hooks;
  expect(opened?.headers).toMatchObject({
    "x-github-hook-installation-target-type": "integration",
    "content-type": "application/json",
  });
  expect(opened?.headers["user-agent"]).toMatch(/^GitHub-Hookshot\//);
  expect(opened?.payload).toMatchObject({
    issue: { title: "Bell", labels: [{ name: "bike" }, { name: "question" }] },
    repository: { full_name: "green-bikes/program" },
    organization: { login: "green-bikes" },
    installation: { id: 5001 },
    sender: { login: "wim", type: "User" },
  });
});

test("each thing that happens has its event, with what changed", async () => {
  const [wim, omar] = [as("wim"), as("omar")];
  const { body: said } = await wim.post(`${case1}/comments`, { body: "one" });
  await omar.patch(`${home}/issues/comments/${said.id}`, { body: "two" });
  await omar.delete(`${home}/issues/comments/${said.id}`);
  await wim.patch(case1, { title: "T", body: "B" });
  await wim.patch(case1, { labels: [], assignees: ["ana"], state: "closed" });
  await wim.patch(case1, { state: "open", assignees: [] });
  await wim.put(`${case1}/lock`);
  await wim.delete(`${case1}/lock`);
  await wim.post(`${home}/labels`, { name: "n" });
  await wim.patch(`${home}/labels/n`, { color: "000000" });
  await wim.delete(`${home}/labels/n`);
  await wim.put(`${home}/contents/docs/a.md`, { message: "m", content: "" });
  await sandbox("POST", "/people", { login: "rita", teams: ["council"] });
  await sandbox("DELETE", "/people/rita/teams/council");
  await sandbox("POST", "/install");
  await settled();
  expect(heard()).toEqual([
    ...["issue_comment.created", "issue_comment.edited", "issue_comment.deleted", "issues.edited", "issues.unlabeled"],
    ...["issues.assigned", "issues.closed", "issues.unassigned", "issues.reopened", "issues.locked", "issues.unlocked"],
    ...[
      "label.created",
      "label.edited",
      "label.deleted",
      "push",
      "membership.added",
      "membership.removed",
      "installation.created",
    ],
  ]);
  const payload = (name: string) => program.hooks.find(({ event, action }) => `${event}.${action}` === name)?.payload;
  expect(payload("issue_comment.edited")).toMatchObject({
    changes: { body: { from: "one" } },
    comment: { body: "two", user: { login: "wim" } },
    sender: { login: "omar" },
  });
  expect(payload("issues.edited").changes).toMatchObject({
    title: { from: "A wheel for Ana" },
    body: { from: expect.stringContaining("###") },
  });
  expect(payload("membership.added")).toMatchObject({
    scope: "team",
    team: { slug: "council" },
    member: { login: "rita" },
  });
  expect(payload("push.undefined")).toMatchObject({ ref: "refs/heads/main", commits: [{ added: ["docs/a.md"] }] });
});

test("the app hears of its own writes, from its bot", async () => {
  await as("app").post(`${case1}/comments`, { body: "Thank you" });
  const [hook] = await settled();
  expect(hook?.payload.sender).toMatchObject({ login: "quorate[bot]", type: "Bot" });
});

test("an issue that moves is told in both repositories", async () => {
  const omar = as("omar");
  const issueId = (await omar.get(case1)).body.node_id;
  const repositoryId = (await omar.get("/repos/green-bikes/vault")).body.node_id;
  await omar.graphql(
    `mutation { transferIssue(input: {issueId: "${issueId}", repositoryId: "${repositoryId}"}) { issue { id } } }`,
  );
  await settled();
  expect(heard()).toEqual(["issues.transferred", "issues.opened"]);
  expect(program.hooks[0]?.payload).toMatchObject({
    repository: { name: "program" },
    changes: { new_repository: { name: "vault" } },
  });
  expect(program.hooks[1]?.payload).toMatchObject({
    repository: { name: "vault" },
    changes: { old_issue: { number: 1 } },
  });
});

test("what the app may not read it is not told", async () => {
  await sandbox("POST", "/app", { permissions: { members: "none" } });
  await sandbox("POST", "/people", { login: "rita", teams: ["council"] });
  expect(await settled()).toEqual([]);
});

test("a delivery that is refused is listed as failed, and redelivered with the same id", async () => {
  program.answer = 500;
  await as("ana").post(`${case1}/comments`, { body: "hi" });
  await settled();
  program.answer = 202;
  const [failed] = (await sandbox("GET", "/deliveries")).body;
  expect(failed).toMatchObject({ event: "issue_comment", action: "created", status: "failed", statusCode: 500 });
  await sandbox("POST", `/deliveries/${failed.guid}/redeliver`);
  await settled();
  const guids = program.hooks.map(({ headers }) => headers["x-github-delivery"]);
  expect(guids).toEqual([failed.guid, failed.guid]);
  expect((await sandbox("GET", "/deliveries")).body[1]).toMatchObject({ redelivery: true, status: "OK" });
});
