import { once } from "node:events";
import type { Server } from "node:http";
import { connect, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { pages } from "../../src/web/pages.ts";
import { type Door, listen, webServer } from "../../src/web/server.ts";
import { reach } from "../support/reach.ts";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const nobody: Door = async () => false;
const site = (reasons: readonly string[] = []) => pages({ version: "1.2.3", unready: async () => reasons });

const impatient = { headersTimeout: 250, requestTimeout: 500, keepAliveTimeout: 250 };

async function opened(door: Door = nobody, reasons: readonly string[] = [], patience = impatient): Promise<string> {
  server = webServer(() => door, site(reasons), patience);
  return listen(server, { port: 0, host: "127.0.0.1" });
}

/** A connection as a proxy keeps it, with one question asked. */
function kept(url: string): Socket {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.on("error", () => {});
  socket.write("GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n");
  return socket;
}

const patient = { ...impatient, keepAliveTimeout: 600_000 };

test("every page says that nothing from elsewhere may run in it or frame it", async () => {
  const url = await opened();
  for (const path of ["/", "/healthz", "/readyz", "/nothing-here", "/metrics", "/office/inbox"]) {
    const { headers } = await reach(`${url}${path}`);
    expect(headers.get("content-security-policy"), path).toContain("default-src 'none'");
    expect(headers.get("content-security-policy"), path).toContain("frame-ancestors 'none'");
    expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(headers.get("referrer-policy"), path).toBe("no-referrer");
    expect(headers.get("server") ?? headers.get("x-powered-by"), path).toBeNull();
  }
});

test("figures and the office are not to be had on the public port, nor is anything of a sandbox", async () => {
  const url = await opened();
  for (const path of ["/metrics", "/office/inbox", "/_sandbox/clock", "/clock", "/explain", "/api/v3/user"]) {
    for (const method of ["GET", "POST"]) expect((await reach(`${url}${path}`, { method })).status, path).toBe(404);
  }
});

test("whoever sends a request drop by drop is cut off, and others are answered meanwhile", async () => {
  const url = await opened();
  const slow = connect(Number(new URL(url).port), "127.0.0.1");
  slow.on("error", () => {});
  slow.write("GET / HTTP/1.1\r\nhost: x\r\n");
  const drops = setInterval(() => slow.write("x: y\r\n"), 50);
  const cut = once(slow, "close");
  slow.resume();
  expect((await reach(url)).status).toBe(200);
  await cut;
  clearInterval(drops);
});

test("a fault in a page ends that connection alone", async () => {
  const url = await opened(async ({ url: path }) => {
    if (path === "/broken") throw new Error("private words");
    return false;
  });
  await expect(reach(`${url}/broken`)).rejects.toThrow();
  expect((await reach(url)).status).toBe(200);
});

test("readiness says what is missing, to everybody, in words that tell nothing else", async () => {
  const url = await opened(nobody, ["the store does not answer"]);
  const answer = await reach(`${url}/readyz`);
  expect([answer.status, await answer.text()]).toEqual([503, "not ready: the store does not answer\n"]);
});

test("whoever stops it gets every answer that was asked for, and waits for no connection that a proxy keeps", async () => {
  const asked = Promise.withResolvers<void>();
  const answers = Promise.withResolvers<void>();
  const slow: Door = async () => {
    asked.resolve();
    await answers.promise;
    return false;
  };
  const socket = kept(await opened(slow, [], patient));
  await asked.promise;
  const over = new Promise((done) => server?.close(done));
  answers.resolve();
  expect(String((await once(socket, "data"))[0])).toContain("HTTP/1.1 200 OK");
  await over;
});

test("a port that is full of quiet connections lets them go for somebody new", async () => {
  const url = await opened(nobody, [], patient);
  if (server) server.maxConnections = 1;
  const quiet = kept(url);
  await once(quiet, "data");
  const gone = once(quiet, "close");
  await expect(reach(`${url}/healthz`)).rejects.toThrow();
  await gone;
  expect((await reach(`${url}/healthz`)).status).toBe(200);
});
