import { readFileSync } from "node:fs";

/** What a process has in memory now, or had at most, as Linux counts it. */
export function megabytesOf(pid: number, what: "VmRSS" | "VmHWM"): number {
  const found = new RegExp(`${what}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  if (!found) throw new Error("this system does not say how much memory a process has");
  return Number(found[1]) / 1_024;
}

/** Seconds of the processor that a process has used, in all its threads. */
export function processorSecondsOf(pid: number): number {
  // What comes before the last bracket is a name, which may hold anything.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  // Linux counts in hundredths.
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
