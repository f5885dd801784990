import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, expect, test } from "vitest";
import { advice } from "../../src/commands/advice.ts";
import { ask, leaveRunning, running } from "../../src/commands/running.ts";
import { faultOf } from "../support/github-app.ts";
import { until } from "../support/store.ts";

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close().closeAllConnections();
});

/** A data folder that names a process which answers so; `undefined`: never. */
async function runs(answer: (path: string) => number | undefined) {
  const server = createServer(({ url = "" }, response) => {
    const status = answer(url.replace("/office/", ""));
    if (status) response.writeHead(status).end(JSON.stringify({ answer: true }));
  });
  open.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const environment = { QUORATE_DATA: mkdtempSync(join(tmpdir(), "quorate-running-")) };
  const left = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: "the token" };
  await leaveRunning(left, environment);
  return { environment, left };
}

test("a process that says it is there is asked, also while it starts", async () => {
  for (const status of [200, 503]) {
    const { environment, left } = await runs(() => status);
    expect(await running(environment)).toEqual(left);
  }
});

test.each([
  "",
  "{",
  '{"url":"http://127.0.0.1',
  "null",
  '{"url":"http://127.0.0.1:1"}',
  '{"url":"nowhere","token":"a"}',
])("a note of a process that was cut off at %j is as none", async (text) => {
  const { environment } = await runs(() => 200);
  writeFileSync(join(environment.QUORATE_DATA, "running.json"), text);
  expect(await running(environment)).toBeUndefined();
});

test("whoever has the port now and never answers is not waited for", async () => {
  let asked = 0;
  const { environment } = await runs(() => {
    asked += 1;
    return undefined;
  });
  const found = running(environment, 100);
  await until("it is asked", () => asked > 0);
  expect(await found).toBeUndefined();
});

test("a process of an older version that cannot be asked for advice is left alone, and other questions say so", async () => {
  const { environment, left } = await runs((path) => (path === "here" ? 200 : 404));
  const planning = {
    credentials: { appId: 1, privateKey: "" },
    signingKeys: ["0123456789abcdef0123456789abcdef"] as const,
    clock: { now: () => "2026-03-02T12:00:00Z" },
  };
  const log = pino({ level: "silent" });
  const fault = await faultOf(advice({ command: "plan", args: ["program#1"] }, planning, environment, log));
  expect(String(fault)).toBe('Error: "program#1" names no issue. Write it like open-reps/program#12.');
  expect(String(await faultOf(ask(left, "GET", "inbox")))).toBe(
    "Error: The Quorate that runs here is older than this one and cannot do that. Start it again.",
  );
});
