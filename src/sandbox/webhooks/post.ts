// One signed webhook, as GitHub sends it.
import { createHmac } from "node:crypto";
import { request } from "node:http";
import type { Delivery } from "./delivery.ts";

/** Where an app takes webhooks. */
export interface Target {
  readonly url: string;
  readonly secret: string;
  readonly appId: number;
}

const timeout = 10_000;

/** What it is sent with. GitHub shows the same to the app that asks for a delivery. */
export function headersOf(target: Target, { body, event, guid }: Delivery) {
  const bytes = Buffer.from(body);
  const sign = (hash: string) => createHmac(hash, target.secret).update(bytes).digest("hex");
  return {
    "content-type": "application/json",
    "content-length": String(bytes.length),
    "user-agent": "GitHub-Hookshot/sandbox",
    "x-github-event": event,
    "x-github-delivery": guid,
    "x-github-hook-id": String(target.appId),
    "x-github-hook-installation-target-type": "integration",
    "x-github-hook-installation-target-id": String(target.appId),
    "x-hub-signature": `sha1=${sign("sha1")}`,
    "x-hub-signature-256": `sha256=${sign("sha256")}`,
  };
}

/** Writes into the delivery how it ended. */
export async function post(target: Target, delivery: Delivery, stopped: AbortSignal): Promise<void> {
  const started = performance.now();
  const { code, answer } = await answerOf(target.url, headersOf(target, delivery), delivery.body, stopped);
  delivery.statusCode = code;
  delivery.answer = answer;
  delivery.status = code >= 200 && code < 300 ? "OK" : "failed";
  delivery.duration = Math.round(performance.now() - started) / 1000;
}

/** Code 0 when there was no answer within GitHub's ten seconds. */
function answerOf(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  stopped: AbortSignal,
): Promise<{ code: number; answer: string }> {
  return new Promise((done) => {
    const sending = request(
      url,
      { method: "POST", headers, signal: AbortSignal.any([AbortSignal.timeout(timeout), stopped]) },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        const finish = () => done({ code: response.statusCode ?? 0, answer: Buffer.concat(chunks).toString("utf8") });
        response.on("end", finish);
        response.on("error", finish);
      },
    );
    sending.on("error", (error) => done({ code: 0, answer: error.message }));
    sending.end(body);
  });
}
