import { createHash, randomUUID } from "node:crypto";
import { constants, existsSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe } from "vitest";
import type { CaseAddress } from "../../src/core/case/address.ts";
import type { CaseRow, Delivery, Store } from "../../src/store/store.ts";
import { openStore, type StoreOptions } from "../../src/store/store.ts";
import { hasty } from "./queueing.ts";

const root = join(import.meta.dirname, "../..");

/** A folder with an empty store in it, ready to be opened: a copy, since making one takes seconds. */
export const freshFolder = (): Promise<string> => filled("");

/** The data folder of a sandbox that is still to be started. */
export const sandboxData = (): Promise<string> => filled("sandbox");

async function filled(place: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "quorate-store-"));
  await cp(await template(), join(folder, place), { recursive: true, mode: constants.COPYFILE_FICLONE });
  return folder;
}

/** Made once for each version of what it is made by, and kept; two test processes may make it at the same time. */
async function template(): Promise<string> {
  const hash = createHash("sha256");
  for (const name of ["@electric-sql/pglite", "pg-boss"]) {
    hash.update(await readFile(join(root, "node_modules", name, "package.json")));
  }
  const migrations = join(root, "src/store/migrations");
  for (const file of [...(await readdir(migrations)).sort().map((name) => join(migrations, name)), bossFile]) {
    hash.update(await readFile(file));
  }
  const folder = join(root, "node_modules/.cache", `quorate-empty-store-${hash.digest("hex").slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  const made = `${folder}-${randomUUID()}`;
  await (await openStore({ folder: made })).close();
  await rename(made, folder).catch(() => rm(made, { recursive: true, force: true }));
  return folder;
}

const bossFile = join(root, "src/store/boss.ts");

/** Where a test's store lives. */
export interface Home {
  store(): Store;
  /** One more on the same database, as another process has it; not on the embedded store. */
  second(): Promise<Store>;
  options(): StoreOptions;
}

const url = process.env.TEST_DATABASE_URL;

/** The same tests on the embedded store and on Postgres. */
export function onBothStores(about: string, tests: (home: Home) => void): void {
  describe(`${about}, embedded`, () => tests(home(embedded)));
  onPostgres(about, tests);
}

export function onPostgres(about: string, tests: (home: Home) => void): void {
  const skipped = url === undefined ? " (skipped: TEST_DATABASE_URL names no Postgres)" : "";
  describe.skipIf(url === undefined)(`${about}, on Postgres${skipped}`, () => tests(home(postgres)));
}

type Opened = { readonly options: StoreOptions; readonly drop: () => Promise<void> };

async function embedded(): Promise<Opened> {
  const folder = await freshFolder();
  return { options: { folder, queue: hasty }, drop: () => rm(folder, { recursive: true, force: true }) };
}

async function postgres(): Promise<Opened> {
  const { databaseUrl, drop } = await freshDatabase();
  return { options: { databaseUrl, queue: hasty }, drop };
}

/** An empty one, where `TEST_DATABASE_URL` names a Postgres. */
export async function freshDatabase(): Promise<{ readonly databaseUrl: string; drop(): Promise<void> }> {
  const name = `quorate_${randomUUID().replaceAll("-", "")}`;
  const own = new URL(url ?? "");
  own.pathname = `/${name}`;
  await administer(`create database ${name}`);
  return { databaseUrl: own.href, drop: () => administer(`drop database ${name} with (force)`) };
}

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

function home(open: () => Promise<Opened>): Home {
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
    store: () => store ?? fail(),
    options: () => opened?.options ?? fail(),
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

/** Waits until it holds, ten seconds if nothing else is said, and then says what did not. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, most = 10_000): Promise<void> {
  for (const end = Date.now() + most; Date.now() < end; ) {
    if (await holds()) return;
    await new Promise((soon) => setTimeout(soon, 10));
  }
  throw new Error(`Waited ${most / 1_000} seconds until ${what}.`);
}
