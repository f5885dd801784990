// What happened while Quorate could not hear: deliveries that failed are asked for again, each once.

import { Gone } from "./core/fault.ts";
import type { Instant } from "./core/time.ts";
import type { Client } from "./github/client.ts";
import { type FailedDelivery, failedDeliveries, redeliver } from "./github/deliveries.ts";
import type { Store } from "./store/store.ts";

export interface Missing {
  readonly app: Client;
  readonly store: Pick<Store, "redeliveries">;
  readonly clock: { now(): Instant };
  readonly log: { info(about: object, text: string): void };
  readonly meter?: { redelivered(count: number): void };
}

/** Says how many it asked for. What it could not ask for is asked for the next time. */
export async function fetchMissed({ app, store, clock, log, meter }: Missing): Promise<number> {
  const now = clock.now();
  const failed = await failedDeliveries(app, now);
  const mine = await store.redeliveries.claim(
    failed.map(({ guid }) => guid),
    now,
  );
  const wanted = failed.filter(({ guid }) => mine.has(guid));
  let asked = 0;
  try {
    for (const one of wanted) {
      await ask(one, app);
      asked += 1;
    }
  } finally {
    await store.redeliveries.release(wanted.slice(asked).map(({ guid }) => guid));
    if (asked > 0) log.info({ deliveries: asked }, "GitHub was asked to send again what had not arrived");
    meter?.redelivered(asked);
  }
  return asked;
}

/** One that GitHub has forgotten meanwhile is none. */
async function ask(one: FailedDelivery, app: Client): Promise<void> {
  try {
    await redeliver(app, one);
  } catch (fault) {
    if (!(fault instanceof Gone)) throw fault;
  }
}
