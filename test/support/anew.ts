// The index from GitHub alone, in a database that knows nothing.

import { rm } from "node:fs/promises";
import { readOnly } from "../../src/github/read-only.ts";
import { type Rebuilt, rebuild } from "../../src/rebuild.ts";
import type { Service } from "../../src/service.ts";
import { type IndexRow, openStore } from "../../src/store/store.ts";
import { freshFolder } from "./store.ts";

export async function anew({
  world,
  store: present,
}: Service): Promise<{ readonly built: Rebuilt; readonly rows: readonly IndexRow[] }> {
  const [address] = await present.cases.list();
  const folder = await freshFolder();
  const store = await openStore({ folder });
  try {
    const reading = { ...world, index: store, client: (one: number) => readOnly(world.client(one)) };
    const built = await rebuild(address?.address.installation ?? 0, { world: reading, store });
    return { built, rows: await store.cases.index() };
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
}
