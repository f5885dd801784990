import { expect, test } from "vitest";
import { routes } from "../../src/sandbox/rest/table.ts";
import { description } from "../support/openapi.ts";
import { as, ask, case1, expectGithubShapes, home, jwt, sandbox, settled, useSandbox } from "./support.ts";

useSandbox();

test("every route is one that GitHub describes", () => {
  const unknown = routes.map(({ method, path }) => `${method} ${path}`).filter((name) => !description.operations[name]);
  expect(unknown).toEqual([]);
});

test("people, teams and the organisation look as on GitHub", async () => {
  const [ana, omar] = [as("ana"), as("omar")];
  const org = "/orgs/green-bikes";
  expect((await ana.get("/user")).body).toMatchObject({ login: "ana", id: 1001 });
  expect((await ana.get("/users/quorate%5Bbot%5D")).body).toMatchObject({ type: "Bot" });
  expect((await ana.get("/users/nobody")).status).toBe(404);
  expect((await ana.get(org)).body.login).toBe("green-bikes");
  expect((await ana.get(`${org}/members`)).body).toHaveLength(6);
  expect((await ana.get(`${org}/members/bruno`)).status).toBe(204);
  expect((await ana.get(`${org}/members/nora`)).status).toBe(404);
  expect((await ana.get(`${org}/memberships/omar`)).body.role).toBe("admin");
  expect((await ana.get(`${org}/teams`)).body.map(({ slug }: { slug: string }) => slug)).not.toContain("night-shift");
  expect((await ana.get(`${org}/teams/repairers`)).body.members_count).toBe(2);
  expect((await ana.get(`${org}/teams/apprentices`)).body.parent.slug).toBe("repairers");
  expect((await omar.put(`${org}/teams/apprentices/memberships/rita`, {})).body.state).toBe("active");
  expect((await ana.get(`${org}/teams/repairers/members`)).body).toHaveLength(3);
  expect((await ana.get(`${org}/teams/repairers/memberships/rita`)).body.role).toBe("member");
  expect((await omar.delete(`${org}/teams/apprentices/memberships/rita`)).status).toBe(204);
  expect((await ana.get(`${home}/collaborators/tess/permission`)).body).toMatchObject({
    permission: "read",
    role_name: "triage",
  });
  await expectGithubShapes();
});

test("who is not in the organisation is invited to a team, and is a member once they are in it", async () => {
  const [ana, omar] = [as("ana"), as("omar")];
  const nora = "/orgs/green-bikes/teams/repairers/memberships/nora";
  expect((await omar.put(nora, {})).body.state).toBe("pending");
  expect((await ana.get(nora)).body.state).toBe("pending");
  expect((await ana.get("/orgs/green-bikes/teams/repairers/members")).body).toHaveLength(2);
  expect((await omar.delete(nora)).status).toBe(204);
  expect((await ana.get(nora)).status).toBe(404);
  await expectGithubShapes();
});

test("an issue lives as on GitHub, from opening to closing", async () => {
  const wim = as("wim");
  const made = await wim.post(`${home}/issues`, {
    title: "A bell",
    body: "Ring",
    labels: ["bike"],
    assignees: ["ana"],
  });
  expect(made.status).toBe(201);
  const path = `${home}/issues/${made.body.number}`;
  expect((await wim.patch(path, { title: "Two bells", labels: ["question", "brand new"] })).body.labels).toHaveLength(
    2,
  );
  expect((await wim.post(`${path}/labels`, { labels: ["bike"] })).body).toHaveLength(3);
  expect((await wim.put(`${path}/labels`, { labels: ["bike", "question"] })).body).toHaveLength(2);
  expect((await wim.delete(`${path}/labels/bike`)).body).toHaveLength(1);
  expect((await wim.get(`${path}/labels`)).body[0].name).toBe("question");
  expect((await wim.delete(`${path}/labels`)).status).toBe(204);
  expect((await wim.post(`${path}/assignees`, { assignees: ["bruno", "nora"] })).body.assignees).toHaveLength(2);
  expect((await wim.delete(`${path}/assignees`, { assignees: ["ana"] })).body.assignees).toHaveLength(1);
  expect((await wim.put(`${path}/lock`, { lock_reason: "resolved" })).status).toBe(204);
  expect((await wim.delete(`${path}/lock`)).status).toBe(204);
  expect((await wim.patch(path, { state: "closed", state_reason: "not_planned" })).body.closed_by.login).toBe("wim");
  expect((await wim.patch(path, { state: "open" })).body.state_reason).toBe("reopened");
  expect((await wim.post(`${path}/sub_issues`, { sub_issue_id: (await wim.get(case1)).body.id })).status).toBe(201);
  expect((await wim.get(`${path}/sub_issues`)).body).toHaveLength(1);
  expect((await wim.get(`${case1}/parent`)).body.number).toBe(made.body.number);
  const events = (await wim.get(`${path}/timeline?per_page=100`)).body.map(({ event }: { event: string }) => event);
  expect(events).toEqual([
    ...[
      "labeled",
      "assigned",
      "renamed",
      "unlabeled",
      "labeled",
      "labeled",
      "labeled",
      "unlabeled",
      "unlabeled",
      "unlabeled",
    ],
    ...["assigned", "unassigned", "locked", "unlocked", "closed", "reopened", "sub_issue_added"],
  ]);
  expect((await wim.get(`${path}/events?per_page=100`)).body).toHaveLength(events.length);
  expect((await wim.delete(`${path}/sub_issue`, { sub_issue_id: (await wim.get(case1)).body.id })).status).toBe(200);
  expect((await wim.get(`${home}/assignees`)).status).toBe(200);
  await expectGithubShapes();
});

test("comments, reactions and labels look as on GitHub", async () => {
  const [ana, wim] = [as("ana"), as("wim")];
  const { body: said } = await ana.post(`${case1}/comments`, { body: "/approve" });
  const one = `${home}/issues/comments/${said.id}`;
  expect((await ana.patch(one, { body: "/approve now" })).body.body).toBe("/approve now");
  expect((await wim.post(`${one}/reactions`, { content: "eyes" })).status).toBe(201);
  const again = await wim.post(`${one}/reactions`, { content: "eyes" });
  expect(again.status).toBe(200);
  expect((await ana.get(`${one}/reactions`)).body).toHaveLength(1);
  expect((await ana.get(one)).body.reactions).toMatchObject({ eyes: 1, total_count: 1 });
  expect((await wim.delete(`${one}/reactions/${again.body.id}`)).status).toBe(204);
  expect((await wim.post(`${case1}/reactions`, { content: "+1" })).status).toBe(201);
  expect((await ana.get(`${case1}/reactions?content=%2B1`)).body).toHaveLength(1);
  expect((await ana.get(`${case1}/comments`)).body).toHaveLength(2);
  expect((await ana.get(`${home}/issues/comments?sort=created&direction=desc`)).body[0].id).toBe(said.id);
  expect((await ana.delete(one)).status).toBe(204);
  expect((await wim.post(`${home}/labels`, { name: "fast", color: "ff0000" })).status).toBe(201);
  expect((await wim.patch(`${home}/labels/fast`, { new_name: "very fast" })).body.name).toBe("very fast");
  expect((await wim.get(`${home}/labels/very%20fast`)).status).toBe(200);
  expect((await wim.delete(`${home}/labels/very%20fast`)).status).toBe(204);
  expect((await wim.get(`${home}/labels`)).body).toHaveLength(2);
  await expectGithubShapes();
});

test("files are read, listed, changed and taken away as on GitHub", async () => {
  const wim = as("wim");
  const readme = (await wim.get(`${home}/contents/README.md`)).body;
  expect(Buffer.from(readme.content, "base64").toString()).toBe("# Program\n");
  expect((await wim.get(`${home}/git/blobs/${readme.sha}`)).body.size).toBe(10);
  expect((await wim.get(`${home}/contents/.github/ISSUE_TEMPLATE`)).body).toHaveLength(2);
  expect(
    (await wim.get(`${home}/git/trees/main?recursive=1`)).body.tree.map(({ path }: { path: string }) => path),
  ).toContain(".github/ISSUE_TEMPLATE/config.yml");
  const content = Buffer.from("# New\n").toString("base64");
  expect((await wim.put(`${home}/contents/README.md`, { message: "m", content })).status).toBe(422);
  const changed = await wim.put(`${home}/contents/README.md`, { message: "m", content, sha: readme.sha });
  expect(changed.status).toBe(200);
  expect((await wim.put(`${home}/contents/docs/a.md`, { message: "m", content })).status).toBe(201);
  const { sha } = changed.body.content;
  expect((await wim.delete(`${home}/contents/README.md`, { message: "m", sha })).status).toBe(200);
  expect((await wim.get(`${home}/contents/README.md`)).status).toBe(404);
  await expectGithubShapes();
});

test("the app finds its installation with a signed token, and acts with the one it gets", async () => {
  const asApp = { authorization: `bearer ${jwt()}` };
  expect((await ask("GET", "/api/v3/app", undefined, asApp)).body.slug).toBe("quorate");
  const [installation] = (await ask("GET", "/api/v3/app/installations", undefined, asApp)).body;
  for (const path of [
    "/orgs/green-bikes/installation",
    `${home}/installation`,
    `/app/installations/${installation.id}`,
  ]) {
    expect((await ask("GET", `/api/v3${path}`, undefined, asApp)).body.id).toBe(installation.id);
  }
  const made = await ask("POST", `/api/v3/app/installations/${installation.id}/access_tokens`, {}, asApp);
  const asBot = { authorization: `token ${made.body.token}` };
  expect((await ask("GET", "/api/v3/installation/repositories", undefined, asBot)).body.total_count).toBe(2);
  const said = await ask("POST", `/api/v3${case1}/comments`, { body: "Hello" }, asBot);
  expect(said.body).toMatchObject({
    user: { login: "quorate[bot]", type: "Bot" },
    performed_via_github_app: { id: 7 },
  });
  await settled();
  const deliveries = (await ask("GET", "/api/v3/app/hook/deliveries", undefined, asApp)).body;
  expect(deliveries[0]).toMatchObject({ event: "issue_comment", action: "created", status: "OK", status_code: 202 });
  const { request } = (await ask("GET", `/api/v3/app/hook/deliveries/${deliveries[0].id}`, undefined, asApp)).body;
  expect(request.payload.comment.body).toBe("Hello");
  expect(request.headers).toMatchObject({
    "x-github-delivery": deliveries[0].guid,
    "x-hub-signature-256": expect.stringMatching(/^sha256=[0-9a-f]{64}$/),
  });
  expect((await ask("POST", `/api/v3/app/hook/deliveries/${deliveries[0].id}/attempts`, undefined, asApp)).status).toBe(
    202,
  );
  await expectGithubShapes();
});

test("a token that is forged, expired, of another app or too long is refused", async () => {
  const now = Math.floor(Date.now() / 1000);
  const other = jwt({ iss: 8 });
  const forged = `${jwt().split(".").slice(0, 2).join(".")}.${other.split(".")[2]}`;
  for (const token of [other, forged, jwt({ exp: now - 1 }), jwt({ exp: now + 3600 }), "ghs_unknown", "a.b.c"]) {
    expect((await ask("GET", "/api/v3/app", undefined, { authorization: `bearer ${token}` })).status).toBe(401);
  }
  expect((await as("nobody-here").get("/user")).status).toBe(401);
});

test("lists come in pages with links, and an unchanged answer is a 304 that costs nothing", async () => {
  const wim = as("wim");
  for (const n of [1, 2, 3]) await wim.post(`${home}/issues`, { title: `Bell ${n}` });
  const first = await wim.get(`${home}/issues?per_page=2`);
  expect(first.body.map(({ number }: { number: number }) => number)).toEqual([4, 3]);
  expect(first.headers.get("link")).toMatch(/page=2>; rel="next".*page=2>; rel="last"/);
  expect((await wim.get(`${home}/issues?per_page=2&page=2`)).headers.get("link")).toContain('rel="prev"');
  expect((await wim.get(`${home}/issues?labels=bike&creator=rita&state=all`)).body).toHaveLength(1);
  const etag = String(first.headers.get("etag"));
  const again = await as("wim", { "if-none-match": etag }).get(`${home}/issues?per_page=2`);
  expect(again.status).toBe(304);
  expect(again.headers.get("x-ratelimit-used")).toBe("6");
});

test("what is not built says so, with its name", async () => {
  const { status, body } = await as("ana").get(`${home}/pulls`);
  expect([status, body.message]).toEqual([501, "sandbox: GET /repos/green-bikes/program/pulls is not built"]);
  expect((await sandbox("GET", "/nonsense")).status).toBe(501);
});

test("bad JSON, missing fields and texts that are too long are refused in GitHub's words", async () => {
  const ana = as("ana");
  expect(
    (await ask("POST", `/api/v3${case1}/comments`, "{", { authorization: "bearer sandbox-ana" })).body,
  ).toMatchObject({ message: "Problems parsing JSON" });
  const missing = await ana.post(`${home}/issues`, {});
  expect(missing.body).toMatchObject({
    message: "Validation Failed",
    errors: [{ resource: "Issue", field: "title", code: "missing_field" }],
  });
  expect((await ana.post(`${case1}/comments`, { body: "x".repeat(65_536) })).status).toBe(201);
  const long = await ana.post(`${case1}/comments`, { body: "x".repeat(65_537) });
  expect(long.body.errors[0].message).toBe("Body is too long (maximum is 65536 characters)");
  expect((await ana.post(`${case1}/comments`, { body: "🚲".repeat(65_536) })).status).toBe(201);
  expect((await as("wim").post(`${home}/labels`, { name: "bike", color: "ffffff" })).body.errors[0].code).toBe(
    "already_exists",
  );
  await expectGithubShapes();
});
