// One installation's way to GitHub. Every refusal becomes one of ours: gone, later, or a fault that is tried again.

import { z } from "zod";
import type { Authenticated } from "./octokit.ts";
import { graphqlCost, restCost } from "./pace.ts";
import { type Headers, isGraphqlLimit, isRequestError, Limited } from "./refusal.ts";
import { type TurnOptions, turns } from "./turns.ts";

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

/** `cursor`: where the next page begins, of lists that have cursors. */
interface Page {
  readonly data: unknown;
  readonly next: boolean;
  readonly cursor?: string;
}

export interface Client {
  graphql(document: string, variables: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** A route as GitHub's documentation names it, `GET /repos/{owner}/{repo}/labels`. */
  rest(route: string, parameters: Readonly<Record<string, unknown>>): Promise<Page>;
  /** Whether the installation may write what this permission is for; `now`: not as of the last token. Stand-ins cannot tell. */
  mayWrite?(permission: string, now?: boolean): Promise<boolean>;
  /** Throws where the next write is far off: nothing is to be begun that would wait for it. Stand-ins have none. */
  ready?(): void;
}

export interface ClientOptions extends TurnOptions {
  /** Whose token it is that may be minted anew; the app itself signs each request afresh. */
  readonly as: "app" | "installation";
}

export function client(octokit: Authenticated, options: ClientOptions): Client {
  const { as } = options;
  const { take, room } = turns(options);
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
  return {
    graphql: (document, variables) =>
      take(graphqlCost(document), () => signedIn(() => send(octokit, document, variables))),
    rest: async (route, parameters) => {
      const sent = () => signedIn(() => octokit.request(route, { ...parameters }));
      const { data, headers } = await take(restCost(route), sent);
      const link = headers.link ?? "";
      const cursor = /[?&]cursor=([^&>]+)[^,]*rel="next"/.exec(link)?.[1];
      return { data, next: /rel="next"/.test(link), ...(cursor ? { cursor: decodeURIComponent(cursor) } : {}) };
    },
    ...(as === "installation"
      ? { mayWrite: (permission: string, now = false) => mayWrite(octokit, permission, now) }
      : {}),
    ready: () => room({ api: "graphql", points: 5, content: 1 }),
  };
}

const Token = z.looseObject({ permissions: z.record(z.string(), z.string()).default({}) });

/** What was given since the token was minted counts with the next one. */
async function mayWrite(octokit: Authenticated, permission: string, now: boolean): Promise<boolean> {
  const { permissions } = Token.parse(await octokit.auth({ type: "installation", refresh: now }));
  const may = permissions[permission] === "write" || permissions[permission] === "admin";
  return may || now ? may : mayWrite(octokit, permission, true);
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

interface GraphqlError extends Error {
  readonly errors: readonly GraphqlProblem[];
  readonly headers: Headers;
  readonly data?: unknown;
}

const isGraphqlError = (fault: unknown): fault is GraphqlError =>
  fault instanceof Error && fault.name === "GraphqlResponseError" && "errors" in fault && Array.isArray(fault.errors);
