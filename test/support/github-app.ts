// The app as it speaks to GitHub, with a made-up key.

import { pino } from "pino";
import { type Hub, type HubOptions, hub } from "../../src/github/hub.ts";
import { githubApp } from "../../src/github/octokit.ts";
import { privateKey } from "./keys.ts";

export interface AppOptions extends Pick<HubOptions, "limits" | "meter"> {
  readonly level?: string;
  readonly timeout?: number;
  readonly baseUrl?: string;
}

/** The app's way to GitHub; `logged` takes every line. */
export function appHub({ level = "debug", timeout, baseUrl, ...more }: AppOptions = {}, logged: string[] = []): Hub {
  const log = pino({ level }, { write: (line: string) => void logged.push(line) });
  const credentials = { appId: 1, privateKey, ...(baseUrl === undefined ? {} : { baseUrl }) };
  return hub(githubApp(credentials, "a webhook secret", log, timeout), { second: 10, ...more });
}

/** What a call ends with when it must not go well. */
export const faultOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => {
      throw new Error("it went well");
    },
    (fault: unknown) => fault,
  );
