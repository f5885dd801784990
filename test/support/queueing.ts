import type { Handlers } from "../../src/store/store.ts";

/** Retries at once, so that nobody waits. */
export const hasty = { slots: 4, spare: 1, retry: { limit: 2, delay: 0, longest: 1 } };

/** Handlers for a queue, of which a test says only what it cares for. A fault of the queue itself is shown. */
export const handling = (some: Partial<Handlers>): Handlers => ({
  onCase: async () => {},
  onProgram: async () => {},
  onDead: async () => {},
  onFault: (fault) => console.error(fault),
  ...some,
});
