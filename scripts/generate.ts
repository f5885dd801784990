// Writes every file that repeats code. With --check it writes nothing, names the stale ones and ends with 1.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generatedFiles, staleFiles } from "./generate/files.ts";

const root = join(import.meta.dirname, "..");
const stale = staleFiles(root);

if (process.argv.includes("--check")) {
  for (const path of stale) console.log(`${path} is stale: run \`npm run generate\` and commit what it writes.`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  const files = generatedFiles(root);
  for (const path of stale) {
    const text = files.get(path);
    mkdirSync(dirname(join(root, path)), { recursive: true });
    if (text === undefined) rmSync(join(root, path));
    else writeFileSync(join(root, path), text);
    console.log(text === undefined ? `${path} taken away` : `${path} written`);
  }
}
