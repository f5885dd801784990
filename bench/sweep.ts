// A sweep of many open cases that did not change.

import { atMost, type Figure, known, percentile } from "./figure.ts";
import { answeredWhile } from "./meanwhile.ts";
import { type Running, running } from "./running.ts";

/** `SWEEP_CASES=200 npm run bench -- sweep` is a quick look; the bars are for a thousand. */
const cases = Number(process.env.SWEEP_CASES ?? 1_000);

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
    const waited = await answeredWhile(town, () => again(town, sweep));
    return [
      atMost("sweep: requests for 1,000 unchanged open cases", calls.length, "requests", 25),
      atMost("sweep: rate-limit points for them", points, "points", 50),
      atMost("sweep: writes", writes, "writes", 0),
      atMost("sweep: p99 of a webhook's answer while one runs", percentile(waited, 0.99), "ms", 50),
      known("sweep: cases taken in before it, sandbox included", cases / seconds, "cases/s"),
    ];
  });

async function again(town: Running, sweep: () => Promise<unknown>): Promise<void> {
  for (let round = 0; round < 10; round++) {
    await sweep();
    await town.settle();
  }
}
