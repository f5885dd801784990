// The post between the sandbox and the app: which deliveries there were, sending them again, and forging one.

import { createHmac, randomUUID } from "node:crypto";
import { reach } from "./reach.ts";
import type { Town } from "./town.ts";

export interface Sent {
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly status: string;
  readonly redelivery: boolean;
}

export const sent = async (town: Town): Promise<readonly Sent[]> =>
  (await town.manage("GET", "/deliveries")) as readonly Sent[];

/** As GitHub's own button does: the same number, the same text. */
export const redeliver = (town: Town, guid: string) => town.manage("POST", `/deliveries/${guid}/redeliver`);

export const calm = (town: Town) => town.manage("DELETE", "/faults");

export async function payloadOf(town: Town, guid: string): Promise<Record<string, unknown>> {
  return ((await town.manage("GET", `/deliveries/${guid}`)) as { payload: Record<string, unknown> }).payload;
}

/** Sends a webhook as GitHub would, or with another secret. Answers the status. */
export async function deliver(town: Town, event: string, payload: object, secret?: string): Promise<number> {
  const body = JSON.stringify(payload);
  const signature = createHmac("sha256", secret ?? town.keys.webhookSecret)
    .update(body)
    .digest("hex");
  const answer = await reach(`${town.service.url}/api/github/webhooks`, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-github-event": event,
      "x-github-delivery": randomUUID(),
      "x-hub-signature-256": `sha256=${signature}`,
    },
  });
  return answer.status;
}
