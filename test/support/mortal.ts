// Quorate as people run it, `quorate start` with settings in the environment, so that it can be killed like any process.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { appKeys, spawnSandbox } from "../../src/commands/sandbox.ts";
import { community, freePort } from "./sandbox-process.ts";
import { freshFolder, until } from "./store.ts";
import { Town } from "./town.ts";

const main = join(import.meta.dirname, "../../src/main.ts");

export interface Mortal {
  readonly town: Town;
  start(): Promise<void>;
  kill(): Promise<void>;
  /** Nothing is left of it. */
  end(): Promise<void>;
}

/** A sandbox whose time is the present, and a Quorate that is not started yet; its data outlives it. */
export async function mortal(): Promise<Mortal> {
  const keys = appKeys();
  const port = freePort();
  const now = `${new Date().toISOString().slice(0, 19)}Z`;
  const sandbox = await spawnSandbox(
    freePort(),
    community({ "community.yml": (text) => text.replace(/^clock: .*$/m, `clock: ${now}`) }),
    {
      app: { id: keys.appId, slug: keys.slug, publicKey: keys.publicKey },
      webhook: { url: `http://127.0.0.1:${port}/api/github/webhooks`, secret: keys.webhookSecret },
    },
  );
  const folder = await freshFolder();
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    APP_ID: String(keys.appId),
    PRIVATE_KEY: keys.privateKey,
    WEBHOOK_SECRET: keys.webhookSecret,
    SIGNING_KEY: keys.signingKey,
    GITHUB_API_URL: `${sandbox.url}/api/v3`,
    QUORATE_DATA: folder,
    PORT: String(port),
    OPERATIONS_PORT: "0",
    HOST: "127.0.0.1",
    LOG_LEVEL: "error",
  };
  let running: ChildProcess | undefined;
  const kill = async () => {
    if (!running) return;
    const gone = once(running, "exit");
    running.kill("SIGKILL");
    await gone;
    running = undefined;
  };
  return {
    town: Town.at(sandbox.url),
    start: async () => {
      running = spawn(process.execPath, [main, "start"], { env, stdio: ["ignore", "ignore", "inherit"] });
      const answers = () =>
        fetch(`http://127.0.0.1:${port}/`).then(
          ({ ok }) => ok,
          () => false,
        );
      await until("Quorate answers", answers, 20_000);
    },
    kill,
    end: async () => {
      await kill();
      sandbox.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
