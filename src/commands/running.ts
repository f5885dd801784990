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

/** What `leave` wrote; undefined where there is nothing, or only a part of it. */
export async function leftAt<What>(path: string, what: z.ZodType<What>): Promise<What | undefined> {
  const text = await readFile(path, "utf8").catch(() => "");
  try {
    return what.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Milliseconds in which a process says that it is there, however much it has to do. */
const usualPatience = 3_000;

/** The Quorate that runs with this data folder, if one does; on Postgres no process has to be asked. */
export async function running(environment: Environment, patience = usualPatience): Promise<Left | undefined> {
  if (databaseOf(environment)) return undefined;
  const left = await leftAt(file(environment), Left);
  if (left === undefined) return undefined;
  // What a process left that was killed may name a port where somebody else listens by now, and says nothing.
  const known = await called(left, "here", { method: "GET", signal: AbortSignal.timeout(patience) }).then(
    ({ status }) => status === 200 || status === 503,
    () => false,
  );
  return known ? left : undefined;
}

const called = ({ url, token }: Left, path: string, init: RequestInit) =>
  fetch(`${url}/office/${path}`, {
    ...init,
    headers: { authorization: `bearer ${token}`, "content-type": "application/json" },
  });

/** Asks it; the answer is what its office says. */
export async function ask(...question: Parameters<typeof askIfKnown>): Promise<unknown> {
  const said = await askIfKnown(...question);
  if (!said) throw new Misused("The Quorate that runs here is older than this one and cannot do that. Start it again.");
  return said.answer;
}

/** Undefined where it is too old to know such a question. */
export async function askIfKnown(
  left: Left,
  method: "GET" | "POST",
  path: string,
  body?: unknown,
): Promise<{ readonly answer?: unknown } | undefined> {
  const answer = await called(left, path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Misused((await answer.text()).trim());
  return z.object({ answer: z.unknown() }).parse(await answer.json());
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
