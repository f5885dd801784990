// What can be known of the container without building it: its folder is put together here as the Dockerfile says.

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { settings } from "../support/quorate-process.ts";
import { reach } from "../support/reach.ts";
import { freePort } from "../support/sandbox-process.ts";
import { freshFolder, until } from "../support/store.ts";
import { filesIn, importsOf, read, root } from "./sources.ts";

const dockerfile = read("Dockerfile").replaceAll(/\\\n\s*/g, "");
const lines = (word: string) =>
  [...dockerfile.matchAll(new RegExp(`^${word} (.+)$`, "gm"))].map(([, rest]) => rest ?? "");
const copied = lines("COPY").filter((line) => !line.startsWith("--from"));

/** As `npm ci --omit=dev --omit=optional` would install it. */
function closure(): string[] {
  const words = ["ls", "--all", "--parseable", "--omit=dev", "--omit=optional"];
  const list = execFileSync("npm", words, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return [...new Set(list.split("\n"))].map((path) => relative(root, path)).filter((path) => path.startsWith("node_m"));
}

let image = "";
beforeAll(() => {
  image = mkdtempSync(join(tmpdir(), "quorate-image-"));
  for (const line of copied) {
    for (const name of line.split(" ").slice(0, -1)) cpSync(join(root, name), join(image, name), { recursive: true });
  }
  const [removed = ""] = lines("RUN").flatMap((line) => /rm -rf ([^&]+)/.exec(line)?.[1] ?? []);
  for (const name of removed.trim().split(" ")) {
    expect(existsSync(join(image, name)), name).toBe(true);
    rmSync(join(image, name), { recursive: true });
  }
  for (const path of closure()) {
    mkdirSync(join(image, path), { recursive: true });
    cpSync(join(root, path), join(image, path), { recursive: true });
  }
}, 120_000);
afterAll(() => rmSync(image, { recursive: true, force: true }));

const entry = z.array(z.string()).parse(JSON.parse(lines("ENTRYPOINT")[0] ?? "[]"));

/** Runs the entry point as the container does. */
function runs(words: readonly string[], env: NodeJS.Dict<string> = {}) {
  const [, ...script] = entry;
  const child = spawn(process.execPath, [...script, ...words], {
    cwd: image,
    env: { PATH: process.env.PATH, NODE_ENV: "production", ...env },
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (printed += text));
  const end = once(child, "close");
  return { child, printed: () => printed, end: async () => ({ code: (await end)[0], printed }) };
}

const everything = () =>
  readdirSync(image, { recursive: true, encoding: "utf8" }).filter((path) => !/^node_m/.test(path));

test("it answers to its commands with nothing installed that only developers need", async () => {
  const [help, checked] = [runs(["--help"]), runs(["check", join(root, "templates/community/program")])];
  expect((await help.end()).printed).toContain("Runs a volunteer community's program in GitHub issues.");
  expect(await checked.end()).toEqual({ code: 0, printed: "The configuration and its forms hold together.\n" });
});

test("it starts, answers, stops when it is told to, and writes nothing beside its data", async () => {
  const answers: Record<string, unknown> = {
    "/app": { slug: "quorate" },
    "/app/installations": [],
    "/app/hook/deliveries": [],
  };
  const github = createServer(({ url = "" }, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(answers[url.split("?")[0] ?? ""] ?? {}));
  });
  await new Promise<void>((done) => github.listen(0, "127.0.0.1", done));
  const before = everything();
  const port = String(freePort());
  const GITHUB_API_URL = `http://127.0.0.1:${(github.address() as AddressInfo).port}`;
  const running = runs(z.array(z.string()).parse(JSON.parse(lines("CMD")[0] ?? "[]")), {
    ...settings,
    GITHUB_API_URL,
    HOST: "127.0.0.1",
    PORT: port,
    QUORATE_DATA: await freshFolder(),
  });
  await until("it runs", () => running.printed().includes("Quorate is at"), 40_000);
  expect((await reach(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  running.child.kill("SIGTERM");
  expect((await running.end()).code).toBe(0);
  github.closeAllConnections();
  github.close();
  expect(everything()).toEqual(before);
}, 60_000);

test("the sandbox is not in it, and cannot be started in production", async () => {
  const [start, alone, missing] = [
    runs(["start", "--sandbox"]),
    runs(["sandbox"]),
    runs(["sandbox"], { NODE_ENV: "development" }),
  ];
  const refused = { code: 1, printed: "The sandbox does not run in production: NODE_ENV says that this is.\n" };
  expect(await start.end()).toEqual(refused);
  expect(await alone.end()).toEqual(refused);
  expect((await missing.end()).printed).toBe(
    "The sandbox is not part of this installation: it needs `npm ci` without --omit=dev.\n",
  );
  expect(everything().filter((path) => path.startsWith(join("src", "sandbox")))).toEqual([]);
});

const Package = z.object({ dependencies: z.record(z.string(), z.string()) });

test("what runs in production imports nothing that only developers install", () => {
  const wanted = Object.keys(Package.parse(JSON.parse(read("package.json"))).dependencies);
  const packageOf = (name: string) =>
    name
      .split("/")
      .slice(0, name.startsWith("@") ? 2 : 1)
      .join("/");
  const foreign = filesIn("src")
    .filter((path) => !path.startsWith("src/sandbox/"))
    .flatMap((path) => importsOf(path).map((name) => ({ path, name })))
    .filter(({ name }) => !name.startsWith("src/") && !name.startsWith("node:"))
    .filter(({ name }) => !wanted.includes(packageOf(name)));
  expect(foreign).toEqual([]);
});

test("it does not run as root, and Node gets its signals", () => {
  expect(lines("USER")).toEqual(["node"]);
  expect(entry[0]).toBe("node");
  expect(lines("FROM").every((line) => line.startsWith("node:26-slim"))).toBe(true);
  expect(dockerfile.lastIndexOf("\nUSER")).toBeLessThan(dockerfile.indexOf("\nENTRYPOINT"));
});

const Service = z.looseObject({
  environment: z.record(z.string(), z.string()),
  ports: z.array(z.string()).default([]),
  read_only: z.boolean().default(false),
  cap_drop: z.array(z.string()).default([]),
});
const Compose = z.object({
  services: z.object({ quorate: Service, postgres: Service }),
  secrets: z.unknown(),
  volumes: z.unknown(),
});

test("the composition writes nowhere but in the database, opens nothing to everybody, and holds no secret", () => {
  const { quorate, postgres } = Compose.parse(parse(read("compose.yml"))).services;
  expect(quorate).toMatchObject({ read_only: true, cap_drop: ["ALL"] });
  expect(quorate.ports.every((port) => port.startsWith("127.0.0.1:"))).toBe(true);
  expect(postgres.ports).toEqual([]);
  const documented = read("docs/operating.md");
  for (const [name, value] of Object.entries(quorate.environment)) {
    expect(documented, name).toContain(`\`${name}\``);
    if (/SECRET|KEY(?!_PATH)|PASSWORD/.test(name)) expect(value, name).toMatch(/^\$\{\w+:[?-]/);
  }
  expect(postgres.environment.POSTGRES_PASSWORD).toMatch(/^\$\{POSTGRES_PASSWORD:\?/);
});

test("every setting that operating.md names reaches the container, but those that the composition itself says", () => {
  const { quorate } = Compose.parse(parse(read("compose.yml"))).services;
  const rows = [...read("docs/operating.md").matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name ?? "");
  const own = ["PRIVATE_KEY", "QUORATE_DATA", "HOST", "PORT"];
  expect(rows).toEqual(expect.arrayContaining([...own, "LOG_LEVEL"]));
  expect(Object.keys(quorate.environment).sort()).toEqual(rows.filter((name) => !own.includes(name)).sort());
});
