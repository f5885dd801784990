import { readFileSync } from "node:fs";

/** What a process has in memory now, or had at most, as Linux counts it. */
export function megabytesOf(pid: number, what: "VmRSS" | "VmHWM"): number {
  const found = new RegExp(`${what}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  if (!found) throw new Error("this system does not say how much memory a process has");
  return Number(found[1]) / 1_024;
}
