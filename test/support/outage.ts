import type { Town } from "./town.ts";

/** Nobody was there in this time; what a start after it does. */
export async function down(here: Town, from: string, to: string): Promise<void> {
  const { store } = here.service;
  await store.presence.missed({ from, to });
  await store.queue.ask((await store.due.cases()).map((address) => ({ is: "case", address })));
  await here.settle();
}
