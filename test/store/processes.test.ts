import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { takeFolder } from "../../src/store/folder.ts";
import { openStore, type Store, type StoreOptions } from "../../src/store/store.ts";
import { handling, hasty } from "../support/queueing.ts";
import { addressOf, deliveryOf, freshFolder, noon, onPostgres, rowOf, until } from "../support/store.ts";

const children: ChildProcess[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** Starts a process that takes the next job and keeps it, and waits until it has. */
async function holder(where: StoreOptions, complaints: "inherit" | "ignore" = "inherit"): Promise<ChildProcess> {
  const script = join(import.meta.dirname, "../support/holds-a-job.ts");
  const child = spawn(process.execPath, [script, JSON.stringify(where)], { stdio: ["ignore", "pipe", complaints] });
  children.push(child);
  await once(child.stdout, "data");
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

const ask = (store: Store, guid: string) =>
  store.inbox.accept(deliveryOf(guid), [{ is: "case", address: addressOf(1) }]);

describe("a folder of the embedded store", () => {
  /** Milliseconds between two touches of a lock. */
  const beat = 40;
  const folder = async () => {
    const made = await mkdtemp(join(tmpdir(), "quorate-folder-"));
    folders.push(made);
    return made;
  };

  test("is refused to a second process, with its number, until the first one leaves", async () => {
    const path = await folder();
    const leave = await takeFolder(path);
    await expect(takeFolder(path)).rejects.toThrow(`in use by process ${process.pid}`);
    await leave();
    await (await takeFolder(path))();
    expect(await readdir(path)).toEqual([]);
  });

  test("is refused while another process that lives has it", async () => {
    const path = await folder();
    await writeFile(join(path, "lock"), `${process.ppid}\n`);
    await expect(takeFolder(path)).rejects.toThrow(`in use by process ${process.ppid}. Stop that process`);
  });

  test.each(["999999999\n", "", "not a number", `${process.pid}\n`])(
    "is free when the lock in it is stale (%j)",
    async (left) => {
      const path = await folder();
      await writeFile(join(path, "lock"), left);
      await (await takeFolder(path, beat))();
    },
  );

  /** As a process of another container wrote it that has our number: there both are the first. */
  const fromElsewhere = (id = "theirs") => `${process.pid} ${id} another-boot/pid:[1]\n`;

  test("is refused while a process of another container touches its lock, whatever number that has", async () => {
    const path = await folder();
    const lock = join(path, "lock");
    await writeFile(lock, fromElsewhere());
    const touching = setInterval(() => utimes(lock, new Date(), new Date()), beat);
    onTestFinished(() => clearInterval(touching));
    await expect(takeFolder(path, beat)).rejects.toThrow(
      "in use by a Quorate in another container or on another machine",
    );
    clearInterval(touching);
    await (await takeFolder(path, beat))();
    expect(await readdir(path)).toEqual([]);
  });

  test("is touched for as long as it is in use, and its lock is taken away by nobody else", async () => {
    const path = await folder();
    const lock = join(path, "lock");
    const leave = await takeFolder(path, beat);
    const before = (await stat(lock)).mtimeMs;
    await until("it is touched", async () => (await stat(lock)).mtimeMs > before);
    await leave();
    const late = await takeFolder(path);
    await writeFile(lock, fromElsewhere());
    await late();
    expect(await readFile(lock, "utf8")).toBe(fromElsewhere());
  });

  test("ends the process that stood still until another one took it over", async () => {
    const path = await freshFolder();
    folders.push(path);
    const before = await openStore({ folder: path, queue: hasty });
    await ask(before, "a");
    await before.close();
    const child = await holder({ folder: path }, "ignore");
    const over = once(child, "exit");
    await writeFile(join(path, "lock"), fromElsewhere());
    expect(await over).toEqual([1, null]);
    expect(await readFile(join(path, "lock"), "utf8")).toBe(fromElsewhere());
  });

  test("that cannot be written is named with what to do", async () => {
    const file = join(await folder(), "a-file");
    await writeFile(file, "");
    await expect(takeFolder(join(file, "data"))).rejects.toThrow(
      `The folder ${join(file, "data")} cannot be written (ENOTDIR). Name one in QUORATE_DATA that belongs to the user`,
    );
  });

  test("is made when it is not there", async () => {
    const path = join(await folder(), "a/b");
    await (await takeFolder(path))();
    await mkdir(join(path, "c"));
  });

  test("a process that was killed while a case ran leaves it free, and the case runs again at once", async () => {
    const path = await freshFolder();
    folders.push(path);
    const before = await openStore({ folder: path, queue: hasty });
    await ask(before, "a");
    await before.close();
    await kill(await holder({ folder: path }));
    const store = await openStore({ folder: path, queue: hasty });
    expect((await store.backlog.list()).map(({ guid }) => guid)).toEqual(["a"]);
    let runs = 0;
    store.queue.work(handling({ onCase: async () => void runs++ }));
    await until("it ran", async () => runs === 1 && (await store.queue.busy()).length === 0);
    await store.close();
  });
});

onPostgres("several processes", (home) => {
  test("two workers share the cases, and never run one case at the same time", async () => {
    const stores = [home.store(), await home.second()];
    const running = new Set<number>();
    const seen: number[] = [];
    let clashes = 0;
    const ran = [0, 0];
    for (const [n, store] of stores.entries()) {
      const onCase = ({ issue }: { issue: number }) =>
        store.lock(addressOf(issue), async () => {
          if (running.has(issue)) clashes++;
          running.add(issue);
          await pause(5);
          running.delete(issue);
          seen.push(issue);
          ran[n] = (ran[n] ?? 0) + 1;
        });
      store.queue.work(handling({ onCase }));
    }
    for (let n = 0; n < 120; n++) {
      await stores[n % 2]?.inbox.accept(deliveryOf(`g${n}`), [{ is: "case", address: addressOf(n % 6) }]);
    }
    await until("all is done", async () => (await home.store().queue.busy()).length === 0);
    expect(clashes).toBe(0);
    expect([...new Set(seen)].toSorted()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(Math.min(...ran)).toBeGreaterThan(0);
  });

  test("a case's turn in one process keeps the others out until it ends, and a fault ends it", async () => {
    const [one, two] = [home.store(), await home.second()];
    const order: string[] = [];
    const open = Promise.withResolvers<void>();
    const began = Promise.withResolvers<void>();
    const first = one.lock(addressOf(1), async () => {
      began.resolve();
      await open.promise;
      order.push("first");
      throw new Error("no");
    });
    await began.promise;
    const second = two.lock(addressOf(1), async () => order.push("second"));
    const third = one.lock(addressOf(1), async () => order.push("third"));
    await two.lock(addressOf(2), async () => order.push("another case"));
    open.resolve();
    await expect(first).rejects.toThrow("no");
    await Promise.all([second, third]);
    expect(order.slice(0, 2)).toEqual(["another case", "first"]);
    expect(order.slice(2).toSorted()).toEqual(["second", "third"]);
  });

  test("a case that ran in a process that was killed runs again in another one", async () => {
    await ask(home.store(), "a");
    await kill(await holder(home.options()));
    let runs = 0;
    home.store().queue.work(handling({ onCase: async () => void runs++ }));
    expect(await home.store().queue.busy()).toEqual(["case open-reps/program#1 is running"]);
    await until("its silence was noticed", () => runs === 1, 25_000);
  }, 40_000);

  test("two processes that look at the timers at the same moment wake each case once", async () => {
    const stores = [home.store(), await home.second()];
    const { cases } = home.store();
    for (let issue = 1; issue <= 150; issue++) await cases.save(rowOf(issue), { due: noon });
    const moved = await Promise.all(stores.map(({ due }) => due.poll("2026-03-02T13:00:00Z")));
    expect(moved.reduce((sum, count) => sum + count, 0)).toBe(150);
    expect(await home.store().queue.busy()).toHaveLength(150);
    expect(await home.store().due.next()).toBeNull();
  });

  test("a delivery that failed is asked for by one of them", async () => {
    const stores = [home.store(), await home.second()];
    const guids = Array.from({ length: 60 }, (_, n) => `g${n}`);
    const claimed = await Promise.all(stores.map(({ redeliveries }) => redeliveries.claim(guids, noon)));
    expect(claimed.reduce((sum, { size }) => sum + size, 0)).toBe(60);
  });

  test("several that start on an empty database at the same moment all come up", async () => {
    const options = home.options();
    if (!("databaseUrl" in options)) throw new Error("this is about Postgres");
    const url = new URL(options.databaseUrl);
    const name = `${url.pathname.slice(1)}_empty`;
    const client = new Client({ connectionString: options.databaseUrl });
    await client.connect();
    await client.query(`create database ${name}`);
    url.pathname = `/${name}`;
    const opened = await Promise.all([1, 2, 3].map(() => openStore({ databaseUrl: url.href })));
    for (const store of opened) expect(await store.backlog.list()).toEqual([]);
    await Promise.all(opened.map((store) => store.close()));
    await client.query(`drop database ${name} with (force)`);
    await client.end();
  });
});
