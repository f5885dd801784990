// One installation's way to GitHub. Every refusal becomes one of ours: gone, later, or a fault that is tried again.

import { ProbotOctokit } from "probot";
import { Gone, RetryLater } from "../core/fault.ts";

/** What GitHub answered to a GraphQL document. Data beside errors is partial: what is null there is unknown. */
export interface Answer {
  readonly data: unknown;
  readonly errors: readonly GraphqlProblem[];
}

export interface GraphqlProblem {
  readonly type?: string;
  readonly path?: readonly (string | number)[];
  readonly message: string;
}

export interface Client {
  graphql(document: string, variables: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** A route as GitHub's documentation names it, `GET /repos/{owner}/{repo}/labels`. */
  rest(
    route: string,
    parameters: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly data: unknown; readonly next: boolean }>;
}

type Options = NonNullable<ConstructorParameters<typeof ProbotOctokit>[0]>;

/**
 * Probot's client without its two habits that harm us: retrying writes (a comment that GitHub stored before it failed
 * would be posted again), and a pause of a second before each GraphQL call, reads too.
 */
export const Octokit = ProbotOctokit.defaults((options: Options) => ({
  ...options,
  throttle: { ...options.throttle, enabled: false },
  retry: { enabled: false },
}));

export type Authenticated = InstanceType<typeof ProbotOctokit>;

const timeout = 20_000;
const version = "2022-11-28";

export function client(octokit: Authenticated): Client {
  let notBefore = 0;
  const patient = async <Result>(call: () => Promise<Result>): Promise<Result> => {
    const wait = notBefore - Date.now();
    if (wait > 0) throw new RetryLater("GitHub asked us to wait", Math.ceil(wait / 1_000));
    try {
      return await call();
    } catch (fault) {
      const refused = refusal(fault);
      if (refused instanceof RetryLater) notBefore = Date.now() + refused.seconds * 1_000;
      throw refused;
    }
  };
  return {
    graphql: (document, variables) =>
      patient(async () => {
        const answer = await send(octokit, document, variables);
        if (answer.errors.some(({ type }) => type === "RATE_LIMITED"))
          throw new RetryLater("GitHub's limit is reached", 60);
        return answer;
      }),
    rest: (route, parameters) =>
      patient(async () => {
        const request = { signal: AbortSignal.timeout(timeout) };
        const headers = { "x-github-api-version": version };
        const { data, headers: said } = await octokit.request(route, { ...parameters, headers, request });
        return { data, next: /rel="next"/.test(said.link ?? "") };
      }),
  };
}

async function send(
  octokit: Authenticated,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  try {
    const request = { signal: AbortSignal.timeout(timeout) };
    return { data: await octokit.graphql(query, { ...variables, request }), errors: [] };
  } catch (fault) {
    if (isGraphqlError(fault)) return { data: fault.data ?? null, errors: fault.errors };
    throw fault;
  }
}

interface GraphqlError extends Error {
  readonly errors: readonly GraphqlProblem[];
  readonly data?: unknown;
}

const isGraphqlError = (fault: unknown): fault is GraphqlError =>
  fault instanceof Error && fault.name === "GraphqlResponseError" && "errors" in fault && Array.isArray(fault.errors);

interface RequestError extends Error {
  readonly status: number;
  readonly response?: { readonly headers?: Readonly<Record<string, string | undefined>>; readonly data?: unknown };
}

const isRequestError = (fault: unknown): fault is RequestError =>
  fault instanceof Error && "status" in fault && typeof fault.status === "number";

/** What a failed request means for the case that it was for. */
export function refusal(fault: unknown): unknown {
  if (fault instanceof Gone || fault instanceof RetryLater || !isRequestError(fault)) return fault;
  const { status, response } = fault;
  const headers = response?.headers ?? {};
  const limited = headers["retry-after"] !== undefined || headers["x-ratelimit-remaining"] === "0";
  const secondary = /secondary rate limit|abuse/i.test(fault.message);
  if (status === 429 || (status === 403 && (limited || secondary))) {
    return new RetryLater("GitHub's limit is reached", secondsToWait(headers), { cause: fault });
  }
  if (status === 404 || status === 410 || status === 451)
    return new Gone("GitHub does not show it to us", { cause: fault });
  if (status === 403 && /not accessible by integration/i.test(fault.message)) {
    return new Gone("the app lacks a permission for this", { cause: fault });
  }
  return fault;
}

/** `retry-after` where GitHub says it, else until the limit is reset, else a minute. */
function secondsToWait(headers: Readonly<Record<string, string | undefined>>): number {
  const after = Number(headers["retry-after"]);
  if (Number.isFinite(after) && after > 0) return after;
  const reset = Number(headers["x-ratelimit-reset"]) - Date.now() / 1_000;
  return headers["x-ratelimit-remaining"] === "0" && reset > 0 ? Math.ceil(reset) : 60;
}
