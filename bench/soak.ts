// Years of a program, with the clock moved on, for so many minutes: what stays in memory, and what a rebuild shows.

import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { seeded } from "../src/sandbox/dice.ts";
import { community, week } from "../test/faults/weeks.ts";
import { atMost, type Figure, known, median } from "./figure.ts";
import { megabytesOf } from "./process-memory.ts";
import { type Running, running } from "./running.ts";

const root = join(import.meta.dirname, "..");

/** `SOAK_MINUTES=60 npm run bench -- soak` is the whole of it. */
const minutes = Number(process.env.SOAK_MINUTES ?? 3);

export const measure = (): Promise<Figure[]> =>
  running(
    async (town) => {
      const { weeks, memory, said } = await years(town);
      // The first third warms up.
      const third = Math.floor(memory.length / 3);
      const [before, after] = [median(memory.slice(third, 2 * third)), median(memory.slice(2 * third))];
      const { code, says } = await compared(town);
      if (code !== 0) console.error(says);
      return [
        known("soak: simulated", weeks / 52, "years"),
        known("soak: what people wrote in them", said, "comments"),
        known("soak: memory in the second third of the time", before, "MB"),
        atMost("soak: memory in the last third against the second", after / before, "times", 1.15),
        atMost("soak: a rebuild from GitHub that differs from the index", code, "", 0),
      ];
    },
    {},
    community(),
  );

interface Years {
  readonly weeks: number;
  /** After each week. */
  readonly memory: readonly number[];
  readonly said: number;
}

async function years(town: Running): Promise<Years> {
  const random = seeded(2_026);
  const memory: number[] = [];
  const end = performance.now() + minutes * 60_000;
  let said = 0;
  for (; performance.now() < end; ) {
    said += await week(town, random);
    await town.manage("POST", "/clock", { advance: "P7D", timeout: 300 });
    memory.push(megabytesOf(town.pid, "VmRSS"));
  }
  await town.settle();
  return { weeks: memory.length, memory, said };
}

/** The drill that whoever runs Quorate does. */
async function compared({ data }: Running): Promise<{ readonly code: number; readonly says: string }> {
  const asked = [join(root, "src/main.ts"), "rebuild", "--compare", "--sandbox"];
  const env = { ...process.env, QUORATE_DATA: data };
  return promisify(execFile)(process.execPath, asked, { cwd: root, env }).then(
    ({ stdout }) => ({ code: 0, says: stdout }),
    (fault) => ({ code: 1, says: `${fault.stdout}${fault.stderr}` }),
  );
}
