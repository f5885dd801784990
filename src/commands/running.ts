// How the command line reaches the Quorate that runs here: its address and token stand in the data folder, and where
// nothing runs the store is opened instead.

import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Store } from "../store/store.ts";
import { opened } from "./opened.ts";
import { databaseOf, dataFolder, type Environment, Misused, storeOptions } from "./settings.ts";

const Left = z.object({ url: z.string(), token: z.string() });
export type Left = z.infer<typeof Left>;

const file = (environment: Environment) => join(dataFolder(environment), "running.json");

/** Writes a file in the data folder for this user alone; the returned function takes it away again. */
export async function leave(path: string, what: unknown, environment: Environment): Promise<() => Promise<void>> {
  await mkdir(dataFolder(environment), { recursive: true });
  // A file that is there keeps its mode when it is written to.
  await rm(path, { force: true });
  await writeFile(path, `${JSON.stringify(what, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  return () => rm(path, { force: true });
}

export const leaveRunning = (left: Left, environment: Environment) => leave(file(environment), left, environment);

/** The Quorate that runs with this data folder, if one does; on Postgres no process has to be asked. */
export async function running(environment: Environment): Promise<Left | undefined> {
  if (databaseOf(environment)) return undefined;
  const text = await readFile(file(environment), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const left = Left.parse(JSON.parse(text));
  // What a process left that was killed may name a port where somebody else listens by now.
  const known = await called(left, "GET", "here").then(
    ({ status }) => status === 200 || status === 503,
    () => false,
  );
  return known ? left : undefined;
}

const called = ({ url, token }: Left, method: string, path: string, body?: unknown) =>
  fetch(`${url}/office/${path}`, {
    method,
    headers: { authorization: `bearer ${token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

/** Asks it; the answer is what its office says. */
export async function ask(left: Left, method: "GET" | "POST", path: string, body?: unknown): Promise<unknown> {
  const answer = await called(left, method, path, body);
  if (!answer.ok) throw new Misused((await answer.text()).trim());
  return z.object({ answer: z.unknown() }).parse(await answer.json()).answer;
}

/** The store while nobody else has it, or, on Postgres, beside those who run. */
export async function withStore<Result>(
  environment: Environment,
  act: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await opened(storeOptions(environment));
  try {
    return await act(store);
  } finally {
    await store.close();
  }
}
