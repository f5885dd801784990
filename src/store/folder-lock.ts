// What stands in the lock of a folder: which process has it, and where that number means something.

import { readFileSync, readlinkSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";

export interface Lock {
  readonly process: number;
  /** Tells two processes of one number apart; empty in a lock of an earlier version. */
  readonly id: string;
  /** Undefined in a lock of an earlier version. */
  readonly place: string | undefined;
}

/** In one place a number names one process: in the same container, since the machine was started last. */
export const here = [
  () => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim(),
  () => readlinkSync("/proc/self/ns/pid"),
]
  .map((read) => {
    try {
      return read();
    } catch {
      // Not Linux: there are no such places.
      return "";
    }
  })
  .join("/");

export const lockText = (id: string): string => `${process.pid} ${id} ${here}\n`;

/** Undefined where there is none. */
export async function lockIn(file: string): Promise<Lock | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const [number = "", id = "", place] = text.trim().split(" ");
  return { process: Number.parseInt(number, 10), id, place };
}

/** When somebody said last that the lock is theirs; undefined where there is none. */
export const saidAt = (file: string): Promise<number | undefined> =>
  stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );

/** Our own number is left from an earlier process: what this one has is known without asking. */
export function isAlive({ process: id }: Lock): boolean {
  if (!Number.isInteger(id) || id <= 0 || id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (fault) {
    return fault instanceof Error && "code" in fault && fault.code === "EPERM";
  }
}
