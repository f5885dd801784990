// Answers /api/v3 and /api/graphql: who asks, what goes wrong on purpose, the answer, and the note in the counter.
import { createHash, randomUUID } from "node:crypto";
import { nameOf, viewerOf } from "./auth.ts";
import { epochSeconds } from "./clock.ts";
import type { AnswerFault, Asked } from "./faults.ts";
import { graphqlLimit, operationOf, runGraphql } from "./graphql/execute.ts";
import { type Answer, type Heard, header, json, jsonOf } from "./http.ts";
import { Refusal } from "./refusal.ts";
import { findRoute, type Match, restLimit } from "./rest/table.ts";
import type { Sandbox } from "./sandbox.ts";
import type { Viewer } from "./state.ts";

interface Told extends Asked {
  readonly operation?: string;
}

interface Outcome {
  readonly answer: Answer;
  readonly points: number;
}

export async function answerApi(sandbox: Sandbox, heard: Heard, path: string, isGraphql: boolean): Promise<Answer> {
  let by = "nobody";
  let told: Told = { method: heard.method, path, by };
  let body: unknown;
  let outcome: Outcome;
  try {
    body = jsonOf(heard);
    const viewer = viewerOf(sandbox.world, sandbox.keys, {
      authorization: header(heard, "authorization"),
      viaApp: header(heard, "x-sandbox-via-app"),
    });
    by = nameOf(viewer);
    const match = isGraphql ? undefined : findRoute(heard.method, path);
    told = { ...told, by, ...(isGraphql ? operationPart(body) : match && { route: match.route.path }) };
    outcome = await withFaults(sandbox, told, () =>
      isGraphql ? graphql(sandbox, viewer, body) : rest(sandbox, heard, viewer, match, path, body),
    );
  } catch (error) {
    outcome = { answer: refusal(error), points: 1 };
  }
  const { method, route, operation } = told;
  const shown = {
    by,
    method,
    path,
    ...(route !== undefined && { route }),
    ...(operation !== undefined && { operation }),
  };
  const { answer, points } = conditional(heard, outcome);
  const response = answer.body === "" ? null : JSON.parse(String(answer.body));
  sandbox.requests.add({ ...shown, status: answer.status, points, request: body ?? null, response });
  return { ...answer, headers: { ...rateHeaders(sandbox, by, isGraphql), ...answer.headers } };
}

function operationPart(body: unknown): Pick<Told, "operation" | "operations"> {
  const operation = operationOf(body);
  return operation ? { operation: operation.name, operations: operation.names } : { operations: [] };
}

async function withFaults(sandbox: Sandbox, told: Told, run: () => Outcome | Promise<Outcome>): Promise<Outcome> {
  const hang = sandbox.faults.hang(told);
  if (hang && !hang.after) await pause(hang.hang);
  const fault = sandbox.faults.answer(told);
  if (fault && !fault.answer.after) return { answer: faulty(fault), points: 1 };
  const outcome = await run();
  if (hang?.after) await pause(hang.hang);
  return fault ? { ...outcome, answer: faulty(fault) } : outcome;
}

const pause = (seconds: number): Promise<void> => new Promise((resume) => setTimeout(resume, seconds * 1000).unref());

function faulty({ answer: { status, headers = {}, body } }: AnswerFault): Answer {
  const limited = headers["retry-after"] !== undefined && (status === 403 || status === 429);
  const message = limited
    ? "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."
    : sayings[status];
  return json(
    status,
    body ?? { message: message ?? "Server Error", documentation_url: docs, status: String(status) },
    headers,
  );
}

const docs = "https://docs.github.com/rest";

const sayings: Readonly<Record<number, string>> = {
  401: "Bad credentials",
  403: "Resource not accessible by integration",
  404: "Not Found",
  422: "Validation Failed",
  429: "API rate limit exceeded",
  502: "Server Error",
};

async function graphql(sandbox: Sandbox, viewer: Viewer, body: unknown): Promise<Outcome> {
  const { body: result, points } = await runGraphql(sandbox.world, viewer, sandbox.faults, body);
  return { answer: json(200, result), points };
}

function rest(
  sandbox: Sandbox,
  heard: Heard,
  viewer: Viewer,
  match: Match | undefined,
  path: string,
  body: unknown,
): Outcome {
  if (!match) throw new Refusal(501, `sandbox: ${heard.method} ${path} is not built`);
  const { tokens } = sandbox.keys;
  const { world, deliveries } = sandbox;
  const call = {
    world,
    viewer,
    params: match.params,
    query: heard.url.searchParams,
    body,
    url: heard.url,
    tokens,
    deliveries,
  };
  const reply = match.route.run(call);
  return { answer: json(reply.status, reply.body, reply.headers), points: 1 };
}

function refusal(error: unknown): Answer {
  if (!(error instanceof Refusal)) throw error;
  const errors = error.problems.length > 0 ? { errors: error.problems } : {};
  return json(error.status, {
    message: error.message,
    ...errors,
    documentation_url: docs,
    status: String(error.status),
  });
}

/** A 304 for what the client has already costs nothing. */
function conditional(heard: Heard, { answer, points }: Outcome): Outcome {
  if (heard.method !== "GET" || answer.status !== 200) return { answer, points };
  const etag = `W/"${createHash("sha256").update(answer.body).digest("hex")}"`;
  const headers = { ...answer.headers, etag };
  if (header(heard, "if-none-match") === etag) return { answer: { status: 304, headers, body: "" }, points: 0 };
  return { answer: { ...answer, headers }, points };
}

function rateHeaders(sandbox: Sandbox, by: string, isGraphql: boolean): Readonly<Record<string, string>> {
  const limit = isGraphql ? graphqlLimit : restLimit;
  const used = sandbox.requests.used(by, isGraphql);
  return {
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-used": String(used),
    "x-ratelimit-remaining": String(Math.max(0, limit - used)),
    "x-ratelimit-reset": String(epochSeconds(sandbox.world.clock.now()) + 3600),
    "x-ratelimit-resource": isGraphql ? "graphql" : "core",
    "x-github-request-id": randomUUID(),
    "x-github-media-type": "github.v3; format=json",
  };
}
