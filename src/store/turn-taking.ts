// Lets others have their turn while the embedded store is busy: it works in this very thread.

import { setImmediate as turn } from "node:timers/promises";
import type { KyselyPlugin } from "kysely";
import type { Db } from "pg-boss";

/** Milliseconds after which others have their turn. */
const patience = 5;

/**
 * The embedded store answers without the event loop ever turning: one question after the other, ours and pg-boss's, and
 * webhooks that arrive meanwhile would be read only when all are over. So an answer waits for a turn where the last one
 * was a while ago.
 */
export function turnTaking() {
  let turned = performance.now();
  let turning: Promise<void> | undefined;
  // One turn for all who wait: with one each, they would go on one after the other in the same turn of the loop.
  async function next(): Promise<void> {
    await turn();
    turning = undefined;
    turned = performance.now();
  }
  async function others(): Promise<void> {
    if (performance.now() - turned <= patience) return;
    turning ??= next();
    await turning;
  }
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      await others();
      return result;
    },
  };
  const boss = (db: Db): Db => ({
    ...db,
    executeSql: async (text, values) => {
      const result = await db.executeSql(text, values);
      await others();
      return result;
    },
  });
  return { plugin, boss };
}
