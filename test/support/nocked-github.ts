// GitHub as nock plays it: the real Probot and Octokit in between, and every request that no test foresaw fails.

import nock from "nock";
import { afterEach, beforeEach, expect } from "vitest";
import type { Client } from "../../src/github/client.ts";
import type { Hub } from "../../src/github/hub.ts";
import { type AppOptions, appHub } from "./github-app.ts";

export const api = "https://api.github.com";
export const installation = 3;

export interface NockedGithub {
  hub(options?: AppOptions): Hub;
  /** The client of the installation, signed in with one token. */
  client(options?: AppOptions): Client;
  /** Lines that were logged. */
  readonly logged: string[];
}

/** One for the tests of a file. After each, everything that was foreseen must have been asked for. */
export function nockedGithub(): NockedGithub {
  const logged: string[] = [];
  beforeEach(() => {
    logged.length = 0;
    nock.disableNetConnect();
  });
  afterEach(() => {
    const pending = nock.pendingMocks();
    nock.cleanAll();
    nock.enableNetConnect();
    expect(pending).toEqual([]);
  });
  const make = (options: AppOptions = {}) => appHub(options, logged);
  return {
    logged,
    hub: make,
    client: (options = {}) => {
      mintsToken("ghs_first");
      return make(options).client(installation);
    },
  };
}

/** GitHub gives one token. */
export function mintsToken(token: string, at = api): void {
  nock(at)
    .post(`/app/installations/${installation}/access_tokens`)
    .reply(201, { token, expires_at: "2099-01-01T00:00:00Z", permissions: { issues: "write" } });
}
