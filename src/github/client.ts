// One installation's way to GitHub. Every refusal becomes one of ours: gone, later, or a fault that is tried again.

import { RetryLater } from "../core/fault.ts";
import type { Authenticated } from "./octokit.ts";
import { type Headers, isGraphqlLimit, isRequestError, later, refusal } from "./refusal.ts";

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

export interface ClientOptions {
  /** Whose token it is that may be minted anew; the app itself signs each request afresh. */
  readonly as: "app" | "installation";
  /** How long a second between writes is, in milliseconds. */
  readonly second: number;
}

export function client(octokit: Authenticated, { as, second }: ClientOptions): Client {
  let notBefore = 0;
  let refusals = 0;
  const turn = pace(second);

  const signedIn = async <Result>(call: () => Promise<Result>): Promise<Result> => {
    try {
      return await call();
    } catch (fault) {
      // The token was revoked before its hour was over. What it was refused for did not take place.
      if (as === "app" || !isRequestError(fault) || fault.status !== 401) throw fault;
      await octokit.auth({ type: "installation", refresh: true });
      return call();
    }
  };
  const patient = async <Result>(call: () => Promise<Result>): Promise<Result> => {
    const wait = notBefore - Date.now();
    if (wait > 0) throw new RetryLater("GitHub asked us to wait", Math.ceil(wait / 1_000));
    try {
      const result = await signedIn(call);
      refusals = 0;
      return result;
    } catch (fault) {
      const refused = fault instanceof Limited ? later(fault.headers, refusals) : refusal(fault, refusals);
      if (refused instanceof RetryLater) {
        notBefore = Math.max(notBefore, Date.now() + refused.seconds * 1_000);
        refusals += 1;
      }
      throw refused;
    }
  };
  return {
    graphql: async (document, variables) => {
      if (document.startsWith("mutation")) await turn();
      return patient(() => send(octokit, document, variables));
    },
    rest: async (route, parameters) => {
      if (!route.startsWith("GET ")) await turn();
      const { data, headers } = await patient(() => octokit.request(route, { ...parameters }));
      return { data, next: /rel="next"/.test(headers.link ?? "") };
    },
  };
}

/** GitHub takes some eighty writes a minute: twenty at once, then one a second. */
function pace(second: number): () => Promise<void> {
  const atOnce = 20;
  let booked = 0;
  return async () => {
    const now = Date.now();
    booked = Math.max(booked, now - atOnce * second) + second;
    if (booked > now) await new Promise((done) => setTimeout(done, booked - now));
  };
}

async function send(
  octokit: Authenticated,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  try {
    const data: unknown = await octokit.graphql(query, { ...variables });
    // A proxy's page, or an answer that was cut off, says nothing about what took place.
    if (typeof data !== "object" || data === null) throw new Error("GitHub's answer is not one to a GraphQL document");
    return { data, errors: [] };
  } catch (fault) {
    if (!isGraphqlError(fault)) throw fault;
    if (fault.errors.some(isGraphqlLimit)) throw new Limited(fault.headers);
    return { data: fault.data ?? null, errors: fault.errors };
  }
}

/** Carries the headers to where the refusals in a row are counted. */
class Limited extends Error {
  readonly headers: Headers;
  constructor(headers: Headers) {
    super("GitHub's limit is reached");
    this.headers = headers;
  }
}

interface GraphqlError extends Error {
  readonly errors: readonly GraphqlProblem[];
  readonly headers: Headers;
  readonly data?: unknown;
}

const isGraphqlError = (fault: unknown): fault is GraphqlError =>
  fault instanceof Error && fault.name === "GraphqlResponseError" && "errors" in fault && Array.isArray(fault.errors);
