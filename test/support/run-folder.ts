// One folder for whatever the tests of a run put down: it goes when the run is over, also where a test failed.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

const name = "quorate-tests-";

export default function setup(): (() => void) | undefined {
  // Each project of the tests asks for it, and a run within a run shares it.
  if (basename(tmpdir()).startsWith(name)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), name));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
