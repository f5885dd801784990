// One installation's way to GitHub. Every refusal becomes one of ours: gone, later, or a fault that is tried again.

import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { RetryLater } from "../core/text/fault.ts";
import type { Authenticated } from "./octokit.ts";
import { type Cost, githubLimits, graphqlCost, type Limits, pace, restCost } from "./pace.ts";
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

export interface ClientOptions {
  /** Whose token it is that may be minted anew; the app itself signs each request afresh. */
  readonly as: "app" | "installation";
  /** 0 for the app itself. */
  readonly installation: number;
  /** How long a second of waiting is, in milliseconds. */
  readonly second: number;
  readonly limits?: Limits;
  /** The part of the limits that is this process's, where several share them. */
  readonly share?: () => number;
  readonly meter?: ClientMeter;
}

/** Told of every call, and of every wait for a limit. */
export interface ClientMeter {
  called(installation: number, api: "graphql" | "rest", points: number): void;
  waited(installation: number, seconds: number): void;
}

/** Seconds that a call waits here for its turn; a job that would wait longer goes back to the queue. */
const patience = 10;

export function client(octokit: Authenticated, options: ClientOptions): Client {
  const { as, installation, second, meter } = options;
  let notBefore = 0;
  let refusals = 0;
  const line = pace(options.limits ?? githubLimits, second, options.share);
  const writes = oneByOne();

  const allowed = () => {
    const wait = notBefore - Date.now();
    if (wait > 0) throw new RetryLater("GitHub asked us to wait", Math.ceil(wait / 1_000));
  };
  const room = (cost: Cost) => {
    allowed();
    if (line.wait(cost) <= patience * second) return;
    const seconds = line.later(cost);
    meter?.waited(installation, seconds);
    throw new RetryLater("our own pace keeps GitHub's limits", seconds);
  };
  const turn = async (cost: Cost) => {
    room(cost);
    const wait = line.book(cost);
    if (wait <= 0) return;
    meter?.waited(installation, wait / 1_000);
    await pause(wait);
  };

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
  const patient = async <Result>({ api, points }: Cost, call: () => Promise<Result>): Promise<Result> => {
    allowed();
    meter?.called(installation, api, points);
    try {
      const result = await signedIn(call);
      refusals = 0;
      return result;
    } catch (fault) {
      const refused = fault instanceof Limited ? later(fault.headers, refusals) : refusal(fault, refusals);
      if (refused instanceof RetryLater) {
        notBefore = Math.max(notBefore, Date.now() + refused.seconds * 1_000);
        refusals += 1;
        meter?.waited(installation, refused.seconds);
      }
      throw refused;
    }
  };
  return {
    graphql: async (document, variables) => {
      const cost = graphqlCost(document);
      await turn(cost);
      const sent = () => patient(cost, () => send(octokit, document, variables));
      return cost.content > 0 ? writes(sent) : sent();
    },
    rest: async (route, parameters) => {
      const cost = restCost(route);
      await turn(cost);
      const sent = () => patient(cost, () => octokit.request(route, { ...parameters }));
      const { data, headers } = await (cost.content > 0 ? writes(sent) : sent());
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

/** GitHub wants the writes of an installation one after the other. */
function oneByOne(): <Result>(act: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const mine = last.then(act);
    last = mine.catch(() => {});
    return mine;
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
