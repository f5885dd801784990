import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore } from "../../src/store/store.ts";
import { quorate, settings, starts } from "../support/quorate-process.ts";
import { reach } from "../support/reach.ts";
import { freePort } from "../support/sandbox-process.ts";
import { freshFolder } from "../support/store.ts";

/** A GitHub that answers what it is told to. */
let answers: Record<string, readonly [number, unknown]> = {};
const github = createServer(({ url = "" }, response) => {
  const [status, body] = answers[url.split("?")[0] ?? ""] ?? [502, { message: "down" }];
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
});
let environment: Record<string, string> = {};
beforeAll(async () => {
  await new Promise<void>((done) => github.listen(0, "127.0.0.1", done));
  const { port } = github.address() as AddressInfo;
  environment = { ...settings, GITHUB_API_URL: `http://127.0.0.1:${port}`, HOST: "127.0.0.1" };
});
afterAll(() => {
  github.closeAllConnections();
  github.close();
});

const place = async () => ({ ...environment, QUORATE_DATA: await freshFolder(), PORT: String(freePort()) });
const known = { "/app": [200, { slug: "quorate" }], "/app/installations": [200, []] } as const;

test("while GitHub is down it says so and tries again, and starts as soon as GitHub answers", async () => {
  answers = {};
  const env = await place();
  const running = starts(["start"], env);
  await running.says("GitHub cannot be reached. Quorate tries again in 1 seconds.");
  expect((await reach(`http://127.0.0.1:${env.PORT}/healthz`)).status).toBe(200);
  const early = await reach(`http://127.0.0.1:${env.PORT}/api/github/webhooks`, { method: "POST", body: "{}" });
  expect([early.status, early.headers.get("retry-after")]).toEqual([503, "10"]);
  answers = known;
  await running.says(`Quorate is at http://127.0.0.1:${env.PORT}`);
  running.child.kill("SIGTERM");
  expect(await running.ended()).toMatchObject({ code: 0 });
});

test("it says how long nobody was there, and that missed deliveries cannot be listed keeps it from nothing", async () => {
  answers = known;
  const env = await place();
  const store = await openStore({ folder: env.QUORATE_DATA });
  await store.presence.beat("another process", "2026-01-01T00:00:00Z");
  await store.close();
  const running = starts(["start"], env);
  await running.says("Quorate is at");
  expect(running.printed()).toContain("Quorate was down; deadlines make up for it");
  expect(running.printed()).toContain("missed deliveries could not be asked for");
  running.child.kill("SIGTERM");
  expect(await running.ended()).toMatchObject({ code: 0 });
  const after = await openStore({ folder: env.QUORATE_DATA });
  expect(await after.presence.since("2026-01-01T00:00:00Z")).toMatchObject([{ from: "2026-01-01T00:00:00Z" }]);
  expect((await after.presence.last()) ?? "").toMatch(new RegExp(`^${new Date().getFullYear()}`));
  await after.close();
});

test("it can be stopped while it waits for GitHub, and the folder is free again", async () => {
  answers = {};
  const env = await place();
  const running = starts(["start"], env);
  await running.says("GitHub cannot be reached");
  running.child.kill("SIGTERM");
  expect(await running.ended()).toMatchObject({ code: 0 });
  expect(existsSync(join(env.QUORATE_DATA, "lock"))).toBe(false);
});

test("production never loads the sandbox, nor the library that only the sandbox needs", async () => {
  answers = known;
  const folder = mkdtempSync(join(tmpdir(), "quorate-loaded-"));
  const list = join(folder, "loaded");
  const spy = join(folder, "spy.mjs");
  writeFileSync(
    spy,
    `import { registerHooks } from "node:module"; import { appendFileSync } from "node:fs";
     registerHooks({ load: (url, context, next) => { appendFileSync(${JSON.stringify(list)}, url + "\\n"); return next(url, context); } });`,
  );
  const running = starts(["start"], await place(), ["--import", spy]);
  await running.says("Quorate is at");
  running.child.kill("SIGTERM");
  await running.ended();
  const loaded = readFileSync(list, "utf8").split("\n");
  expect(loaded.filter((url) => url.endsWith("/src/reconcile.ts"))).toHaveLength(1);
  expect(loaded.filter((url) => /\/src\/sandbox\/|\/node_modules\/graphql\/|graphql-schema/.test(url))).toEqual([]);
});

test("a port in use, a folder in use, a key that GitHub does not know: one sentence each", async () => {
  answers = known;
  const env = await place();
  const first = starts(["start"], env);
  await first.says("Quorate is at");
  const [port, locked] = await Promise.all([
    quorate(["start"], { ...env, QUORATE_DATA: await freshFolder() }),
    quorate(["start"], { ...env, PORT: String(freePort()) }),
  ]);
  expect(port).toMatchObject({
    code: 1,
    complained: `Port ${env.PORT} is in use. Stop what listens there, or choose another port.\n`,
  });
  expect(locked.code).toBe(1);
  expect(locked.complained).toContain(`The folder ${env.QUORATE_DATA} is in use by process ${first.child.pid}.`);
  expect(locked.complained.trim().split("\n")).toHaveLength(1);
  answers = { "/app": [401, { message: "A JSON web token could not be decoded" }] };
  expect(await quorate(["start"], await place())).toMatchObject({
    code: 1,
    complained:
      "GitHub does not know this App with this key (HttpError: status 401). Check APP_ID, PRIVATE_KEY and GITHUB_API_URL.\n",
  });
});

test.each([
  ["HOST", "nonsense.invalid"],
  ["OPERATIONS_HOST", "nonsense.invalid"],
  ["OPERATIONS_HOST", "192.0.2.1"],
])("%s that names no address of this machine, as %s does, is the one that is named", async (name, host) => {
  answers = known;
  expect(await quorate(["start"], { ...(await place()), [name]: host })).toMatchObject({
    code: 1,
    complained: `${name} says ${host}, which is no address of this machine.\n`,
  });
});

test("a database that cannot be reached is named without its password", async () => {
  const port = freePort();
  const DATABASE_URL = `postgres://quorate:secret-word@127.0.0.1:${port}/quorate`;
  const { code, complained } = await quorate(["start"], { ...environment, DATABASE_URL });
  expect(code).toBe(1);
  expect(complained).toBe(
    `The database 127.0.0.1:${port}/quorate cannot be used: connect ECONNREFUSED 127.0.0.1:${port}.\n`,
  );
});

test("what cannot be understood is explained, and what can is shown", async () => {
  const [help, nothing, nonsense, misspelt, misplaced, loud, adopting] = await Promise.all([
    quorate(["--help"]),
    quorate([]),
    quorate(["nonsense"]),
    quorate(["start", "--sanbox"]),
    quorate(["start", "--port", "4000"]),
    quorate(["start"], { ...settings, LOG_LEVEL: "loud" }),
    quorate(["adopt", "open-reps/program"]),
  ]);
  expect(help).toMatchObject({
    code: 0,
    said: expect.stringMatching(/start\|sandbox\|check\|plan\|.*inbox\|sync\|rebuild/),
  });
  expect(adopting).toMatchObject({ code: 2, complained: expect.stringContaining("giving it the label of its kind") });
  expect(nothing).toMatchObject({ code: 1, said: expect.stringContaining("USAGE") });
  expect(nonsense).toMatchObject({ code: 1, complained: expect.stringContaining("Unknown command nonsense") });
  expect(misspelt).toMatchObject({
    code: 1,
    complained: "There is no option --sanbox. `npm run quorate -- --help` lists what there is.\n",
  });
  expect(misplaced).toMatchObject({
    code: 1,
    complained: "--port, --community and --keep go with --sandbox. On GitHub, PORT in the environment is the port.\n",
  });
  expect(loud).toMatchObject({ code: 1, complained: expect.stringContaining('LOG_LEVEL is "loud"') });
});
