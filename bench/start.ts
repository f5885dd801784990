// `npm start` to the first page, as after `npm ci`: a folder without data, the sample community.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atMost, type Figure, median } from "./figure.ts";
import { answering, twoFreePorts } from "./running.ts";

const root = join(import.meta.dirname, "..");

export async function measure(): Promise<Figure[]> {
  const times: number[] = [];
  for (let run = 0; run < 3; run++) times.push(await once());
  return [atMost("start: npm start to both first pages, median of three", median(times), "ms", 5_000)];
}

async function once(): Promise<number> {
  const port = await twoFreePorts();
  const data = await mkdtemp(join(tmpdir(), "quorate-bench-"));
  const start = performance.now();
  // A group of its own, since npm does not hand every signal on.
  const child = spawn("npm", ["start", "--", "--port", `${port}`], {
    cwd: root,
    env: { ...process.env, QUORATE_DATA: join(data, "data") },
    stdio: "ignore",
    detached: true,
  });
  try {
    await answering(`http://127.0.0.1:${port}/`);
    await answering(`http://127.0.0.1:${port + 1}/`);
    return performance.now() - start;
  } finally {
    const over = new Promise((done) => child.once("exit", done));
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGTERM");
    await over;
    await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
  }
}
