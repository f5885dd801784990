import nock from "nock";
import { afterEach, expect, test, vi } from "vitest";
import { describeFault } from "../../src/core/text/fault.ts";
import { faultOf } from "../support/github-app.ts";
import { api, mintsToken, nockedGithub } from "../support/nocked-github.ts";

const github = nockedGithub();
afterEach(() => vi.useRealTimers());

const secret = "my bank account is ES91 2100 0418 4502 0005 1332";
const mutation = "mutation Apply($m0: AddCommentInput!) { m0: addComment(input: $m0) { clientMutationId } }";
const write = (token: string) => nock(api).post("/graphql").matchHeader("authorization", `token ${token}`);
const later = () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(Date.now() + 600_000);
};

test("a token that was revoked before its hour was over is minted anew, and the write sent once more", async () => {
  const client = github.client();
  write("ghs_first").reply(200, { data: { m0: null } });
  await client.graphql(mutation, {});
  later();
  write("ghs_first").reply(401, { message: "Bad credentials" });
  mintsToken("ghs_second");
  write("ghs_second").reply(200, { data: { m0: { clientMutationId: null } } });
  expect((await client.graphql(mutation, {})).errors).toEqual([]);
});

test("a revoked key is a fault that is tried again, and nothing is written", async () => {
  for (const _ of [1, 2]) {
    nock(api)
      .post("/app/installations/3/access_tokens")
      .reply(401, { message: "A JSON web token could not be decoded" });
  }
  expect(describeFault(await faultOf(github.hub().client(3).graphql(mutation, {})))).toBe("HttpError: status 401");
});

test("the app itself says with 401 that its key does not fit", async () => {
  nock(api).get("/app").reply(401, { message: "A JSON web token could not be decoded" });
  expect(await faultOf(github.hub().slug())).toMatchObject({ status: 401 });
});

test("tokens come from where everything else does, when GitHub is somebody's own", async () => {
  const own = "https://ghe.example/api/v3";
  mintsToken("ghs_first", own);
  mintsToken("ghs_second", own);
  nock("https://ghe.example")
    .post("/api/graphql")
    .reply(200, { data: { m0: null } });
  const client = github.hub({ baseUrl: own }).client(3);
  await client.graphql(mutation, {});
  later();
  nock("https://ghe.example").post("/api/graphql").reply(401, {});
  nock("https://ghe.example")
    .post("/api/graphql")
    .reply(200, { data: { m0: null } });
  await client.graphql(mutation, {});
});

test("every request names the version of the API that we know, those for tokens too", async () => {
  const versions: unknown[] = [];
  const noted = nock(api).matchHeader("x-github-api-version", (value) => Boolean(versions.push(value)));
  noted.post("/app/installations/3/access_tokens").reply(201, { token: "ghs_1", permissions: {} });
  nock(api).matchHeader("x-github-api-version", "2022-11-28").post("/graphql").reply(200, { data: {} });
  nock(api).matchHeader("x-github-api-version", "2022-11-28").get("/repos/a/b/labels").reply(200, []);
  const client = github.hub().client(3);
  await client.graphql(mutation, {});
  await client.rest("GET /repos/{owner}/{repo}/labels", { owner: "a", repo: "b" });
  expect(versions).toContain("2022-11-28");
});

test("no log, not even the most talkative, repeats a token, a key or what somebody wrote", async () => {
  const client = github.client({ level: "trace" });
  const body = { m0: { subjectId: "I_1", body: secret } };
  nock(api)
    .post("/graphql")
    .reply(200, { data: { m0: { clientMutationId: null } } });
  await client.graphql(mutation, body);
  nock(api)
    .post("/graphql")
    .reply(200, { data: null, errors: [{ message: `${secret} is too long` }] });
  await client.graphql(mutation, body);
  nock(api).post("/graphql").reply(502, `<html>${secret}</html>`, { "content-type": "text/html" });
  const failed = await faultOf(client.graphql(mutation, body));
  nock(api)
    .post("/repos/a/b/labels")
    .reply(422, { message: secret, errors: [{ value: secret }] });
  const refused = await faultOf(
    client.rest("POST /repos/{owner}/{repo}/labels", { owner: "a", repo: "b", name: secret }),
  );
  const said = [...github.logged, describeFault(failed), describeFault(refused)].join("\n");
  expect(said).toContain("POST");
  expect(said).not.toMatch(/bank account|ghs_|PRIVATE KEY|bearer/i);
});

test("at info, a call that goes well says nothing", async () => {
  const client = github.client({ level: "info" });
  nock(api).post("/graphql").reply(200, { data: {} });
  await client.graphql(mutation, {});
  expect(github.logged).toEqual([]);
});
