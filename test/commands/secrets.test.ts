// Secrets are planted and then looked for everywhere that something comes out: logs, errors, pages, figures and files.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { quorate, settings, starts } from "../support/quorate-process.ts";
import { reach } from "../support/reach.ts";
import { freePort } from "../support/sandbox-process.ts";
import { freshFolder } from "../support/store.ts";

const planted = {
  WEBHOOK_SECRET: "planted-webhook-secret-41f6c2",
  WEBHOOK_SECRET_BEFORE: "planted-former-webhook-secret-77b0",
  SIGNING_KEY: "planted-signing-key-0123456789abcdef-9d",
  SIGNING_KEY_BEFORE: "planted-former-signing-key-0123456789-3c",
};
const token = "ghs_planted_token_5f2e";
const password = "planted-password-8a1d";
/** A line from the middle of the key. */
const keyLine = settings.PRIVATE_KEY.split("\n")[5] ?? "";
const words = [...Object.values(planted), token, password, keyLine];
const shapes = words.flatMap((word) => [word, Buffer.from(word).toString("base64").replace(/=+$/, "")]);

const leaked = (text: string) => shapes.filter((shape) => text.includes(shape));

/** A GitHub that gives a token, and refuses in the words of whoever asked. */
const github = createServer((request, response) => {
  const path = request.url?.split("?")[0] ?? "";
  const json = (status: number, body: unknown) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  if (path === "/app") return json(200, { slug: "quorate" });
  if (path === "/app/installations") return json(200, [{ id: 3 }]);
  if (path === "/app/hook/deliveries") return json(200, []);
  if (path.endsWith("/access_tokens")) return json(201, { token, permissions: {}, expires_at: "2099-01-01T00:00:00Z" });
  return json(422, { message: `Refused: ${request.headers.authorization}` });
});
let environment: Record<string, string> = {};
beforeAll(async () => {
  await new Promise<void>((done) => github.listen(0, "127.0.0.1", done));
  const GITHUB_API_URL = `http://127.0.0.1:${(github.address() as AddressInfo).port}`;
  environment = { ...settings, ...planted, GITHUB_API_URL, HOST: "127.0.0.1", LOG_LEVEL: "trace" };
});
afterAll(() => {
  github.closeAllConnections();
  github.close();
});

const contents = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, "latin1"))
    .join("\n");

test("no log at its most talkative, no page, no figure and no file repeats a secret", async () => {
  expect(leaked(`x ${planted.SIGNING_KEY} x`)).toEqual([planted.SIGNING_KEY]);
  const folder = await freshFolder();
  const port = String(freePort());
  const running = starts(["start"], { ...environment, QUORATE_DATA: folder, PORT: port });
  await running.says("Quorate is at");
  await running.says("a run failed and is tried again");
  const { url } = z.object({ url: z.string() }).parse(JSON.parse(readFileSync(join(folder, "running.json"), "utf8")));
  const pages = ["/", "/healthz", "/readyz", "/metrics", "/office/inbox", "/office/sync?owner=a&repo=b", "/nothing"];
  const answers: string[] = [];
  const keep = async (answer: Response) =>
    answers.push(JSON.stringify([...answer.headers]), await answer.text(), String(answer.status));
  for (const base of [`http://127.0.0.1:${port}`, url]) {
    for (const path of pages)
      for (const method of ["GET", "POST"]) await keep(await reach(`${base}${path}`, { method }));
  }
  const hook = { "content-type": "application/json", "x-github-event": "issues", "x-github-delivery": "a" };
  for (const signature of ["sha256=00", planted.WEBHOOK_SECRET]) {
    const headers = { ...hook, "x-hub-signature-256": signature };
    await keep(await reach(`http://127.0.0.1:${port}/api/github/webhooks`, { method: "POST", body: "{}", headers }));
  }
  running.child.kill("SIGTERM");
  const { said, complained } = await running.ended();
  expect(answers.length).toBeGreaterThan(80);
  expect(leaked(answers.join("\n"))).toEqual([]);
  expect(complained).toContain("/app/installations?per_page=100");
  expect(leaked(said + complained)).toEqual([]);
  expect(leaked(contents(folder))).toEqual([]);
});

test("what is wrong with a setting is said without repeating it, and a database without its password", async () => {
  const DATABASE_URL = `postgres://quorate:${password}@127.0.0.1:${freePort()}/quorate`;
  const wrong = [
    { DATABASE_URL },
    { PRIVATE_KEY: `-----BEGIN RSA PRIVATE KEY-----\n${keyLine}\n` },
    { SIGNING_KEY: planted.SIGNING_KEY.slice(0, 31), PORT: planted.WEBHOOK_SECRET },
    { DATABASE_URL: `mysql://quorate:${password}@localhost/quorate` },
    { APP_ID: token },
  ];
  for (const one of wrong) {
    const { code, said, complained } = await quorate(["start"], { ...environment, ...one });
    expect(code).toBe(1);
    expect(leaked(said + complained)).toEqual([]);
    expect(said + complained).not.toContain(planted.SIGNING_KEY.slice(0, 31));
  }
});

test("of a database's password that holds what has a meaning in an address nothing is said", async () => {
  const beginnings = ["a/", "a#", "a?", "12/", "/"];
  const asked = beginnings.flatMap((beginning) => [["start", beginning] as const, ["inbox", beginning] as const]);
  for (const [command, beginning] of asked) {
    const DATABASE_URL = `postgres://quorate:${beginning}${password}@127.0.0.1:${freePort()}/quorate`;
    const { code, said, complained } = await quorate([command], { ...environment, DATABASE_URL });
    expect(code).toBe(1);
    expect(leaked(said + complained)).toEqual([]);
    expect(complained).toContain(
      "cannot be read: in its password / # ? @ % must be percent-encoded, as %2F %23 %3F %40 %25.",
    );
  }
});
