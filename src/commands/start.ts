// `quorate start`: on GitHub with what the environment says, or on a sandbox with everything made up for the run.

import { randomBytes } from "node:crypto";
import type { Logger } from "pino";
import { openControl, type SetClock, setClock } from "../control.ts";
import { describeFault } from "../core/text/fault.ts";
import { noLimits } from "../github/pace.ts";
import { type Service, startService, systemClock } from "../service.ts";
import type { Store, StoreOptions } from "../store/store.ts";
import { adviser } from "./advice.ts";
import { type Connection, leaveConnection, timeOf } from "./connection.ts";
import { opened } from "./opened.ts";
import { leaveRunning } from "./running.ts";
import { sandboxParts } from "./sandbox-parts.ts";
import { aloneIn, sandboxStore } from "./sandbox-store.ts";
import { databaseOf, type Environment, production } from "./settings.ts";
import { explained } from "./start-trouble.ts";
import { thinking } from "./thinking.ts";

/** What every start is given. */
export interface Starting {
  readonly environment: Environment;
  readonly log: Logger;
  readonly version: string;
  readonly stopping: AbortSignal;
}

export interface SandboxStart {
  /** The sandbox's port; Quorate takes the next. */
  readonly port: number;
  readonly community?: string;
  /** Go on with the store of the last run instead of a fresh one. */
  readonly keep: boolean;
}

export interface OnSandbox {
  /** Its address. */
  readonly sandbox: string;
  readonly service: Service;
  stop(): Promise<void>;
}

export async function startOnGitHub({ environment, log, version, stopping }: Starting): Promise<Service> {
  const settings = production(environment);
  const store = opening(settings.store, log);
  const operations = { ...settings.operations, token: newToken() };
  const advise = adviser({ ...settings, clock: systemClock }, log);
  const service = await startService({ ...settings, operations, store, log, version, stopping, advise }).catch(
    (fault) => {
      throw explained(fault, settings);
    },
  );
  return reachable(service, operations.token, environment);
}

const newToken = () => randomBytes(32).toString("hex");

/** The command line finds it in the data folder. On Postgres it needs no process, and there may be no folder to write. */
async function reachable(service: Service, token: string, environment: Environment): Promise<Service> {
  if (databaseOf(environment) || service.operations === undefined) return service;
  const forget = await leaveRunning({ url: service.operations, token }, environment);
  return {
    ...service,
    stop: async () => {
      await forget();
      await service.stop();
    },
  };
}

export async function startOnSandbox(options: SandboxStart, starting: Starting): Promise<OnSandbox> {
  // Loaded here alone: the sandbox is not installed in production.
  const made = await sandboxParts(starting.environment);
  const folder = made.communityFolder(options.community);
  const stored = sandboxStore(starting.environment, options.keep);
  const leave = await aloneIn(starting.environment);
  const port = options.port + 1;
  let store: Promise<Store> | undefined;
  const open = () => {
    store = unhurried(emptied(opening(stored, starting.log), options));
    return store;
  };
  try {
    const running = await besideSandbox(options, starting, folder, open, made);
    return { ...running, stop: () => running.stop().finally(leave) };
  } catch (fault) {
    await store?.then((one) => one.close()).catch(() => {});
    await leave();
    throw explained(fault, { port, host: "127.0.0.1" });
  }
}

async function emptied(opening: Promise<Store>, { keep }: SandboxStart): Promise<Store> {
  const store = await opening;
  if (!keep) await store.clear();
  return store;
}

/** The sandbox as a process of its own, and Quorate beside it in this one. */
async function besideSandbox(
  { port }: SandboxStart,
  { environment, log, version, stopping }: Starting,
  folder: string,
  open: () => Promise<Store>,
  { appKeys, spawnSandbox }: typeof import("./sandbox.ts"),
): Promise<OnSandbox> {
  const keys = appKeys();
  let service: Service | undefined;
  const clock = setClock("1970-01-01T00:00:00Z");
  const control = await openControl(0, keys.controlToken, () => service && controlled(service, clock));
  const { url, stop } = await spawnSandbox(port, folder, {
    app: { id: keys.appId, slug: keys.slug, publicKey: keys.publicKey },
    webhook: { url: `http://127.0.0.1:${port + 1}/api/github/webhooks`, secret: keys.webhookSecret },
    control: { url: control.url, token: keys.controlToken },
  });
  clock.set(await timeOf(url));
  const token = newToken();
  const started = await startService({
    ...onSandbox({ url, ...keys }, clock, log),
    webhookSecrets: [keys.webhookSecret],
    // Only now: making a new one is seconds of computing, in which the pages would not come up.
    store: open(),
    port: port + 1,
    operations: { port: 0, host: "127.0.0.1", token },
    log,
    version,
    stopping,
  });
  service = await reachable(started, token, environment);
  const { appId, privateKey, signingKey } = keys;
  const forget = await leaveConnection({ url, appId, privateKey, signingKey, pages: service.url }, environment);
  const running = service;
  return {
    sandbox: url,
    service,
    stop: async () => {
      await forget();
      await running.stop();
      await control.close();
      stop();
    },
  };
}

/** What is otherwise there than on GitHub. */
function onSandbox({ url, appId, privateKey, signingKey }: Connection, clock: SetClock, log: Logger) {
  const credentials = { appId, privateKey, baseUrl: `${url}/api/v3` };
  const planning = { credentials, signingKeys: [signingKey] as const, clock };
  const advise = adviser(planning, log);
  return { ...planning, advise, host: "127.0.0.1", sandbox: url, second: 100, limits: noLimits };
}

const controlled = ({ wake, busy, store, world }: Service, clock: ReturnType<typeof setClock>) => ({
  clock,
  wake,
  busy,
  due: () => store.due.next(),
  explain: (node: string) => thinking(node, world, store),
});

/** The store. Nobody needs to wait for it yet. */
function opening(options: StoreOptions, log: Logger): Promise<Store> {
  const onFault = (fault: Error) => log.error({ error: describeFault(fault) }, "the database is in trouble");
  return unhurried(opened({ ...options, onFault }));
}

/** A promise that may fail before anybody looks at it. */
function unhurried<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => {});
  return promise;
}
