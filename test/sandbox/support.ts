// A sandbox in this process, a stand-in for the program that hears its webhooks, and short words for asking.
import { createHmac, createSign } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { startSandbox } from "../../src/sandbox/server.ts";
import { privateKey, publicKey } from "../support/keys.ts";
import { conforms, type Exchange } from "../support/openapi.ts";
import { reach } from "../support/reach.ts";

export const folder = new URL("../fixtures/sandbox-community", import.meta.url).pathname;
const secret = "a secret of the tests";

export interface Hook {
  readonly headers: IncomingHttpHeaders;
  readonly event: string;
  readonly action: string | undefined;
  readonly isSigned: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: a webhook has as many shapes as there are events
  readonly payload: any;
}

export interface Said {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect
  readonly body: any;
}

/** The program: hears webhooks, and has a control port with timers. */
export const program = {
  hooks: [] as Hook[],
  answer: 202,
  timers: [] as string[],
  busy: [] as string[],
  clocks: [] as string[],
  /** What it answers when it is asked to explain an issue, and which were asked about. */
  thoughts: undefined as object | undefined,
  asked: [] as string[],
};

let url = "";
let close: () => Promise<void> = async () => {};
let hears: Server;

export function useSandbox(): void {
  beforeAll(async () => {
    hears = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const { status, body } = hear(request.method ?? "", request.url ?? "", request.headers, Buffer.concat(chunks));
        response.writeHead(status, { "content-type": "application/json" }).end(body);
      });
    });
    await new Promise<void>((done) => hears.listen(0, "127.0.0.1", done));
    const address = hears.address();
    const at = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
    const sandbox = await startSandbox({
      port: 0,
      community: folder,
      app: { id: 7, slug: "quorate", publicKey },
      webhook: { url: `${at}/hooks`, secret },
      control: { url: `${at}/control`, token: "open sesame" },
    });
    ({ url, close } = sandbox);
  });
  beforeEach(async () => {
    await sandbox("POST", "/reset", {});
    Object.assign(program, { hooks: [], answer: 202, timers: [], busy: [], clocks: [] });
    Object.assign(program, { thoughts: undefined, asked: [] });
  });
  afterAll(async () => {
    await close();
    hears.closeAllConnections();
    await new Promise((done) => hears.close(done));
  });
}

function hear(
  method: string,
  path: string,
  headers: IncomingHttpHeaders,
  raw: Buffer,
): { status: number; body: string } {
  if (path === "/hooks") {
    const signature = `sha256=${createHmac("sha256", secret).update(raw).digest("hex")}`;
    const payload = JSON.parse(raw.toString("utf8"));
    const event = String(headers["x-github-event"]);
    program.hooks.push({
      headers,
      event,
      action: payload.action,
      isSigned: headers["x-hub-signature-256"] === signature,
      payload,
    });
    return { status: program.answer, body: "{}" };
  }
  if (headers.authorization !== "bearer open sesame") return { status: 401, body: "" };
  if (path === "/control/due")
    return { status: 200, body: JSON.stringify({ next: program.timers.toSorted()[0] ?? null }) };
  if (path === "/control/busy") return { status: 200, body: JSON.stringify({ busy: program.busy }) };
  if (path.startsWith("/control/explain?node=")) {
    program.asked.push(decodeURIComponent(path.slice("/control/explain?node=".length)));
    return { status: program.thoughts ? 200 : 503, body: JSON.stringify(program.thoughts ?? {}) };
  }
  if (method !== "POST") return { status: 404, body: "" };
  const { now } = JSON.parse(raw.toString("utf8"));
  program.clocks.push(now);
  program.timers = program.timers.filter((at) => at > now);
  return { status: 204, body: "" };
}

export async function ask(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Said> {
  const content = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
  const response = await reach(url + path, {
    method,
    redirect: "manual",
    headers: { "content-type": "application/json", ...headers },
    ...content,
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json");
  return {
    status: response.status,
    headers: response.headers,
    body: text === "" ? null : isJson ? JSON.parse(text) : text,
  };
}

/** Somebody: a login, or "app" for the installation. */
export function as(login: string, extra: Record<string, string> = {}) {
  const headers = { authorization: `bearer sandbox-${login}`, ...extra };
  return {
    get: (path: string) => ask("GET", `/api/v3${path}`, undefined, headers),
    post: (path: string, body: unknown = {}) => ask("POST", `/api/v3${path}`, body, headers),
    put: (path: string, body: unknown = {}) => ask("PUT", `/api/v3${path}`, body, headers),
    patch: (path: string, body: unknown = {}) => ask("PATCH", `/api/v3${path}`, body, headers),
    delete: (path: string, body?: unknown) => ask("DELETE", `/api/v3${path}`, body, headers),
    graphql: (query: string, variables: object = {}) => ask("POST", "/api/graphql", { query, variables }, headers),
  };
}

export const sandbox = (method: string, path: string, body?: unknown): Promise<Said> =>
  ask(method, `/_sandbox${path}`, body);

export async function settled(): Promise<readonly Hook[]> {
  expect((await sandbox("POST", "/settle", { timeout: 5 })).status).toBe(200);
  return program.hooks;
}

export const heard = (): string[] => program.hooks.map(({ event, action }) => (action ? `${event}.${action}` : event));

/** Fails with every way in which what was asked and answered so far is not GitHub's. */
export async function expectGithubShapes(): Promise<void> {
  const { body } = await sandbox("GET", "/requests?bodies=true");
  expect((body.requests as Exchange[]).flatMap(conforms)).toEqual([]);
}

export function jwt(claims: object = {}, key = privateKey): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part({ alg: "RS256", typ: "JWT" })}.${part({ iss: 7, iat: now - 30, exp: now + 500, ...claims })}`;
  return `${text}.${createSign("RSA-SHA256").update(text).sign(key).toString("base64url")}`;
}

export const case1 = "/repos/green-bikes/program/issues/1";
export const home = "/repos/green-bikes/program";
