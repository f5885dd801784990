// The webhook's door: how much is read of a delivery, whether its signature fits, and when GitHub gets which answer.

import { isUtf8 } from "node:buffer";
import type { IncomingMessage, ServerResponse } from "node:http";
import { masked } from "../core/text/private-numbers.ts";
import { type Body, type Bounds, readBody } from "./body.ts";
import { type Secrets, type Signing, signing } from "./signature.ts";

export interface Received {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly raw: string;
}

export interface IngressOptions {
  /** The first is the present one; the others still hold while a secret is being changed. */
  readonly secrets: readonly string[];
  /** Resolves when the delivery is on disk; 202 is answered only then. */
  readonly receive: (delivery: Received) => Promise<unknown>;
  readonly log: { warn(about: object, text: string): void; error(about: object, text: string): void };
  /** Told how each delivery was answered; its event only where the signature fits. */
  readonly heard?: (event: string, status: number) => void;
  /** `together`: bytes of all deliveries that are being read at the same time. */
  readonly limits?: { readonly bytes: number; readonly milliseconds: number; readonly together?: number };
}

/** GitHub delivers nothing larger, and hangs up after ten seconds. */
const usualLimits = { bytes: 25 * 1_024 * 1_024, milliseconds: 9_000, together: 100 * 1_024 * 1_024 };

const path = /^\/api\/github\/webhooks\/?(?:\?|$)/;

type Answer = readonly [status: number, says: string, headers?: Readonly<Record<string, string>>];

/** `POST /api/github/webhooks`: true when the request was for it, and then it is answered. */
export function ingress(options: IngressOptions) {
  const [secret, ...older] = options.secrets;
  if (!secret || older.some((one) => one === "")) {
    throw new Error("Webhooks need a secret: set WEBHOOK_SECRET to the one of the GitHub App. There is no default.");
  }
  const { bytes, milliseconds, together = usualLimits.together } = options.limits ?? usualLimits;
  const bounds = { bytes, milliseconds, room: { left: together } };
  return async function handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    if (!path.test(request.url ?? "")) return false;
    const [status, says, headers] = await answer(request, options, bounds, [secret, ...older]);
    const name = request.headers["x-github-event"];
    options.heard?.(typeof name === "string" && (status === 202 || status === 503) ? name : "unknown", status);
    // What was not read of a refused body would be taken for the next request.
    const end = request.complete ? {} : { connection: "close" };
    response.writeHead(status, { "content-type": "text/plain; charset=utf-8", ...end, ...headers });
    response.end(`${says}\n`);
    return true;
  };
}

async function answer(
  request: IncomingMessage,
  options: IngressOptions,
  bounds: Omit<Bounds, "each">,
  secrets: Secrets,
): Promise<Answer> {
  if (request.method !== "POST") return [405, "Webhooks are sent with POST.", { allow: "POST" }];
  const type = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") return [415, "Set the webhook's content type to application/json."];
  const head = readHead(request);
  if (!head) return [400, "X-GitHub-Event, X-GitHub-Delivery and X-Hub-Signature-256 are needed."];
  const signed = signing(secrets);
  const body = await readBody(request, { ...bounds, each: signed.add });
  if (body.is !== "read") return refusals[body.is];
  return deliver(head, body.bytes, signed, options);
}

const refusals: Readonly<Record<Exclude<Body["is"], "read">, Answer>> = {
  "too large": [413, "The delivery is larger than GitHub sends."],
  "too much at once": [503, "Too much arrives at once. Send it again.", { "retry-after": "30" }],
  "too slow": [408, "The delivery did not arrive in time."],
  "cut off": [400, "The delivery was cut off."],
};

type Head = { readonly id: string; readonly name: string; readonly signature: string };

async function deliver(head: Head, bytes: Buffer, signed: Signing, { receive, log }: IngressOptions): Promise<Answer> {
  const { id, name, signature } = head;
  if (!signed.fits(signature)) {
    log.warn({ delivery: id }, "a webhook with a wrong signature was refused");
    return [401, "The signature does not fit."];
  }
  if (!isUtf8(bytes)) return [400, "The delivery is not UTF-8."];
  const raw = bytes.toString("utf8");
  const payload = parse(raw);
  if (typeof payload !== "object" || payload === null) return [400, "The delivery is not a JSON object."];
  try {
    await receive({ id, name, payload, raw });
    return [202, "Accepted."];
  } catch (fault) {
    log.error(
      { delivery: id, event: name, fault: fault instanceof Error ? fault.name : "unknown" },
      "a webhook could not be stored",
    );
    return [503, "The delivery could not be stored. Send it again.", { "retry-after": "30" }];
  }
}

/** Undefined where a header is missing or cannot be from GitHub. */
function readHead({ headers }: IncomingMessage): Head | undefined {
  const id = headers["x-github-delivery"];
  const name = headers["x-github-event"];
  const signature = headers["x-hub-signature-256"];
  if (typeof id !== "string" || typeof name !== "string" || typeof signature !== "string") return undefined;
  if (!/^[\w-]{1,100}$/.test(id) || !/^\w{1,100}$/.test(name) || signature === "") return undefined;
  return { id, name, signature };
}

/** An event is only a hint: nobody behind this door needs the numbers that somebody should not have written. */
function parse(raw: string): unknown {
  try {
    return JSON.parse(raw, (_, value: unknown) => (typeof value === "string" ? masked(value) : value));
  } catch {
    return undefined;
  }
}
