// pg-boss, which keeps the jobs: one queue that is worked off, and one for what was given up. Its workers and schedules
// are not used.

import { PgBoss } from "pg-boss";
import type { Backend } from "./database.ts";
import type { Work } from "./work.ts";

export const queues = { work: "work", dead: "dead" } as const;

/** Seconds without a sign of life after which a job counts as lost with its process. The least that pg-boss takes. */
const heartbeat = 10;

/** pg-boss with its tables in place, on the same database. */
export async function openBoss(backend: Backend, onFault: (fault: Error) => void): Promise<PgBoss> {
  const boss = new PgBoss({
    ...backend.boss,
    max: 4,
    schedule: false,
    // How often a job whose process died is looked for; alone, there is no other process to die.
    superviseIntervalSeconds: backend.alone ? 60 : 5,
    monitorIntervalSeconds: backend.alone ? 60 : 5,
    maintenanceIntervalSeconds: 600,
    // A small table that is emptied all the time looks sick to these two.
    reindex: false,
    monitorVacuum: false,
  });
  boss.on("error", onFault);
  await boss.start();
  const kept = { retentionSeconds: 30 * 86_400, deleteAfterSeconds: 600, heartbeatSeconds: heartbeat };
  await boss.createQueue(queues.dead, kept);
  await boss.createQueue(queues.work, { ...kept, policy: "short", deadLetter: queues.dead, expireInSeconds: 3_600 });
  if (backend.alone) await restart(boss);
  return boss;
}

/** Nobody else can be running what an earlier process left behind in this folder. */
async function restart(boss: PgBoss): Promise<void> {
  for (const queue of [queues.work, queues.dead]) {
    const left = (await boss.findJobs<Work>(queue)).filter(({ state }) => state === "active");
    if (left.length > 0) await boss.fail(queue, left, { fault: "the process ended while this ran" });
  }
}
