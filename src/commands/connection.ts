// How another command finds the sandbox that runs: `npm start` leaves its made-up keys in the data folder.

import { join } from "node:path";
import { z } from "zod";
import { type Instant, instant } from "../core/text/time.ts";
import { systemClock } from "../service.ts";
import { leave, leftAt } from "./running.ts";
import { appSettings, dataFolder, type Environment, Misused } from "./settings.ts";

const Connection = z.object({
  url: z.string(),
  appId: z.number(),
  privateKey: z.string(),
  signingKey: z.string(),
  pages: z.string().optional(),
});
export type Connection = z.infer<typeof Connection>;

const file = (environment: Environment) => join(dataFolder(environment), "sandbox.json");

/** Writes the connection down for this user alone; the returned function takes it away again. */
export const leaveConnection = (connection: Connection, environment: Environment) =>
  leave(file(environment), connection, environment);

/** GitHub, as the environment names the App. */
export const onGitHub = (environment: Environment) => ({ ...appSettings(environment), clock: systemClock });

/** The sandbox that runs with this data folder, and its time. */
export async function runningSandbox(environment: Environment) {
  const left = await leftAt(file(environment), Connection);
  const nowhere = `No sandbox is running here (${dataFolder(environment)}). Start one with \`npm start\`.`;
  if (left === undefined) throw new Misused(nowhere);
  const { url, appId, privateKey, signingKey, pages } = left;
  const now = await timeOf(url).catch(() => {
    throw new Misused(nowhere);
  });
  return {
    credentials: { appId, privateKey, baseUrl: `${url}/api/v3` },
    signingKeys: [signingKey] as const,
    clock: { now: () => now },
    ...(pages === undefined ? {} : { pages }),
  };
}

/** The sandbox's time, which is not ours. */
export async function timeOf(sandbox: string): Promise<Instant> {
  const answer = await fetch(`${sandbox}/_sandbox/clock`);
  return instant(z.object({ now: z.string() }).parse(await answer.json()).now);
}
