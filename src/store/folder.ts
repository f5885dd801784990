// The lock on the folder of the embedded store: a file with the number of the process that has it open. PGlite itself
// does not look whether another one has.

import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Locks that this process holds: its own id in a file may also be left from an earlier process, as in containers. */
const held = new Set<string>();

/** Makes the folder ours until the returned function is called. Two processes in one folder would silently lose rows. */
export async function takeFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const file = join(resolve(folder), "lock");
  const mine = `${process.pid}\n`;
  const first = await written(file, mine);
  if (!first) {
    const owner = await ownerOf(file);
    if (held.has(file) || isAlive(owner)) throw new Error(inUse(folder, file, owner));
    await rm(file, { force: true });
    // Two processes may have found the same stale lock; the later one wins, the other one sees it here.
    if (!(await written(file, mine))) throw new Error(inUse(folder, file, await ownerOf(file)));
    await pause(50);
    if ((await ownerOf(file)) !== process.pid) throw new Error(inUse(folder, file, await ownerOf(file)));
  }
  held.add(file);
  return async () => {
    held.delete(file);
    await rm(file, { force: true });
  };
}

const inUse = (folder: string, file: string, owner: number) =>
  `The folder ${folder} is in use by process ${owner}. Stop that process, or name another folder in QUORATE_DATA. ` +
  `If it is not Quorate, delete ${file}.`;

const written = (file: string, text: string) =>
  writeFile(file, text, { flag: "wx" }).then(
    () => true,
    (fault: NodeJS.ErrnoException) => {
      if (fault.code === "EEXIST") return false;
      throw fault;
    },
  );

const ownerOf = async (file: string) => Number.parseInt(await readFile(file, "utf8").catch(() => ""), 10);

function isAlive(id: number): boolean {
  if (!Number.isInteger(id) || id <= 0 || id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (fault) {
    return fault instanceof Error && "code" in fault && fault.code === "EPERM";
  }
}
