// A sweep of many open cases that did not change.

import { setTimeout as pause } from "node:timers/promises";
import { atMost, type Figure, known, percentile } from "./figure.ts";
import { answeredWhile } from "./meanwhile.ts";
import { type Called, type Running, running } from "./running.ts";

/** `SWEEP_CASES=200 npm run bench -- sweep` is a quick look; the bars are for a thousand. */
const cases = Number(process.env.SWEEP_CASES ?? 1_000);

const rounds = 10;

export const measure = (): Promise<Figure[]> =>
  running(async (town) => {
    const start = performance.now();
    for (let filed = 0; filed < cases; filed += 20) {
      await Promise.all(Array.from({ length: 20 }, () => town.files("rosa")));
    }
    await town.settle();
    const seconds = (performance.now() - start) / 1_000;
    const sweep = () => town.manage("POST", "/install");
    // The first one notes how the cases look after our own writes.
    await town.calls(sweep);
    const calls = await town.calls(sweep);
    const writes = calls.filter(({ operation }) => operation === "Apply").length;
    const points = calls.reduce((sum, one) => sum + one.points, 0);
    let lasted = 0;
    const waited = await answeredWhile(town, async () => {
      const before = performance.now();
      await again(town, sweep, calls.filter(isPage).length);
      lasted = (performance.now() - before) / 1_000 / rounds;
    });
    return [
      atMost("sweep: requests for 1,000 unchanged open cases", calls.length, "requests", 25),
      atMost("sweep: rate-limit points for them", points, "points", 50),
      atMost("sweep: writes", writes, "writes", 0),
      atMost("sweep: one of ten while webhooks come in", lasted, "s", 10),
      atMost("sweep: p99 of a webhook's answer while one runs", percentile(waited, 0.99), "ms", 50),
      known("sweep: cases taken in before it, sandbox included", cases / seconds, "cases/s"),
    ];
  });

/** One after the other. Whether a sweep is over is asked of the sandbox alone: Quorate has enough to do. */
async function again(town: Running, sweep: () => Promise<unknown>, pages: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const { total } = Object(await town.manage("GET", "/requests"));
    await sweep();
    for (let seen = 0; seen < pages; await pause(50)) {
      const { requests } = Object(await town.manage("GET", `/requests?since=${total}`));
      const all: readonly Called[] = requests;
      seen = all.filter(isPage).length;
    }
  }
}

const isPage = ({ operation }: Called) => operation === "Sweep";
