import { afterEach, expect, test } from "vitest";
import { metrics } from "../../src/metrics.ts";
import { type Office, type Operations, openOperations } from "../../src/web/operations.ts";
import { type Asked, reach } from "../support/reach.ts";

const depth = { waiting: 3, retrying: 1, running: 2, oldestSeconds: 12.5, dead: 4 };
let open: Operations | undefined;
const logged: object[] = [];
afterEach(async () => {
  await open?.close();
  logged.length = 0;
});

async function desk(some: { reasons?: string[]; office?: Office; token?: string; store?: boolean } = {}) {
  const figures = metrics(() => (some.store === false ? Promise.reject(new Error("down")) : Promise.resolve(depth)));
  const opened = await openOperations({
    port: 0,
    host: "127.0.0.1",
    token: some.token ?? "the token",
    metrics: figures,
    unready: async () => some.reasons ?? [],
    office: () => some.office,
    log: { error: (about, text) => void logged.push({ ...about, text }) },
  });
  open = opened;
  const get = (path: string, init: Asked = {}) => reach(`${opened.url}${path}`, init);
  return { figures, get };
}

const quiet: Office = {
  inbox: async () => [],
  index: async () => [],
  retry: async () => ["a"],
  sync: async () => true,
  advise: async () => ({ says: "none" }),
};
const signed = (token: string, method = "POST") => ({ method, headers: { authorization: `bearer ${token}` } });

test("Prometheus reads deliveries, the queue, GitHub's part and decisions, by ids and never by names", async () => {
  const { figures, get } = await desk();
  figures.webhook("issue_comment", 202);
  figures.called(3, "graphql", 5);
  figures.waited(3, 7);
  figures.ran("case", "done");
  figures.effect(0.3);
  figures.decided("approved");
  figures.redelivered(2);
  const text = await (await get("/metrics")).text();
  for (const line of [
    'quorate_webhooks_total{event="issue_comment",status="202"} 1',
    'quorate_github_requests_total{installation="3",api="graphql"} 1',
    'quorate_github_points_total{installation="3",api="graphql"} 5',
    'quorate_github_waits_total{installation="3"} 1',
    'quorate_github_wait_seconds_total{installation="3"} 7',
    'quorate_runs_total{work="case",result="done"} 1',
    'quorate_decisions_total{outcome="approved"} 1',
    "quorate_redeliveries_total 2",
    "quorate_effect_seconds_count 1",
    'quorate_queue_jobs{state="waiting"} 3',
    "quorate_queue_age_seconds 12.5",
    "quorate_inbox_set_aside 4",
    "quorate_store_up 1",
  ])
    expect(text).toContain(line);
});

test("figures are there even while the database is not", async () => {
  const text = await (await (await desk({ store: false })).get("/metrics")).text();
  expect(text).toContain("quorate_store_up 0");
  expect(text).not.toContain('quorate_queue_jobs{state="waiting"}');
});

test("readiness says what is missing", async () => {
  expect((await (await desk()).get("/readyz")).status).toBe(200);
  await open?.close();
  const answer = await (await desk({ reasons: ["the store does not answer"] })).get("/readyz");
  expect([answer.status, await answer.text()]).toEqual([503, "not ready: the store does not answer\n"]);
});

test("without the token of the data folder nothing is listed, tried again or looked at", async () => {
  const { get } = await desk({ office: quiet });
  for (const path of [
    "/office/inbox",
    "/office/retry",
    "/office/sync?owner=a&repo=b",
    "/office/advice",
    "/office/nothing",
  ]) {
    for (const init of [{ method: "POST" }, {}, signed("another"), signed("")])
      expect((await get(path, init)).status, path).toBe(401);
  }
  expect(await (await get("/office/retry", signed("the token"))).json()).toEqual({ answer: ["a"] });
});

test("a question that is none, and a fault, are answered without a word of what is inside", async () => {
  const advise = () => Promise.reject(new Error("secret words"));
  const { get } = await desk({ office: { ...quiet, advise } });
  const asks = (body: unknown) => get("/office/advice", { ...signed("the token"), body: JSON.stringify(body) });
  for (const body of [{ command: "start" }, { app: "1", command: "plan", args: ["a"] }]) {
    const answer = await asks(body);
    expect([answer.status, await answer.text()]).toEqual([500, "It did not work. The log says why.\n"]);
  }
});

test("what did not work stands in the log, once, with its cause and without what anybody wrote", async () => {
  const cause = Object.assign(new Error('{"query":"/approve because of my knee"}'), { name: "HttpError", status: 502 });
  const advise = () => Promise.reject(new Error("the case could not be read", { cause }));
  const { get } = await desk({ office: { ...quiet, advise } });
  const body = JSON.stringify({ app: "1", command: "plan", args: ["open-reps/program#1"] });
  expect((await get("/office/advice", { ...signed("the token"), body })).status).toBe(500);
  const error = "Error: the case could not be read: because of HttpError: status 502";
  expect(logged).toEqual([{ error, text: "the office could not answer" }]);
});

test("a question of more than 64 KB is not read, whether it says its length or not, and without the token none is", async () => {
  const { get } = await desk({ office: quiet });
  const body = JSON.stringify({ app: "1", command: "plan", args: ["a".repeat(64 * 1024)] });
  const asked = { ...signed("the token"), body };
  const streamed = { ...signed("the token"), body: new Blob([body]).stream(), duplex: "half" } as const;
  for (const long of [asked, streamed]) {
    const answer = await get("/office/advice", long);
    expect([answer.status, await answer.text()]).toEqual([413, "That is too long: a question has at most 64 KB.\n"]);
  }
  expect((await get("/office/advice", { ...signed("another"), body })).status).toBe(401);
  const short = { ...asked, body: JSON.stringify({ app: "1", command: "plan", args: ["a"] }) };
  expect(await (await get("/office/advice", short)).json()).toEqual({ answer: { says: "none" } });
});

test("while it starts, the office is closed", async () => {
  expect((await (await desk()).get("/office/inbox", signed("the token", "GET"))).status).toBe(503);
});
