// Reading requests and writing answers, with node:http alone.
import type { IncomingMessage, ServerResponse } from "node:http";
import { Refusal } from "./refusal.ts";

export interface Heard {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage["headers"];
  readonly raw: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

const most = 25 * 1024 * 1024;

export async function hear(request: IncomingMessage, origin: string): Promise<Heard> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > most) throw new Refusal(400, "The body is too large");
    chunks.push(bytes);
  }
  const path = request.url?.startsWith("/") ? request.url : "/";
  return {
    method: request.method ?? "GET",
    url: new URL(origin + path),
    headers: request.headers,
    raw: Buffer.concat(chunks),
  };
}

/** Undefined when there is no body; bad JSON is a 400, as on GitHub. */
export function jsonOf(heard: Heard): unknown {
  if (heard.raw.length === 0) return undefined;
  try {
    return JSON.parse(heard.raw.toString("utf8"));
  } catch {
    throw new Refusal(400, "Problems parsing JSON");
  }
}

export const header = (heard: Heard, name: string): string | undefined => {
  const value = heard.headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
};

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  const type = { "content-type": "application/json; charset=utf-8" };
  if (body === undefined) return { status, headers: { ...headers }, body: "" };
  return { status, headers: { ...type, ...headers }, body: JSON.stringify(body) };
}

export function give(response: ServerResponse, answer: Answer): void {
  const length =
    answer.status === 204 || answer.status === 304 ? {} : { "content-length": Buffer.byteLength(answer.body) };
  response.writeHead(answer.status, { ...answer.headers, ...length });
  response.end(answer.body);
}

/** Another site's page must not change anything here, whatever the person's browser would send along. */
export function isForeign(heard: Heard, origin: string): boolean {
  if (heard.method === "GET" || heard.method === "HEAD") return false;
  const from = header(heard, "origin");
  const site = header(heard, "sec-fetch-site");
  const own = [origin, origin.replace("127.0.0.1", "localhost")];
  if (from !== undefined && !own.includes(from)) return true;
  return site !== undefined && site !== "same-origin" && site !== "none";
}
