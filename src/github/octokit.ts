// Probot's own Octokit, without the habits of it that harm us.

import type { Logger } from "pino";
import { Probot, ProbotOctokit } from "probot";

export interface Credentials {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  /** The REST root, `https://api.github.com` where it is left out. */
  readonly baseUrl?: string;
}

export type Authenticated = InstanceType<typeof ProbotOctokit>;
type Options = NonNullable<ConstructorParameters<typeof ProbotOctokit>[0]>;
type Log = NonNullable<Options["log"]>;

/** Milliseconds for one request, its answer read to the end. GitHub itself gives up after ten seconds. */
const patience = 20_000;
const version = "2022-11-28";

/** The app, which signs in as itself and as each of its installations. */
export function githubApp(credentials: Credentials, secret: string, log: Logger, timeout = patience): Probot {
  const { appId, privateKey, baseUrl } = credentials;
  const Octokit = octokit(timeout);
  const told = log.child({}, { serializers: { event: deliveryOnly } });
  return new Probot({ appId, privateKey, secret, log: told, Octokit, ...(baseUrl === undefined ? {} : { baseUrl }) });
}

/** Probot tells whole webhooks to the log at `debug`, and with them what people wrote. */
const deliveryOnly = ({ id, name }: { readonly id?: unknown; readonly name?: unknown }) => ({ id, name });

/**
 * Not retrying: a comment that GitHub stored before it failed would be posted again. Not pausing a second before each
 * GraphQL call, reads too: client.ts paces the writes. Not minting tokens at api.github.com whatever the base URL is.
 */
const octokit = (timeout: number) =>
  ProbotOctokit.defaults((options: Options) => ({
    ...options,
    throttle: { ...options.throttle, enabled: false },
    retry: { enabled: false },
    request: { ...options.request, fetch: reaching(timeout) },
    ...(options.log ? { log: discreet(options.log) } : {}),
    ...(options.auth ? { auth: withoutRequest(options.auth) } : {}),
  }));

/** Every request, those for tokens too, ends in time and names the version of the API that we know. */
const reaching =
  (timeout: number): typeof fetch =>
  (url, { headers, ...init } = {}) => {
    const known = new Headers(headers);
    known.set("x-github-api-version", version);
    // A write that is sent on could arrive as a read, or somewhere else.
    const redirect = (init.method ?? "GET") === "GET" ? "follow" : "error";
    return fetch(url, { ...init, headers: known, redirect, signal: AbortSignal.timeout(timeout) });
  };

/** Says what was called. Probot would add the body, which is what people wrote. */
function discreet(log: Log): Log {
  const text = (said: readonly unknown[]) => said.find((one) => typeof one === "string") ?? "";
  return {
    debug: (...said: unknown[]) => log.debug(text(said)),
    info: (...said: unknown[]) => log.info(text(said)),
    warn: (...said: unknown[]) => log.warn(text(said)),
    error: (...said: unknown[]) => log.error(text(said)),
  };
}

/** Octokit then signs in with its own request, which knows the base URL. */
function withoutRequest({ request: _, ...auth }: Record<string, unknown>): Record<string, unknown> {
  return auth;
}
