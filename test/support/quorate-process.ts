// The command line as a process of its own, as people start it.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, vi } from "vitest";
import { privateKey } from "./keys.ts";
import { until } from "./store.ts";

const root = join(import.meta.dirname, "../..");
const main = join(root, "src/main.ts");

export interface Ended {
  readonly code: number | null;
  readonly said: string;
  readonly complained: string;
}

export interface Running {
  readonly child: ChildProcess;
  /** Everything that was printed so far. */
  printed(): string;
  says(text: string): Promise<void>;
  ended(): Promise<Ended>;
}

// Starting a process takes half a second, and many times that on a machine that does other things too.
vi.setConfig({ testTimeout: 60_000 });

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) if (child.exitCode === null) child.kill("SIGKILL");
});

/** Starts `quorate` with these words and nothing in the environment but what is given. */
export function starts(words: readonly string[], env: NodeJS.Dict<string> = {}, node: readonly string[] = []): Running {
  const child = spawn(process.execPath, [...node, main, ...words], {
    cwd: root,
    env: { PATH: process.env.PATH, NO_COLOR: "1", ...env },
  });
  started.push(child);
  let said = "";
  let complained = "";
  child.stdout.on("data", (text) => (said += text));
  child.stderr.on("data", (text) => (complained += text));
  const end = once(child, "close");
  return {
    child,
    printed: () => said + complained,
    says: (text) =>
      until(
        `it says "${text}"`,
        () => {
          if ((said + complained).includes(text)) return true;
          if (child.exitCode === null) return false;
          throw new Error(`It ended with ${child.exitCode} and never said "${text}":\n${said}${complained}`);
        },
        40_000,
      ),
    ended: async () => {
      const [code] = await end;
      return { code: typeof code === "number" ? code : null, said, complained };
    },
  };
}

export const quorate = (words: readonly string[], env: NodeJS.Dict<string> = {}): Promise<Ended> =>
  starts(words, env).ended();

/** Everything that production needs, made up. */
export const settings = {
  APP_ID: "12",
  PRIVATE_KEY: privateKey,
  WEBHOOK_SECRET: "a webhook secret",
  SIGNING_KEY: "0123456789abcdef0123456789abcdef",
  OPERATIONS_PORT: "0",
};
