// The deliveries that did not reach us, by GitHub's own list of the last three days. GitHub sends none again by itself.

import { z } from "zod";
import { type Instant, instant, plusDays } from "../core/text/time.ts";
import type { Client } from "./client.ts";

/** A delivery by its last attempt. */
export interface FailedDelivery {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
}

/** Days for which GitHub keeps deliveries. */
export const daysKept = 3;

const Page = z.array(
  z.looseObject({
    id: z.number(),
    guid: z.string(),
    event: z.string(),
    delivered_at: z.string(),
    status: z.string(),
    status_code: z.number(),
  }),
);

/**
 * Those whose last attempt failed, oldest first. Only failures are asked for, so that a busy App is not read in whole:
 * one that arrived at a later attempt may be among them.
 */
export async function failedDeliveries(app: Client, now: Instant): Promise<readonly FailedDelivery[]> {
  const oldest = plusDays(now, -daysKept);
  const last = new Map<string, FailedDelivery | undefined>();
  let cursor: string | undefined;
  do {
    const more = cursor === undefined ? {} : { cursor };
    const answer = await app.rest("GET /app/hook/deliveries", { per_page: 100, status: "failure", ...more });
    const page = Page.parse(answer.data);
    for (const { id, guid, event, delivered_at, status, status_code } of page) {
      if (instant(delivered_at) < oldest) return found(last);
      // Newest first: what comes later in the list was an earlier attempt.
      if (last.has(guid)) continue;
      const arrived = status === "OK" || (status_code >= 200 && status_code < 300);
      last.set(guid, arrived ? undefined : { id, guid, event });
    }
    cursor = answer.cursor;
  } while (cursor !== undefined);
  return found(last);
}

const found = (last: ReadonlyMap<string, FailedDelivery | undefined>) =>
  [...last.values()].flatMap((one) => one ?? []).toReversed();

/** GitHub sends it again soon, under its old GUID. */
export async function redeliver(app: Client, { id }: FailedDelivery): Promise<void> {
  await app.rest("POST /app/hook/deliveries/{delivery_id}/attempts", { delivery_id: id });
}
