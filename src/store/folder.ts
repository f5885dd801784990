// The lock on the folder of the embedded store: a file with the number of the process that has it open. PGlite itself
// does not look whether another one has. Whoever has it touches it again and again, since the number says nothing to
// another container or machine on the same volume.

import { randomUUID } from "node:crypto";
import { mkdir, rm, utimes, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { here, isAlive, type Lock, lockIn, lockText, saidAt } from "./folder-lock.ts";

/** Locks that this process holds: its own number in a file may also be left from an earlier process. */
const held = new Set<string>();

/** Milliseconds between two touches. Of a lock from elsewhere a few are waited for: a busy process may miss some. */
const usualBeat = 2_000;
const beatsToWait = 3.5;

/** Makes the folder ours until the returned function is called. Two processes in one folder would silently lose rows. */
export async function takeFolder(folder: string, beat = usualBeat): Promise<() => Promise<void>> {
  const file = join(resolve(folder), "lock");
  const id = randomUUID();
  const first = await mkdir(folder, { recursive: true })
    .then(() => written(file, id))
    .catch((fault: NodeJS.ErrnoException) => {
      throw new Error(unusable(folder, fault));
    });
  if (!first) await takeOver(folder, file, id, beat);
  held.add(file);
  const touching = setInterval(() => void touch(folder, file, id), beat).unref();
  return async () => {
    clearInterval(touching);
    held.delete(file);
    if ((await lockIn(file))?.id === id) await rm(file, { force: true });
  };
}

/** Throws where the lock that is there is not stale. */
async function takeOver(folder: string, file: string, id: string, beat: number): Promise<void> {
  const lock = await lockIn(file);
  if (lock !== undefined && (held.has(file) || (await isHeld(lock, file, beat)))) throw inUse(folder, file, lock);
  await rm(file, { force: true });
  const ours = await written(file, id);
  // Two processes may have found the same stale lock; the later one wins, the other one sees it here.
  if (ours) await pause(50);
  const now = await lockIn(file);
  if (now?.id !== id) throw inUse(folder, file, now ?? lock);
}

/** Of a lock from elsewhere its number says nothing: somebody has it who touches it while we look. */
async function isHeld(lock: Lock, file: string, beat: number): Promise<boolean> {
  if (lock.place === here) return isAlive(lock);
  // An earlier version says no place, and touches nothing.
  if (lock.place === undefined && isAlive(lock)) return true;
  return moves(file, beat);
}

/** Times are only compared for being the same: the clock of another machine may differ. */
async function moves(file: string, beat: number): Promise<boolean> {
  const before = await saidAt(file);
  for (const end = performance.now() + beatsToWait * beat; performance.now() < end; ) {
    await pause(beat / 4);
    const now = await saidAt(file);
    if (now !== before) return now !== undefined;
  }
  return false;
}

/** A lock that went to somebody else while this process stood still ends it: each would write over the other. */
async function touch(folder: string, file: string, id: string): Promise<void> {
  const lock = await lockIn(file);
  // What cannot be read now may be read at the next beat.
  if (lock === undefined || !held.has(file)) return;
  if (lock.id !== id) throw inUse(folder, file, lock);
  const now = new Date();
  await utimes(file, now, now).catch(() => {});
}

function inUse(folder: string, file: string, lock: Lock | undefined): Error {
  if (lock !== undefined && (lock.place ?? here) === here) {
    return new Error(
      `The folder ${folder} is in use by process ${lock.process}. Stop that process, or name another folder in ` +
        `QUORATE_DATA. If it is not Quorate, delete ${file}.`,
    );
  }
  return new Error(
    `The folder ${folder} is in use by a Quorate in another container or on another machine. Stop that one, or name ` +
      "another folder in QUORATE_DATA.",
  );
}

const unusable = (folder: string, { code, message }: NodeJS.ErrnoException) =>
  `The folder ${folder} cannot be written (${code ?? message}). Name one in QUORATE_DATA that belongs to the user that ` +
  "runs Quorate.";

const written = (file: string, id: string) =>
  writeFile(file, lockText(id), { flag: "wx" }).then(
    () => true,
    (fault: NodeJS.ErrnoException) => {
      if (fault.code === "EEXIST") return false;
      throw fault;
    },
  );
