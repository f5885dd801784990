// `quorate start`: on GitHub with what the environment says, or on a sandbox with everything made up for the run.

import type { Logger } from "pino";
import { z } from "zod";
import { openControl, setClock } from "../control.ts";
import { type Instant, instant } from "../core/time.ts";
import { type Service, startService } from "../service.ts";
import { openStore } from "../store/store.ts";
import { type Environment, production, storeOptions } from "./settings.ts";

export interface SandboxStart {
  /** The sandbox's port; Quorate takes the next. */
  readonly port: number;
  readonly community?: string;
  /** Go on with the store of the last run instead of a fresh one. */
  readonly keep: boolean;
}

export async function startOnGitHub(environment: Environment, log: Logger, version: string): Promise<Service> {
  const settings = production(environment);
  return startService({ ...settings, store: await openStore(settings.store), log, version });
}

export async function startOnSandbox(
  { port, community, keep }: SandboxStart,
  environment: Environment,
  log: Logger,
  version: string,
): Promise<{ sandbox: string; service: Service; stop(): Promise<void> }> {
  // Loaded here alone: the sandbox is not installed in production.
  const { appKeys, communityFolder, spawnSandbox } = await import("./sandbox.ts");
  const folder = communityFolder(community);
  const keys = appKeys();
  // Opening the store takes seconds the first time, and so does the sandbox.
  const opening = openStore(storeOptions(environment));
  let service: Service | undefined;
  const clock = setClock("1970-01-01T00:00:00Z");
  const control = await openControl(0, keys.controlToken, () => service && controlled(service, clock));
  const { slug, publicKey, webhookSecret: secret } = keys;
  const sandbox = await spawnSandbox(port, folder, {
    app: { id: keys.appId, slug, publicKey },
    webhook: { url: `http://127.0.0.1:${port + 1}/api/github/webhooks`, secret },
    control: { url: control.url, token: keys.controlToken },
  });
  clock.set(await timeOf(sandbox.url));
  const store = await opening;
  if (!keep) await store.clear();
  service = await startService({
    credentials: { appId: keys.appId, privateKey: keys.privateKey, baseUrl: `${sandbox.url}/api/v3` },
    webhookSecrets: [keys.webhookSecret],
    signingKeys: [keys.signingKey],
    store,
    port: port + 1,
    host: "127.0.0.1",
    log,
    version,
    clock,
    sandbox: sandbox.url,
  });
  const running = service;
  return {
    sandbox: sandbox.url,
    service,
    stop: async () => {
      await running.stop();
      await control.close();
      sandbox.stop();
    },
  };
}

const controlled = ({ wake, busy, store }: Service, clock: ReturnType<typeof setClock>) => ({
  clock,
  wake,
  busy,
  due: () => store.due.next(),
});

/** The sandbox's time, which is not ours. */
async function timeOf(sandbox: string): Promise<Instant> {
  const answer = await fetch(`${sandbox}/_sandbox/clock`);
  return instant(z.object({ now: z.string() }).parse(await answer.json()).now);
}
