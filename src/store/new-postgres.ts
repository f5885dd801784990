// Makes the embedded database where there is none. It takes seconds of computing, so a thread of its own does it and
// pages answer meanwhile; and under another name, so that a database which is there is whole.

import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Worker } from "node:worker_threads";

/** Does nothing where there is one. */
export async function ensurePostgres(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  const making = `${folder}.new`;
  await rm(making, { recursive: true, force: true });
  await new Promise<void>((done, fail) => {
    const worker = new Worker(new URL("./new-postgres-thread.ts", import.meta.url), { workerData: making });
    worker.once("error", fail);
    worker.once("exit", (code) => (code === 0 ? done() : fail(new Error(`its making ended with ${code}`))));
  });
  await rename(making, folder);
}
