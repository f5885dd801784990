// A town whose Quorate is one or several processes that can be killed; their data outlives them.

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { appKeys, spawnSandbox } from "../../src/commands/sandbox.ts";
import { balancer } from "./balancer.ts";
import { sent } from "./mail.ts";
import type { ReplicaOptions } from "./replica.ts";
import { community, type Differences, freePort } from "./sandbox-process.ts";
import { freshFolder } from "./store.ts";
import { Town } from "./town.ts";

export interface Replicas {
  readonly town: Town;
  readonly count: number;
  start(at: number): Promise<void>;
  kill(at: number): Promise<void>;
  /** Waits until nothing is on its way, runs or waits. */
  settle(): Promise<void>;
  /** Those that ended without being killed, by how. */
  readonly crashed: readonly string[];
  end(): Promise<void>;
}

export interface ReplicaSettings {
  /** More than one needs a Postgres. */
  readonly count: number;
  readonly databaseUrl?: string | undefined;
  readonly differences?: Differences;
  readonly timeout?: number;
  /** Milliseconds after which what still goes on is taken to hang. */
  readonly longest?: number;
}

/** A sandbox whose time is the present, and replicas that are not started yet. */
export async function replicas(settings: ReplicaSettings): Promise<Replicas> {
  const { count, databaseUrl, timeout, longest = 120_000 } = settings;
  const keys = appKeys();
  const running = new Map<number, ChildProcess>();
  const crashed: string[] = [];
  const ports = Array.from({ length: count }, freePort);
  const before = await balancer(() => [...running.keys()].flatMap((at) => ports[at] ?? []));
  const sandbox = await spawnSandbox(freePort(), communityNow(settings.differences), {
    app: { id: keys.appId, slug: keys.slug, publicKey: keys.publicKey },
    webhook: { url: `http://127.0.0.1:${before.port}/api/github/webhooks`, secret: keys.webhookSecret },
  });
  const town = Town.at(sandbox.url);
  const folder = databaseUrl === undefined ? await freshFolder() : undefined;
  const options = (at: number): ReplicaOptions => ({
    credentials: { appId: keys.appId, privateKey: keys.privateKey, baseUrl: `${sandbox.url}/api/v3` },
    webhookSecrets: [keys.webhookSecret],
    signingKeys: [keys.signingKey],
    port: ports[at] ?? 0,
    where: folder === undefined ? { databaseUrl: databaseUrl ?? "" } : { folder },
    ...(timeout === undefined ? {} : { timeout }),
  });
  return {
    town,
    count,
    crashed,
    start: async (at) => {
      const child = await begun(options(at));
      running.set(at, child);
      child.once("exit", (code) => {
        if (running.get(at) === child) crashed.push(`replica ${at} ended with ${code}`);
      });
    },
    kill: (at) => killed(running, at),
    settle: () => settled(town, running, longest),
    end: async () => {
      await Promise.all([...running.keys()].map((at) => killed(running, at)));
      before.close();
      sandbox.stop();
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The town with its differences, and the present as the time where it starts. */
function communityNow(differences: Differences = {}): string {
  const now = `${new Date().toISOString().slice(0, 19)}Z`;
  const people = differences["community.yml"];
  const clock = (text: string) => {
    const said = typeof people === "function" ? people(text) : text;
    return said.replace(/^clock: .*$/m, `clock: ${now}`);
  };
  return community({ ...differences, "community.yml": clock });
}

/** It counts as killed before it is, and so not as crashed. */
async function killed(running: Map<number, ChildProcess>, at: number): Promise<void> {
  const child = running.get(at);
  running.delete(at);
  if (!child || child.exitCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

/** Resolves when it answers webhooks. */
async function begun(options: ReplicaOptions): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, "replica.ts"), [JSON.stringify(options)], {
    stdio: "inherit",
    execArgv: [],
  });
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`A replica did not start: it ended with ${code}.`);
  });
  await Promise.race([once(child, "message"), ended]);
  ended.catch(() => {});
  return child;
}

async function settled(town: Town, running: ReadonlyMap<number, ChildProcess>, longest: number): Promise<void> {
  let hanging: readonly string[] = [];
  const end = Date.now() + longest;
  for (let calm = 0; calm < 2; await pause(20)) {
    const waiting = (await sent(town)).filter(({ status }) => status === "waiting").map(({ event }) => event);
    const busy = await Promise.all([...running.values()].map(busyWith));
    hanging = [...waiting, ...busy.flat()];
    calm = hanging.length === 0 ? calm + 1 : 0;
    if (Date.now() > end) {
      const some = hanging.slice(0, 20).join("; ");
      throw new Error(`Still going on after ${longest / 1_000} seconds: ${hanging.length} things, ${some}`);
    }
  }
}

async function busyWith(child: ChildProcess): Promise<readonly string[]> {
  const answer = once(child, "message", { signal: AbortSignal.timeout(10_000) });
  child.send("busy");
  const [{ busy }] = await answer;
  return busy;
}
