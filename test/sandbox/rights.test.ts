import { expect, test } from "vitest";
import { as, ask, case1, expectGithubShapes, home, sandbox, useSandbox } from "./support.ts";

useSandbox();

const status = async (said: Promise<{ status: number }>): Promise<number> => (await said).status;

test("a reader comments and looks after their own, and nothing else", async () => {
  const [ana, bruno] = [as("ana"), as("bruno")];
  const { body: mine } = await ana.post(`${home}/issues`, { title: "Bell", labels: ["bike"], assignees: ["ana"] });
  expect([mine.labels, mine.assignees]).toEqual([[], []]);
  const { body: said } = await ana.post(`${case1}/comments`, { body: "hi" });
  expect(await status(bruno.patch(`${home}/issues/comments/${said.id}`, { body: "ho" }))).toBe(403);
  expect(await status(bruno.delete(`${home}/issues/comments/${said.id}`))).toBe(403);
  expect(await status(ana.post(`${case1}/labels`, { labels: ["bike"] }))).toBe(403);
  expect(await status(ana.patch(case1, { title: "Mine now" }))).toBe(403);
  expect(await status(ana.patch(`${home}/issues/${mine.number}`, { title: "Bells", state: "closed" }))).toBe(200);
  expect(await status(ana.patch(`${home}/issues/${mine.number}`, { state: "open" }))).toBe(200);
  expect(await status(ana.put(`${case1}/lock`))).toBe(403);
  expect(await status(ana.post(`${home}/labels`, { name: "x" }))).toBe(403);
  await expectGithubShapes();
});

test("an author cannot reopen what somebody else closed", async () => {
  await as("tess").patch(case1, { state: "closed" });
  expect(await status(as("rita").patch(case1, { state: "open" }))).toBe(403);
});

test("triage handles labels and issues, but not other people's comments", async () => {
  const tess = as("tess");
  expect(await status(tess.patch(case1, { body: "Cleaner", labels: ["question"], state: "closed" }))).toBe(200);
  const said = (await tess.get(`${case1}/comments`)).body[0];
  expect(await status(tess.patch(`${home}/issues/comments/${said.id}`, { body: "ho" }))).toBe(403);
  expect(await status(as("wim").patch(`${home}/issues/comments/${said.id}`, { body: "ho" }))).toBe(200);
});

test("in a locked issue only people with write may speak", async () => {
  await as("wim").put(`${case1}/lock`);
  const refused = await as("rita").post(`${case1}/comments`, { body: "but" });
  expect([refused.status, refused.body.message]).toEqual([403, "Unable to create comment because issue is locked."]);
  expect(await status(as("wim").post(`${case1}/comments`, { body: "so" }))).toBe(201);
});

test("a private repository does not exist for those who may not read it", async () => {
  const vault = "/repos/green-bikes/vault";
  expect(await status(as("bruno").get(vault))).toBe(404);
  expect(await status(as("ana").get(vault))).toBe(200);
  expect(await status(as("omar").get(vault))).toBe(200);
  expect(await status(ask("GET", `/api/v3${vault}`))).toBe(404);
  expect(await status(as("nora").get(home))).toBe(200);
  const { body } = await as("bruno").graphql(`{ repository(owner: "green-bikes", name: "vault") { id } }`);
  expect(body.errors[0].type).toBe("NOT_FOUND");
});

test("a secret team is seen by its members, the owners and the app", async () => {
  const secret = "/orgs/green-bikes/teams/night-shift";
  expect(await status(as("ana").get(secret))).toBe(404);
  expect(await status(as("omar").get(secret))).toBe(200);
  expect(await status(as("app").get(secret))).toBe(200);
  await sandbox("POST", "/people", { login: "ana", teams: ["night-shift"] });
  expect(await status(as("ana").get(secret))).toBe(200);
  expect(await status(as("nora").get("/orgs/green-bikes/teams"))).toBe(404);
});

test("the app has the permissions of its installation and no others", async () => {
  const app = as("app");
  const team = `{ organization(login: "green-bikes") { team(slug: "repairers") { id } } }`;
  expect((await app.graphql(team)).body.data.organization.team).not.toBeNull();
  expect(await status(app.put(`${home}/contents/x.md`, { message: "m", content: "" }))).toBe(403);
  await sandbox("POST", "/app", { permissions: { members: "none", issues: "read", contents: "none" } });
  expect((await app.graphql(team)).body).toEqual({ data: { organization: { team: null } } });
  expect(await status(app.get("/orgs/green-bikes/teams/repairers/members"))).toBe(404);
  expect(await status(app.get(case1))).toBe(200);
  const refused = await app.post(`${case1}/comments`, { body: "x" });
  expect([refused.status, refused.body.message]).toEqual([403, "Resource not accessible by integration"]);
  expect(await status(app.get(`${home}/contents/README.md`))).toBe(403);
  await sandbox("POST", "/app", { permissions: { issues: "none" } });
  expect(await status(app.get(case1))).toBe(403);
  await expectGithubShapes();
});

test("an app that acts for a person is named beside them", async () => {
  const said = await as("ana", { "x-sandbox-via-app": "clicker" }).post(`${case1}/comments`, { body: "/approve" });
  expect(said.body).toMatchObject({
    user: { login: "ana", type: "User" },
    performed_via_github_app: { slug: "clicker" },
  });
  await expectGithubShapes();
});

test("people come, are renamed, leave teams and go", async () => {
  const made = await sandbox("POST", "/people", {
    login: "zoe",
    teams: ["council"],
    permissions: { program: "triage" },
  });
  expect(made.body).toMatchObject({ id: 1008, teams: ["council"] });
  expect(await status(as("zoe").post(`${case1}/labels`, { labels: ["question"] }))).toBe(200);
  await sandbox("POST", "/people/zoe/rename", { to: "zoe-two" });
  expect((await as("ana").get("/users/zoe-two")).body.id).toBe(1008);
  await sandbox("DELETE", "/people/zoe-two/teams/council");
  expect((await as("ana").get("/orgs/green-bikes/teams/council/members")).body).toHaveLength(1);
  await sandbox("DELETE", "/people/zoe-two");
  expect(await status(as("ana").get("/users/zoe-two"))).toBe(404);
  expect(await status(as("zoe-two").get("/user"))).toBe(401);
  expect(await status(sandbox("POST", "/people", { login: "x", teams: ["nothing"] }))).toBe(422);
});

test("another site's page can change nothing here", async () => {
  const foreign = { origin: "https://evil.example", authorization: "bearer sandbox-wim" };
  expect(await status(ask("POST", `/api/v3${case1}/comments`, { body: "x" }, foreign))).toBe(403);
  expect(await status(ask("POST", "/_sandbox/faults", [], { "sec-fetch-site": "cross-site" }))).toBe(403);
});
