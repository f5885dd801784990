// The sandbox as a process of its own, as a test file needs it: started once, put back to its start before each test.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export const townFolder = join(import.meta.dirname, "../fixtures/town");

/** Files of a community that differ from the town's: the new text, or what is made of the old; null takes one away. */
export type Differences = Readonly<Record<string, string | null | ((text: string) => string)>>;

/** A community of its own folder: the town with differences. */
export function community(differences: Differences = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "quorate-town-"));
  cpSync(townFolder, folder, { recursive: true });
  for (const [path, change] of Object.entries(differences)) {
    const file = join(folder, path);
    if (change === null) rmSync(file);
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, typeof change === "string" ? change : change(readFileSync(file, "utf8")));
    }
  }
  return folder;
}

/** A port that nobody listens on right now. */
export function freePort(): number {
  const script =
    "const s=require('net').createServer().listen(0,'127.0.0.1',()=>{console.log(s.address().port);s.close()})";
  return Number(execFileSync(process.execPath, ["-e", script], { encoding: "utf8" }));
}
