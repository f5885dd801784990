import { setImmediate as turn } from "node:timers/promises";
import type { KyselyPlugin } from "kysely";

/** Milliseconds after which others have their turn. */
const patience = 5;

/**
 * The embedded store answers without the event loop ever turning: one question after the other, and webhooks that arrive
 * meanwhile would be read only when all are over. So an answer waits for a turn where the last one was a while ago.
 */
export function turnTaking(): KyselyPlugin {
  let turned = performance.now();
  return {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      if (performance.now() - turned > patience) {
        await turn();
        turned = performance.now();
      }
      return result;
    },
  };
}
