// What a replica on Postgres holds in memory with many cases in its index.

import type { CaseRow } from "../src/store/store.ts";
import { openStore } from "../src/store/store.ts";
import { atMost, type Figure } from "./figure.ts";
import { onPostgres } from "./postgres.ts";
import { megabytesOf } from "./process-memory.ts";
import { running } from "./running.ts";

const cases = 10_000;

/** Cases that came to their end long ago, with records of the usual length. */
const row = (at: number): CaseRow => ({
  address: { repository: 99, issue: at, node: `I_${at}`, installation: 1, owner: "open-reps", name: "old", number: at },
  kind: "budget",
  stage: "completed",
  open: false,
  seq: 7,
  record: `<!-- ${"x".repeat(3_000)} -->`,
  statusComment: at,
  intended: null,
  updatedAt: "2026-01-01T00:00:00Z",
});

export async function measure(): Promise<Figure[]> {
  const megabytes = await onPostgres(async (databaseUrl) => {
    const store = await openStore({ databaseUrl });
    for (let at = 0; at < cases; at++) await store.cases.save(row(at), { due: undefined, waits: [] });
    await store.close();
    return running(
      async (town) => {
        for (let filed = 0; filed < 100; filed++) await town.files("rosa");
        await town.settle();
        await town.manage("POST", "/install");
        await town.settle();
        return megabytesOf(town.pid, "VmHWM");
      },
      { DATABASE_URL: databaseUrl },
    );
  });
  if (megabytes === undefined) throw new Error("memory is measured on Postgres, and none is installed");
  return [atMost("memory: peak of a replica on Postgres, 10,000 cases indexed, 100 taken in", megabytes, "MB", 300)];
}
