// What whoever runs Quorate may ask of it, on the store and GitHub themselves.

import type { Hub } from "./github/hub.ts";
import type { Store } from "./store/store.ts";
import type { Office } from "./web/operations.ts";

/** What needs nothing but these two. */
export type Desk = Omit<Office, "advise">;

export const office = (
  store: Pick<Store, "backlog" | "cases" | "queue">,
  github: Pick<Hub, "installationOf">,
): Desk => ({
  inbox: () => store.backlog.list(),
  index: () => store.cases.index(),
  retry: (which) => store.backlog.retry(which),
  sync: async (owner, repo) => {
    const installation = await github.installationOf(owner, repo);
    if (installation === undefined) return false;
    await store.queue.ask([{ is: "program", about: "everything", installation }]);
    return true;
  },
});
