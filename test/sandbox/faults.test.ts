import { expect, test } from "vitest";
import { as, case1, expectGithubShapes, home, program, sandbox, settled, useSandbox } from "./support.ts";

useSandbox();

const fault = (body: unknown) => sandbox("POST", "/faults", body);
const say = (text: string) => as("ana").post(`${case1}/comments`, { body: text });
const texts = () => program.hooks.map(({ payload }) => payload.comment.body);

test("deliveries are lost and doubled on demand", async () => {
  await fault([
    { deliveries: "lose", count: 1 },
    { deliveries: "double", count: 1, event: "issue_comment" },
  ]);
  for (const text of ["a", "b", "c"]) await say(text);
  await settled();
  expect(texts()).toEqual(["b", "b", "c"]);
  expect(program.hooks[0]?.headers["x-github-delivery"]).toBe(program.hooks[1]?.headers["x-github-delivery"]);
  expect((await sandbox("GET", "/faults")).body).toEqual([]);
});

test("a fault with a chance hits about that part, and the same ones in every run", async () => {
  const hit = async () => {
    await sandbox("DELETE", "/faults");
    await fault({ request: { operation: "Look" }, answer: { status: 502 }, chance: 0.25 });
    const found: number[] = [];
    for (let at = 0; at < 60; at++) {
      const { status } = await as("app").graphql("query Look { viewer { login } }");
      if (status === 502) found.push(at);
    }
    return found;
  };
  const first = await hit();
  expect(first.length).toBeGreaterThan(5);
  expect(first.length).toBeLessThan(30);
  expect(await hit()).toEqual(first);
});

test("late deliveries wait until they are let go, and do not keep the rest from settling", async () => {
  await fault({ deliveries: "delay", count: 2 });
  for (const text of ["a", "b", "c"]) await say(text);
  expect((await sandbox("POST", "/settle")).body).toEqual({ held: 2 });
  expect(texts()).toEqual(["c"]);
  expect((await sandbox("POST", "/deliveries/release")).body).toEqual({ released: 2 });
  await settled();
  expect(texts()).toEqual(["c", "a", "b"]);
});

test("shuffled deliveries all arrive, in another order, the same in every run", async () => {
  await fault({ deliveries: "shuffle", window: 4, seed: 3 });
  for (const text of ["a", "b", "c", "d", "e"]) await say(text);
  await settled();
  const order = texts();
  expect(order.toSorted()).toEqual(["a", "b", "c", "d", "e"]);
  expect(order).not.toEqual(["a", "b", "c", "d", "e"]);
  expect(order[4]).toBe("e");
});

test("an answer fails before the write, or after it", async () => {
  const request = { route: "/repos/{owner}/{repo}/issues/{issue_number}/comments", by: "ana" };
  await fault([
    { request, answer: { status: 502 }, count: 1 },
    { request, answer: { status: 502, after: true }, count: 1 },
  ]);
  expect((await say("never")).status).toBe(502);
  expect((await say("there")).status).toBe(502);
  const comments = (await as("ana").get(`${case1}/comments`)).body.map(({ body }: { body: string }) => body);
  expect(comments).toEqual(["Which size?", "there"]);
  await expectGithubShapes();
});

test("a secondary limit says how long to wait, and faults can be cleared", async () => {
  await fault({ request: { operation: "Look" }, answer: { status: 403, headers: { "retry-after": "7" } } });
  const look = () => as("app").graphql("query Look { viewer { login } }");
  const refused = await look();
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([403, "7"]);
  expect(refused.body.message).toContain("secondary rate limit");
  expect((await as("app").graphql("query Other { viewer { login } }")).status).toBe(200);
  await sandbox("DELETE", "/faults");
  expect((await look()).status).toBe(200);
});

test("a request hangs as long as it is told to", async () => {
  await fault({ request: { path: "/repos/green-bikes/*" }, hang: 0.2, count: 1 });
  const started = performance.now();
  expect((await as("ana").get(case1)).status).toBe(200);
  expect(performance.now() - started).toBeGreaterThan(190);
});

test("one mutation of a document fails and the others happen", async () => {
  await fault({ mutation: "addLabelsToLabelable", fail: "FORBIDDEN", count: 1 });
  const [issue, label] = [
    (await as("ana").get(case1)).body.node_id,
    (await as("ana").get(`${home}/labels/question`)).body.node_id,
  ];
  const text = `mutation { a: addLabelsToLabelable(input: {labelableId: "${issue}", labelIds: ["${label}"]}) { clientMutationId }
    b: addComment(input: {subjectId: "${issue}", body: "done"}) { clientMutationId } }`;
  const { body } = await as("app").graphql(text);
  expect(body).toMatchObject({ data: { a: null, b: {} }, errors: [{ type: "FORBIDDEN", path: ["a"] }] });
  expect((await as("ana").get(`${case1}/labels`)).body).toHaveLength(1);
});

test("a query answers in part, with an error beside the data", async () => {
  await fault({ graphql: "partial", field: "organization.team", count: 1 });
  const text = `{ viewer { login } organization(login: "green-bikes") { login crew: team(slug: "repairers") { id } } }`;
  const { status, body } = await as("app").graphql(text);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    data: { viewer: { login: "quorate" }, organization: { login: "green-bikes", crew: null } },
    errors: [{ path: ["organization", "crew"] }],
  });
  expect((await as("app").graphql(text)).body.errors).toBeUndefined();
});

test("a stale read shows the issue before the app's last write, and then it catches up", async () => {
  const app = as("app");
  const issue = (await as("ana").get(case1)).body.node_id;
  await app.graphql(
    `mutation { a: addComment(input: {subjectId: "${issue}", body: "status"}) { clientMutationId } b: closeIssue(input: {issueId: "${issue}"}) { clientMutationId } }`,
  );
  await fault({ stale: { reads: 1 } });
  const read = async () =>
    (await app.graphql(`{ node(id: "${issue}") { ... on Issue { state comments(first: 9) { totalCount } } } }`)).body
      .data.node;
  expect(await read()).toEqual({ state: "OPEN", comments: { totalCount: 1 } });
  expect(await read()).toEqual({ state: "CLOSED", comments: { totalCount: 2 } });
});

test("a fault that makes no sense is refused", async () => {
  expect((await fault({ deliveries: "eat" })).status).toBe(422);
});
