// Quorate and the sandbox as they run for people, for as long as a measurement takes.

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Place } from "../test/faults/weeks.ts";
import { budgetForm } from "./budget-form.ts";

const root = join(import.meta.dirname, "..");
const usual = join(root, "test/fixtures/town");

export interface Called {
  readonly by: string;
  readonly path: string;
  readonly operation?: string;
  readonly points: number;
}

export interface Running extends Place {
  /** The process of Quorate itself, without the sandbox's. */
  readonly pid: number;
  /** The port that webhooks are sent to. */
  readonly door: number;
  /** Where its data is. */
  readonly data: string;
  /** `start`: the first day of what is asked for. */
  files(login: string, start?: string): Promise<number>;
  /** What the app asked of GitHub meanwhile; tokens are not counted. */
  calls(act: () => Promise<unknown>): Promise<readonly Called[]>;
}

/** Runs Quorate on the sandbox while `act` lasts. */
export async function running<Result>(
  act: (one: Running) => Promise<Result>,
  environment: Readonly<Record<string, string>> = {},
  community = usual,
): Promise<Result> {
  const port = await twoFreePorts();
  const data = await mkdtemp(join(tmpdir(), "quorate-bench-"));
  const asked = ["src/main.ts", "start", "--sandbox", "--keep", "--port", `${port}`, "--community", community];
  const env = { ...process.env, LOG_LEVEL: "warn" as const, QUORATE_DATA: data, ...environment };
  const child = spawn(process.execPath, asked, { cwd: root, env, stdio: "ignore" });
  try {
    await answering(`http://127.0.0.1:${port + 1}/`);
    const one: Running = { ...verbs(`http://127.0.0.1:${port}`), pid: child.pid ?? 0, door: port + 1, data };
    await one.settle();
    return await act(one);
  } finally {
    await ended(child);
    await rm(data, { recursive: true, force: true });
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  const kill = setTimeout(() => child.kill("SIGKILL"), 30_000);
  await over;
  clearTimeout(kill);
}

/** Milliseconds until the page is there. */
export async function answering(url: string, longest = 60_000): Promise<number> {
  const start = performance.now();
  while (performance.now() - start < longest) {
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return performance.now() - start;
    await pause(20);
  }
  throw new Error(`${url} does not answer`);
}

/** Two ports side by side that nobody listens on. */
export async function twoFreePorts(): Promise<number> {
  for (let port = 20_000 + Math.floor(Math.random() * 20_000); port < 60_000; port += 2) {
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
  throw new Error("no free ports");
}

function isFree(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const server = createServer();
    server.once("error", () => answer(false));
    server.listen(port, "127.0.0.1", () => server.close(() => answer(true)));
  });
}

function verbs(url: string): Omit<Running, "pid" | "door" | "data"> {
  const ask = async (method: string, path: string, body?: unknown, login?: string): Promise<unknown> => {
    const headers = {
      "content-type": "application/json",
      ...(login === undefined ? {} : { authorization: `bearer sandbox-${login}` }),
    };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${url}${path}`, { method, headers, ...sent });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 200)}`);
    return text === "" ? undefined : JSON.parse(text);
  };
  const manage = (method: string, path: string, body?: unknown) => ask(method, `/_sandbox${path}`, body);
  const settle = async () => void (await manage("POST", "/settle", { timeout: 300 }));
  const issues = "/api/v3/repos/open-reps/program/issues";
  const opens = async (login: string, title: string, body: string) =>
    Number(Reflect.get(Object(await ask("POST", issues, { title, body }, login)), "number"));
  return {
    manage,
    settle,
    opens,
    newest: async (login, most) => {
      const listed = await ask("GET", `${issues}?state=all&per_page=${most}`, undefined, login);
      return Array.isArray(listed) ? listed : [];
    },
    files: (login, start) => opens(login, "Budget: a workshop", budgetForm(start)),
    says: async (login, issue, body) => void (await ask("POST", `${issues}/${issue}/comments`, { body }, login)),
    calls: async (act) => {
      await settle();
      const total = Number(Reflect.get(Object(await manage("GET", "/requests")), "total"));
      await act();
      await settle();
      const { requests } = Object(await manage("GET", `/requests?since=${total}`));
      const all: readonly Called[] = requests;
      return all.filter(({ by, path }) => (by === "app" || by === "installation") && !path.endsWith("/access_tokens"));
    },
  };
}
