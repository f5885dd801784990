// The command line. The only place that reads the environment. Each command loads what it needs: production has no
// sandbox, and `check` no GitHub.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineCommand, runMain } from "citty";
import { pino } from "pino";
import { Misused, production } from "./commands/settings.ts";

if (!("Temporal" in globalThis)) {
  console.error("Quorate needs Node 26: start it with `npm start` or `npm run quorate -- COMMAND`.");
  process.exit(1);
}

const { version }: { version: string } = JSON.parse(readFileSync(join(import.meta.dirname, "..", "package.json"), "utf8"));
const logger = (level: string) => pino({ level: process.env.LOG_LEVEL ?? level }, pino.destination(2));
const portOf = (text: string): number => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_534) throw new Misused(`"${text}" is no port.`);
  return port;
};

const start = defineCommand({
  meta: { name: "start", description: "Runs Quorate, on GitHub or on a sandbox of its own." },
  args: {
    sandbox: { type: "boolean", description: "Bring a local GitHub with a sample community", default: false },
    port: { type: "string", description: "The sandbox's port; Quorate takes the next one", default: "3000" },
    community: { type: "string", description: "A folder with another community", valueHint: "DIR" },
    keep: { type: "boolean", description: "Go on with the data of the last run", default: false },
  },
  run: orExplain(async ({ args }) => {
    const { startOnGitHub, startOnSandbox } = await import("./commands/start.ts");
    if (!args.sandbox) {
      const service = await startOnGitHub(process.env, logger("info"), version);
      console.log(`Quorate is at ${service.url}`);
      return untilStopped(service.stop);
    }
    const options = { port: portOf(args.port), keep: args.keep, ...(args.community ? { community: args.community } : {}) };
    const running = await startOnSandbox(options, process.env, logger("warn"), version);
    console.log(`\n  The sandbox   ${running.sandbox}\n  Quorate       ${running.service.url}\n\n  Open the sandbox, choose who you are, and open an issue from a form. Ctrl+C stops both.\n`);
    return untilStopped(running.stop);
  }),
});

const sandboxCommand = defineCommand({
  meta: { name: "sandbox", description: "Runs the local GitHub alone." },
  args: {
    port: { type: "string", description: "The port to listen on", default: "3000" },
    community: { type: "string", description: "A folder with another community", valueHint: "DIR" },
  },
  run: orExplain(async ({ args }) => {
    const { communityFolder, sandbox } = await import("./commands/sandbox.ts");
    return sandbox(portOf(args.port), communityFolder(args.community), process.env);
  }),
});

const check = defineCommand({
  meta: { name: "check", description: "Checks a program's configuration and forms; ends with 1 where something is wrong." },
  args: { folder: { type: "positional", description: "A repository's folder", default: "." } },
  run: orExplain(async ({ args }) => {
    const { checkFolder } = await import("./config/check.ts");
    const { tell } = await import("./config/problem.ts");
    const problems = await checkFolder(args.folder);
    for (const problem of problems) console.log(tell(problem));
    const wrong = problems.filter(({ warning }) => !warning).length;
    console.log(wrong === 0 ? "The configuration and its forms hold together." : `${wrong} to be mended.`);
    process.exitCode = wrong === 0 ? 0 : 1;
  }),
});

const plan = defineCommand({
  meta: { name: "plan", description: "Says what Quorate would do on an issue, and why; writes nothing." },
  args: { case: { type: "positional", description: "OWNER/REPO#N", required: true } },
  run: orExplain(async ({ args }) => {
    const { planCase } = await import("./commands/plan.ts");
    process.stdout.write(await planCase(args.case, production(process.env), logger("warn")));
  }),
});

/** A mistake of the person who called is one sentence; anything else keeps its stack. */
function orExplain<Given>(run: (given: Given) => Promise<void>): (given: Given) => Promise<void> {
  return async (given) => {
    try {
      await run(given);
    } catch (fault) {
      if (!(fault instanceof Misused)) throw fault;
      console.error(fault.message);
      process.exit(1);
    }
  };
}

async function untilStopped(stop: () => Promise<void>): Promise<void> {
  await new Promise<void>((done) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => done());
  });
  await stop();
  process.exit(0);
}

await runMain(
  defineCommand({
    meta: { name: "quorate", version, description: "Runs a volunteer community's program in GitHub issues." },
    subCommands: { start, sandbox: sandboxCommand, check, plan },
  }),
);
