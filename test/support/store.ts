import { createHash, randomUUID } from "node:crypto";
import { constants, existsSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe } from "vitest";
import type { CaseAddress } from "../../src/core/address.ts";
import type { CaseRow, Delivery, Handlers, Store } from "../../src/store/store.ts";
import { openStore, type StoreOptions } from "../../src/store/store.ts";

const root = join(import.meta.dirname, "../..");

/** A folder with an empty store in it, ready to be opened: a copy, since making one takes seconds. */
export async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "quorate-store-"));
  await cp(await template(), folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return folder;
}

/** Made once for each version of what it is made by; two test processes may make it at the same time. */
async function template(): Promise<string> {
  const hash = createHash("sha256");
  for (const name of ["@electric-sql/pglite", "pg-boss"]) {
    hash.update(await readFile(join(root, "node_modules", name, "package.json")));
  }
  const migrations = join(root, "src/store/migrations");
  for (const file of [...(await readdir(migrations)).sort().map((name) => join(migrations, name)), bossFile]) {
    hash.update(await readFile(file));
  }
  const folder = join(tmpdir(), `quorate-empty-store-${hash.digest("hex").slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  const made = `${folder}-${randomUUID()}`;
  await (await openStore({ folder: made })).close();
  await rename(made, folder).catch(() => rm(made, { recursive: true, force: true }));
  return folder;
}

const bossFile = join(root, "src/store/boss.ts");

/** Retries at once, so that nobody waits. */
export const hasty = { slots: 4, retry: { limit: 2, delay: 0, longest: 1 } };

/** Where a test's store lives: opens one, or a second one on the same data where the database allows that. */
export interface Home {
  store(): Store;
  /** As another process would; not on the embedded store. */
  second(): Promise<Store>;
  readonly several: boolean;
}

const url = process.env.TEST_DATABASE_URL;

/** The same tests on the embedded store and on Postgres. */
export function onBothStores(about: string, tests: (home: Home) => void): void {
  describe(`${about}, embedded`, () => tests(home(false, embedded)));
  const skipped = url === undefined ? " (skipped: TEST_DATABASE_URL names no Postgres)" : "";
  describe.skipIf(url === undefined)(`${about}, on Postgres${skipped}`, () => tests(home(true, postgres)));
}

type Opened = { readonly options: StoreOptions; readonly drop: () => Promise<void> };

async function embedded(): Promise<Opened> {
  const folder = await freshFolder();
  return { options: { folder, queue: hasty }, drop: () => rm(folder, { recursive: true, force: true }) };
}

async function postgres(): Promise<Opened> {
  const name = `quorate_${randomUUID().replaceAll("-", "")}`;
  const own = new URL(url ?? "");
  own.pathname = `/${name}`;
  await administer(`create database ${name}`);
  return {
    options: { databaseUrl: own.href, queue: hasty },
    drop: () => administer(`drop database ${name} with (force)`),
  };
}

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

function home(several: boolean, open: () => Promise<Opened>): Home {
  let opened: Opened | undefined;
  let store: Store | undefined;
  let others: Store[] = [];
  beforeAll(async () => {
    opened = await open();
    store = await openStore(opened.options);
  });
  afterEach(async () => {
    await Promise.all(others.map((other) => other.close()));
    others = [];
    await store?.queue.stop(1);
    await store?.clear();
  });
  afterAll(async () => {
    await store?.close();
    await opened?.drop();
  });
  return {
    several,
    store: () => store ?? fail(),
    second: async () => {
      const other = await openStore(opened?.options ?? fail());
      others.push(other);
      return other;
    },
  };
}

function fail(): never {
  throw new Error("The store is opened before the first test.");
}

export const addressOf = (issue: number, more: Partial<CaseAddress> = {}): CaseAddress => ({
  repository: 7,
  issue,
  node: `I_${issue}`,
  installation: 3,
  owner: "open-reps",
  name: "program",
  number: issue,
  ...more,
});

export const noon = "2026-03-02T12:00:00Z";

export const rowOf = (issue: number, more: Partial<CaseRow> = {}): CaseRow => ({
  address: addressOf(issue),
  kind: "request",
  stage: "in-review",
  open: true,
  seq: 1,
  record: "{}",
  statusComment: null,
  intended: null,
  updatedAt: noon,
  ...more,
});

export const deliveryOf = (guid: string, more: Partial<Delivery> = {}): Delivery => ({
  guid,
  event: "issue_comment",
  action: "created",
  payload: "{}",
  receivedAt: noon,
  ...more,
});

/** Handlers for a queue, of which a test says only what it cares for. A fault of the queue itself is shown. */
export const handling = (some: Partial<Handlers>): Handlers => ({
  onCase: async () => {},
  onProgram: async () => {},
  onDead: async () => {},
  onFault: (fault) => console.error(fault),
  ...some,
});

/** Waits until it holds; says what did not after ten seconds. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    if (await holds()) return;
    await new Promise((soon) => setTimeout(soon, 10));
  }
  throw new Error(`Waited ten seconds until ${what}.`);
}
