// `npm run planted`: plants one fault at a time in a copy of the work tree and runs the test that should see it. Fails
// where that test stays green, is red without any fault, or where the text to replace does not stand exactly once.
// `--seen tests.json`, a report of this tree's tests: what is green in it is not run once more without a fault.

import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Fault, faults } from "./faults.ts";

const root = resolve(import.meta.dirname, "../..");
/** Copies, each of which runs one test at a time: three on two cores, since stories wait much of the time. */
const copies = 3;

const made: string[] = [];

/** What git knows or would know, with the installed packages beside it. */
function copy(): string {
  const folder = mkdtempSync(join(tmpdir(), "quorate-planted-"));
  made.push(folder);
  const listed = spawnSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], { cwd: root, encoding: "utf8" });
  for (const file of new Set(listed.stdout.split("\0").filter((name) => name !== ""))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file), { force: true });
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

interface Case {
  readonly title: string;
  readonly status: string;
}

/** Runs the tests of these names in one file; what did not run at all is not in the answer. */
async function run(folder: string, file: string, titles: readonly string[]): Promise<readonly Case[]> {
  const report = join(folder, "planted.json");
  rmSync(report, { force: true });
  const names = titles.map((title) => title.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&")).join("|");
  const vitest = join(folder, "node_modules/vitest/vitest.mjs");
  const asked = ["run", file, "-t", `(?:${names})$`, "--reporter=json", `--outputFile=${report}`];
  // The same examples each time: a fault that a law finds today is found tomorrow.
  const env = { TEST_SEED: "1", ...process.env };
  const child = spawn(process.execPath, [vitest, ...asked], { cwd: folder, stdio: "ignore", env });
  await new Promise((done) => child.once("exit", done));
  return filesOf(report).flatMap(({ assertionResults }) => assertionResults);
}

interface Ran {
  readonly name: string;
  readonly assertionResults: readonly Case[];
}

const filesOf = (report: string): readonly Ran[] => JSON.parse(readFileSync(report, "utf8")).testResults;

/** What a report of this tree's tests saw green, each as its file and its title. */
const greenIn = (report: string): ReadonlySet<string> =>
  new Set(
    filesOf(report).flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ title }) => statusOf(assertionResults, title) === "green")
        .map(({ title }) => spot(relative(root, name), title)),
    ),
  );

const spot = (file: string, title: string) => `${file}: ${title}`;

const statusOf = (cases: readonly Case[], title: string) => {
  const found = cases.filter((one) => one.title === title && one.status !== "skipped" && one.status !== "pending");
  if (found.length === 0) return "not run";
  return found.some(({ status }) => status === "failed") ? "red" : "green";
};

/** Undefined when all is as it should be. */
async function plant(fault: Fault, folder: string): Promise<string | undefined> {
  const path = join(folder, fault.file);
  const text = readFileSync(path, "utf8");
  const times = text.split(fault.replace).length - 1;
  if (times !== 1) return `the text to replace stands ${times} times in ${fault.file}`;
  try {
    writeFileSync(
      path,
      text.replace(fault.replace, () => fault.with),
    );
    const status = statusOf(await run(folder, fault.caughtBy.file, [fault.caughtBy.test]), fault.caughtBy.test);
    return status === "red" ? undefined : `its test is ${status} with the fault`;
  } finally {
    writeFileSync(path, text);
  }
}

/** Tests that are not green as the tree stands, by name. */
async function notGreen(wanted: readonly Fault[], folders: readonly string[]): Promise<Map<string, string>> {
  const files = Map.groupBy(wanted, ({ caughtBy }) => caughtBy.file);
  const wrong = new Map<string, string>();
  await eachOf([...files], folders, async ([file, of], folder) => {
    const titles = [...new Set(of.map(({ caughtBy }) => caughtBy.test))];
    const cases = await run(folder, file, titles);
    for (const title of titles) if (statusOf(cases, title) !== "green") wrong.set(title, statusOf(cases, title));
  });
  return wrong;
}

/** Each folder takes the next one when it is free. */
async function eachOf<Item>(
  items: readonly Item[],
  folders: readonly string[],
  act: (item: Item, folder: string) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const work = async (folder: string) => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await act(item, folder);
  };
  await Promise.all(folders.map(work));
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: { seen: { type: "string" } }, allowPositionals: true });
  const [only] = positionals;
  const wanted = faults.filter(({ claim }) => only === undefined || claim.includes(only));
  const green = values.seen === undefined ? new Set() : greenIn(values.seen);
  const folders = Array.from({ length: copies }, copy);
  const sick = await notGreen(
    wanted.filter(({ caughtBy }) => !green.has(spot(caughtBy.file, caughtBy.test))),
    folders,
  );
  const wrong = new Map<Fault, string>();
  await eachOf(wanted, folders, async (fault, folder) => {
    const before = sick.get(fault.caughtBy.test);
    const trouble = before === undefined ? await plant(fault, folder) : `its test is ${before} without the fault`;
    if (trouble !== undefined) wrong.set(fault, trouble);
    const { claim, caughtBy } = fault;
    console.log(`${trouble === undefined ? "caught" : "MISSED"}  ${claim}\n        ${trouble ?? caughtBy.test}`);
  });
  console.log(
    `\n${wanted.length - wrong.size} of ${wanted.length} planted faults were caught by the test that names them.`,
  );
  return wanted.length > 0 && wrong.size === 0 ? 0 : 1;
}

process.once("exit", () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
process.exitCode = await main();
