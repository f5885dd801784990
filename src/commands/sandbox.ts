// The sandbox in a process of its own, and the keys that connect it with Quorate.

import { spawn } from "node:child_process";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { startSandbox } from "../sandbox/server.ts";
import { type Environment, Misused } from "./settings.ts";

const sampleCommunity = join(import.meta.dirname, "..", "..", "templates", "community");

/** What the sandbox has to know of the app that it plays GitHub for. */
const Connection = z.object({
  app: z.object({ id: z.number(), slug: z.string(), publicKey: z.string() }),
  webhook: z.object({ url: z.string(), secret: z.string() }).optional(),
  control: z.object({ url: z.string(), token: z.string() }).optional(),
});
export type Connection = z.infer<typeof Connection>;

export interface AppKeys {
  readonly appId: number;
  readonly slug: string;
  readonly privateKey: string;
  readonly publicKey: string;
  readonly webhookSecret: string;
  readonly signingKey: string;
  readonly controlToken: string;
}

/** Keys for one run; nothing of them is stored. */
export function appKeys(): AppKeys {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", {
    modulusLength: 2_048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const random = () => randomBytes(32).toString("hex");
  const names = { appId: 1, slug: "quorate" };
  return { ...names, privateKey, publicKey, webhookSecret: random(), signingKey: random(), controlToken: random() };
}

export function communityFolder(given: string | undefined): string {
  const folder = resolve(given ?? sampleCommunity);
  if (!existsSync(join(folder, "community.yml"))) {
    throw new Misused(
      `There is no community.yml in ${folder}. docs/operating.md shows what a community's folder holds.`,
    );
  }
  return folder;
}

/** `quorate sandbox`: alone, or connected by the one that spawned it. */
export async function sandbox(port: number, community: string, environment: Environment): Promise<void> {
  const said = environment.QUORATE_SANDBOX;
  const keys = said === undefined ? appKeys() : undefined;
  const connection = Connection.parse(
    keys ? { app: { id: keys.appId, slug: keys.slug, publicKey: keys.publicKey } } : JSON.parse(said ?? ""),
  );
  const { app, webhook, control } = connection;
  const { url, close } = await startSandbox({
    port,
    community,
    app,
    ...(webhook ? { webhook } : {}),
    ...(control ? { control } : {}),
  }).catch((fault) => refuse(fault, port, community));
  if (process.send) process.send({ url });
  else console.log(`The sandbox is at ${url}`);
  const stop = () => void close().then(() => process.exit(0));
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  process.once("disconnect", stop);
}

/** Whoever spawned us says it; alone, we do. */
async function refuse(fault: unknown, port: number, community: string): Promise<never> {
  if (!(fault instanceof Error)) throw fault;
  const inUse = "code" in fault && fault.code === "EADDRINUSE";
  const inFile = fault.message.includes(community);
  const trouble = inFile ? fault.message : `${join(community, "community.yml")} cannot be used:\n  ${fault.message}`;
  const says = inUse
    ? `Port ${port} is in use. Stop what listens there, or choose another with --port.`
    : trouble.trimEnd();
  if (!process.send) throw new Misused(says, { cause: fault });
  await new Promise((sent) => process.send?.({ refused: says }, sent));
  process.exit(1);
}

/** Starts the sandbox as a process of its own and waits until it answers. */
export async function spawnSandbox(
  port: number,
  community: string,
  connection: Connection,
): Promise<{ url: string; stop(): void }> {
  const main = join(import.meta.dirname, "..", "main.ts");
  const child = spawn(process.execPath, [main, "sandbox", "--port", String(port), "--community", community], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { QUORATE_SANDBOX: JSON.stringify(connection) },
  });
  const ended = once(child, "exit").then(([code]) => {
    throw new Misused(`The sandbox did not start (it ended with ${code}).`);
  });
  const [said] = await Promise.race([once(child, "message"), ended]);
  ended.catch(() => {});
  const answer = z.union([z.object({ url: z.string() }), z.object({ refused: z.string() })]).parse(said);
  if ("refused" in answer) throw new Misused(answer.refused);
  return { url: answer.url, stop: () => child.kill("SIGTERM") };
}
