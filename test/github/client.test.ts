import nock from "nock";
import { afterEach, expect, test, vi } from "vitest";
import { describeFault, Gone, RetryLater } from "../../src/core/text/fault.ts";
import { githubLimits } from "../../src/github/pace.ts";
import { faultOf } from "../support/github-app.ts";
import { api, mintsToken, nockedGithub } from "../support/nocked-github.ts";

const github = nockedGithub();
afterEach(() => vi.useRealTimers());

const labels = "GET /repos/{owner}/{repo}/labels";
const where = { owner: "open-reps", repo: "program" };
const asked = () => nock(api).get("/repos/open-reps/program/labels");
const written = () => nock(api).post("/graphql");
const mutation = "mutation Apply { addComment(input: {}) { clientMutationId } }";

const refused = async (status: number, message: string, headers: Record<string, string> = {}): Promise<unknown> => {
  asked().reply(status, { message }, headers);
  return faultOf(github.client().rest(labels, where));
};

test("what GitHub does not show, or shows no more, is gone", async () => {
  expect(await refused(404, "Not Found")).toBeInstanceOf(Gone);
  expect(await refused(410, "This issue was deleted")).toBeInstanceOf(Gone);
  expect(await refused(451, "Repository access blocked")).toBeInstanceOf(Gone);
});

test("a permission that the app lacks is not asked for again", async () => {
  expect(await refused(403, "Resource not accessible by integration")).toBeInstanceOf(Gone);
});

test("a limit is waited for as long as GitHub says", async () => {
  expect(await refused(403, "You have exceeded a secondary rate limit", { "retry-after": "90" })).toMatchObject({
    name: "RetryLater",
    seconds: 90,
  });
  expect(await refused(429, "Too Many Requests", { "retry-after": "7" })).toMatchObject({ seconds: 7 });
  expect(await refused(503, "Service Unavailable", { "retry-after": "11" })).toMatchObject({ seconds: 11 });
});

test("a used-up limit is waited for until it is reset", async () => {
  const reset = String(Math.floor(Date.now() / 1_000) + 600);
  const used = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset };
  const fault = await refused(403, "API rate limit exceeded for installation ID 3", used);
  expect(fault).toBeInstanceOf(RetryLater);
  expect((fault as RetryLater).seconds).toBeGreaterThan(590);
  expect((fault as RetryLater).seconds).toBeLessThanOrEqual(602);
});

test("a wrong clock never makes us wait for more than an hour", async () => {
  const used = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "99999999999" };
  expect(await refused(403, "API rate limit exceeded", used)).toMatchObject({ seconds: 3_600 });
});

test("a limit without a time is waited for a minute", async () => {
  expect(await refused(403, "You have exceeded a secondary rate limit.")).toMatchObject({ seconds: 60 });
  expect(await refused(403, "You have triggered an abuse detection mechanism.")).toMatchObject({ seconds: 60 });
  expect(await refused(429, "Too Many Requests")).toMatchObject({ seconds: 60 });
});

test("the pause doubles while GitHub goes on refusing, and starts anew when it answers", async () => {
  const client = github.client();
  vi.useFakeTimers({ toFake: ["Date"] });
  for (const seconds of [60, 120, 240, 480, 900, 900]) {
    asked().reply(429, {});
    expect(await faultOf(client.rest(labels, where))).toMatchObject({ seconds });
    vi.setSystemTime(Date.now() + seconds * 1_000);
  }
  asked().twice().reply(200, []);
  await client.rest(labels, where);
  await client.rest(labels, where);
  asked().reply(429, {});
  expect(await faultOf(client.rest(labels, where))).toMatchObject({ seconds: 60 });
});

test("while one installation has to wait, GitHub is not asked for it, and the others go on", async () => {
  const hub = github.hub();
  mintsToken("ghs_first");
  asked().reply(429, {}, { "retry-after": "30" });
  await faultOf(hub.client(3).rest(labels, where));
  expect(await faultOf(hub.client(3).graphql(mutation, {}))).toMatchObject({ name: "RetryLater", seconds: 30 });

  nock(api).post("/app/installations/4/access_tokens").reply(201, { token: "ghs_4", permissions: {} });
  asked().reply(200, []);
  expect(await hub.client(4).rest(labels, where)).toEqual({ data: [], next: false });
});

test("what GitHub cannot take is a fault that is tried again, told without GitHub's words", async () => {
  const fault = await refused(422, "Validation Failed: body says a secret");
  expect(fault).not.toBeInstanceOf(Gone);
  expect(describeFault(fault)).toBe("HttpError: status 422");
});

test("a suspended installation is a fault of its own, not a limit and not the end of a case", async () => {
  nock(api).post("/app/installations/3/access_tokens").reply(403, { message: "This installation has been suspended" });
  const fault = await faultOf(github.hub().client(3).rest(labels, where));
  expect(describeFault(fault)).toBe("Error: the installation is suspended: because of HttpError: status 403");
});

test("an installation that was taken away is gone", async () => {
  nock(api).post("/app/installations/3/access_tokens").reply(404, { message: "Not Found" });
  expect(await faultOf(github.hub().client(3).rest(labels, where))).toBeInstanceOf(Gone);
});

test("no write is ever sent twice by itself, whatever GitHub answers", async () => {
  for (const status of [500, 502, 503, 504]) {
    let sent = 0;
    written().reply(() => {
      sent += 1;
      return [status, { message: "We could not respond in time" }];
    });
    const fault = await faultOf(github.client().graphql(mutation, {}));
    expect([sent, describeFault(fault)]).toEqual([1, `HttpError: status ${status}`]);
  }
});

test("a write whose connection broke is not sent again", async () => {
  written().replyWithError("the connection was reset");
  expect(describeFault(await faultOf(github.client().graphql(mutation, {})))).toContain("HttpError: status 500");
});

test("what is no GraphQL answer never counts as a write that went through", async () => {
  for (const body of ["", '{"data":{"m0":', "<html><body>Bad gateway</body></html>", "{}", '{"data":null}', "[]"]) {
    const type = body.startsWith("<") ? "text/html" : "application/json; charset=utf-8";
    written().reply(200, body, { "content-type": type });
    const fault = await faultOf(github.client().graphql(mutation, {}));
    expect(describeFault(fault), body).toBe("Error: GitHub's answer is not one to a GraphQL document");
  }
});

test("a write is never sent on to another address", async () => {
  written().reply(307, "", { location: "https://elsewhere.example/graphql" });
  expect(describeFault(await faultOf(github.client().graphql(mutation, {})))).toContain("status 500");
});

test("a renamed repository is found where GitHub sends us", async () => {
  asked().reply(301, "", { location: `${api}/repositories/7/labels` });
  nock(api)
    .get("/repositories/7/labels")
    .reply(200, [{ name: "budget" }]);
  expect((await github.client().rest(labels, where)).data).toEqual([{ name: "budget" }]);
});

test("writes of an installation are sent one after the other, and questions beside them", async () => {
  const client = github.client();
  let under = 0;
  let most = 0;
  let answered = () => {};
  const asking = new Promise<void>((done) => {
    answered = done;
  });
  for (let n = 0; n < 4; n++) {
    written().reply(async () => {
      under += 1;
      most = Math.max(most, under);
      // Nothing is written to its end before the question has come.
      await asking;
      await new Promise((soon) => setTimeout(soon, 20));
      under -= 1;
      return [200, { data: { m0: null } }];
    });
  }
  asked().reply(() => {
    answered();
    return [200, []];
  });
  await Promise.all([...[1, 2, 3, 4].map(() => client.graphql(mutation, {})), client.rest(labels, where)]);
  expect(most).toBe(1);
});

test("no more requests are on their way at once than GitHub takes, and none is lost for that", async () => {
  mintsToken("ghs_first");
  const client = github.hub({ limits: { ...githubLimits, atOnce: 2 } }).client(3);
  let under = 0;
  let most = 0;
  for (let n = 0; n < 6; n++) {
    asked().reply(async () => {
      most = Math.max(most, ++under);
      await new Promise((soon) => setTimeout(soon, 10));
      under -= 1;
      return [200, []];
    });
  }
  const answers = await Promise.all(Array.from({ length: 6 }, () => client.rest(labels, where)));
  expect(answers).toHaveLength(6);
  expect(most).toBe(2);
});

test("what would wait for minutes goes back to the queue instead of holding its place", async () => {
  const waits: number[] = [];
  const meter = { called: () => {}, waited: (_: number, seconds: number) => void waits.push(seconds) };
  mintsToken("ghs_first");
  const client = github.hub({ meter, limits: { ...githubLimits, contentAnHour: 4 } }).client(3);
  written().reply(200, { data: { m0: null } });
  await client.graphql(mutation, {});
  expect(() => client.ready?.()).toThrow("our own pace keeps GitHub's limits");
  expect(await faultOf(client.graphql(mutation, {}))).toMatchObject({ name: "RetryLater" });
  expect(waits.length).toBeGreaterThanOrEqual(2);
  asked().reply(200, []);
  await client.rest(labels, where);
});
