// A Postgres of our own in a temporary folder, gone afterwards.

import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { twoFreePorts } from "./running.ts";

/** Where Debian puts it, newest first, unless it is on the path. */
function binaries(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => join(debian, version, "bin")).find((bin) => existsSync(join(bin, "initdb")));
  return found ?? (spawnSync("initdb", ["--version"]).error ? undefined : "");
}

/** Runs `act` with the address of an empty database; undefined where no Postgres is installed. */
export async function onPostgres<Result>(act: (url: string) => Promise<Result>): Promise<Result | undefined> {
  const bin = binaries();
  if (bin === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "quorate-bench-pg-"));
  const port = await twoFreePorts();
  // Postgres refuses to run as root.
  const root = process.getuid?.() === 0;
  const as = root ? { uid: userId("postgres"), gid: groupId("postgres") } : {};
  if (as.uid !== undefined) chownSync(folder, as.uid, as.gid);
  const run = (name: string, ...given: string[]) =>
    execFileSync(join(bin, name), given, {
      ...as,
      cwd: folder,
      stdio: "ignore",
      env: { ...process.env, HOME: folder },
    });
  try {
    run("initdb", "-D", join(folder, "data"), "-U", "quorate", "-A", "trust", "-E", "UTF8");
    run(
      "pg_ctl",
      "-D",
      join(folder, "data"),
      "-w",
      "-o",
      `-p ${port} -k ${folder} -h 127.0.0.1`,
      "-l",
      join(folder, "log"),
      "start",
    );
    run("createdb", "-h", "127.0.0.1", "-p", `${port}`, "-U", "quorate", "quorate");
    return await act(`postgres://quorate@127.0.0.1:${port}/quorate`);
  } finally {
    spawnSync(join(bin, "pg_ctl"), ["-D", join(folder, "data"), "-m", "fast", "stop"], { ...as, cwd: folder });
    rmSync(folder, { recursive: true, force: true });
  }
}

const userId = (name: string) => Number(execFileSync("id", ["-u", name], { encoding: "utf8" }));
const groupId = (name: string) => Number(execFileSync("id", ["-g", name], { encoding: "utf8" }));
