// What Quorate keeps beside GitHub: the inbox and its queue, and an index that can be dropped and rebuilt.

import { sql } from "kysely";
import type { CaseKey } from "../core/case/address.ts";
import { Activity } from "./activity.ts";
import { AskedPeople } from "./asked.ts";
import { Backlog } from "./backlog.ts";
import { Blobs } from "./blobs.ts";
import { openBoss, queues } from "./boss.ts";
import { caseLock } from "./case-lock.ts";
import { Cases } from "./cases.ts";
import { Claims } from "./claims.ts";
import { type Backend, Database } from "./database.ts";
import { type Depth, depth } from "./depth.ts";
import { Digests } from "./digests.ts";
import { Due } from "./due.ts";
import { openEmbedded } from "./embedded.ts";
import { Family } from "./family.ts";
import { Inbox } from "./inbox.ts";
import { Ledger } from "./ledger.ts";
import { migrate } from "./migrate.ts";
import { Moves } from "./moves.ts";
import { Origins } from "./origins.ts";
import { Posted } from "./posted.ts";
import { openPostgres } from "./postgres.ts";
import { Presence } from "./presence.ts";
import { Programs } from "./programs.ts";
import { Queue, type QueueOptions, usualQueue } from "./queue.ts";
import { Redeliveries } from "./redeliveries.ts";
import { lookout, type Seen } from "./seen.ts";
import { Strays } from "./strays.ts";
import { Sweeps } from "./sweeps.ts";
import type { Tables } from "./tables.ts";

export type { Delivery } from "./arrived.ts";
export type { Unfinished } from "./backlog.ts";
export type { CaseRow, ListedCase } from "./cases.ts";
export type { Depth } from "./depth.ts";
export type { Listing } from "./digests.ts";
export type { IndexRow } from "./index-rows.ts";
export type { ProgramRow } from "./programs.ts";
export type { Handlers } from "./runner.ts";
export type { CaseWork, ProgramWork, Work } from "./work.ts";
export { describeWork, readWork, workName } from "./work.ts";

export interface Store {
  readonly inbox: Inbox;
  readonly backlog: Backlog;
  readonly cases: Cases;
  readonly claims: Claims;
  readonly ledger: Ledger;
  readonly family: Family;
  readonly posted: Posted;
  readonly origins: Origins;
  readonly blobs: Blobs;
  readonly programs: Programs;
  readonly sweeps: Sweeps;
  readonly strays: Strays;
  readonly presence: Presence;
  readonly redeliveries: Redeliveries;
  readonly digests: Digests;
  readonly asked: AskedPeople;
  readonly activity: Activity;
  readonly moves: Moves;
  readonly due: Due;
  readonly queue: Queue;
  /** The program's door and the case's row, for the webhook of an issue. */
  seen(key: CaseKey): Promise<Seen>;
  /** How much there is to do. Throws where the database does not answer. */
  depth(): Promise<Depth>;
  /** Runs when no other run of this case does, in any process. */
  lock<Result>(key: CaseKey, run: () => Promise<Result>): Promise<Result>;
  /** Empties everything, jobs too. For tests, and for a sandbox that starts afresh. */
  clear(): Promise<void>;
  /** Waits for what runs, then closes the database. */
  close(): Promise<void>;
}

export type StoreOptions = { readonly queue?: Partial<QueueOptions>; readonly onFault?: (fault: Error) => void } & (
  | { readonly databaseUrl: string }
  | { readonly folder: string }
);

/** Postgres where a URL is given, otherwise the embedded store in a folder. Brings the tables up to date. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const onFault = options.onFault ?? (() => {});
  const backend =
    "databaseUrl" in options ? await openPostgres(options.databaseUrl, onFault) : await openEmbedded(options.folder);
  try {
    return await build(backend, { ...usualQueue, ...options.queue }, onFault);
  } catch (fault) {
    await backend.close();
    throw fault;
  }
}

async function build(backend: Backend, options: QueueOptions, onFault: (fault: Error) => void): Promise<Store> {
  await migrate(backend.kysely);
  const boss = await openBoss(backend, onFault);
  const database = new Database(backend.kysely);
  const queue = new Queue(boss, database, options);
  return {
    inbox: new Inbox(database, queue),
    backlog: new Backlog(database, queue),
    cases: new Cases(database),
    claims: new Claims(database, queue),
    ledger: new Ledger(database, queue),
    family: new Family(database, queue),
    posted: new Posted(database),
    origins: new Origins(database),
    blobs: new Blobs(database),
    programs: new Programs(database),
    sweeps: new Sweeps(database),
    strays: new Strays(database),
    presence: new Presence(database),
    redeliveries: new Redeliveries(database),
    digests: new Digests(database),
    asked: new AskedPeople(database),
    activity: new Activity(database),
    moves: new Moves(database),
    due: new Due(database, queue),
    queue,
    depth: () => depth(database),
    seen: lookout(database),
    lock: caseLock(backend),
    clear: async () => {
      for (const name of Object.values(queues)) await boss.deleteAllJobs(name);
      for (const table of Object.keys(tables)) await sql`delete from ${sql.table(table)}`.execute(database.outside);
    },
    close: async () => {
      await queue.stop();
      await boss.stop({ graceful: false });
      await backend.close();
    },
  };
}

/** Each table, so that none is forgotten where everything is emptied. */
const tables = {
  inbox: true,
  cases: true,
  due: true,
  waits: true,
  claims: true,
  ledger: true,
  posted: true,
  origins: true,
  blobs: true,
  programs: true,
  program_repositories: true,
  sweeps: true,
  strays: true,
  beats: true,
  outages: true,
  redeliveries: true,
  listings: true,
  told: true,
  asked: true,
  activity: true,
  family: true,
  moves: true,
} as const satisfies Record<keyof Tables, true>;
