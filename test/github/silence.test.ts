import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeFault } from "../../src/core/text/fault.ts";
import { appHub, faultOf } from "../support/github-app.ts";

/** What this GitHub does with each path; the others get a token. */
const silent: Record<string, (response: ServerResponse) => void> = {
  "/graphql": () => {},
  "/repos/a/b/labels": (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.write('[{"name":"bud');
  },
  "/app/installations/4/access_tokens": () => {},
};
const asked: string[] = [];
const server = createServer(({ url = "" }, response) => {
  asked.push(url);
  const act = silent[url];
  if (act) act(response);
  else response.writeHead(201, { "content-type": "application/json" }).end('{"token":"ghs_1","permissions":{}}');
});
let baseUrl = "";
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const within = async (call: (client: ReturnType<ReturnType<typeof appHub>["client"]>) => Promise<unknown>, id = 3) => {
  asked.length = 0;
  const began = performance.now();
  const fault = await faultOf(call(appHub({ baseUrl, timeout: 200 }).client(id)));
  expect(performance.now() - began).toBeLessThan(2_000);
  return describeFault(fault);
};

test("a write that GitHub never answers ends in time, and is sent once", async () => {
  const fault = await within((client) => client.graphql("mutation Apply { m0 }", {}));
  expect(fault).toContain("TimeoutError");
  expect(asked.filter((path) => path === "/graphql")).toHaveLength(1);
});

test("an answer that never ends is a fault", async () => {
  const fault = await within(async (client) => {
    const { data } = await client.rest("GET /repos/{owner}/{repo}/labels", { owner: "a", repo: "b" });
    if (!Array.isArray(data)) throw new Error("half an answer is none");
  });
  expect(fault).toBe("Error: half an answer is none");
});

test("signing in ends in time too", async () => {
  expect(await within((client) => client.graphql("query Case { a }", {}), 4)).toContain("TimeoutError");
});
