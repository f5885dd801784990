// The command line. The only place that reads the environment. Each command loads what it needs: production has no
// sandbox, and `check` no GitHub.

import { readFileSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { defineCommand, runMain } from "citty";
import { pino } from "pino";
import { orExplain } from "./commands/misused.ts";
import { Misused } from "./commands/settings.ts";
import { signalled, untilStopped } from "./commands/stopping.ts";

if (!("Temporal" in globalThis)) {
  console.error("Quorate needs Node 26: start it with `npm start` or `npm run quorate -- COMMAND`.");
  process.exit(1);
}

// Half of a start is reading the same code; where nothing can be written, it is read anew each time.
enableCompileCache(join(import.meta.dirname, "..", "node_modules", ".cache", "quorate"));

const { version }: { version: string } = JSON.parse(
  readFileSync(join(import.meta.dirname, "..", "package.json"), "utf8"),
);
const logger = (usual: string) => {
  const level: string = process.env.LOG_LEVEL || usual;
  const known = [...Object.keys(pino.levels.values), "silent"];
  if (!known.includes(level)) throw new Misused(`LOG_LEVEL is "${level}", but must be one of ${known.join(", ")}.`);
  return pino({ level }, pino.destination(2));
};
const portOf = (text: string): number => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_534) throw new Misused(`"${text}" is no port such as 4000.`);
  return port;
};

const start = defineCommand({
  meta: { name: "start", description: "Runs Quorate, on GitHub or on a sandbox of its own." },
  args: {
    sandbox: { type: "boolean", description: "Bring a local GitHub with a sample community", default: false },
    port: { type: "string", description: "The sandbox's port (3000); Quorate takes the next one", valueHint: "PORT" },
    community: { type: "string", description: "A folder with another community", valueHint: "DIR" },
    keep: { type: "boolean", description: "Go on with the data of the last run", default: false },
  },
  run: orExplain(async ({ args: { sandbox, port, community, keep } }) => {
    if (!sandbox && (port !== undefined || community !== undefined || keep)) {
      throw new Misused(
        "--port, --community and --keep go with --sandbox. On GitHub, PORT in the environment is the port.",
      );
    }
    const { startOnGitHub, startOnSandbox } = await import("./commands/start.ts");
    const stopping = signalled();
    const starting = { environment: process.env, log: logger(sandbox ? "warn" : "info"), version, stopping };
    try {
      if (!sandbox) {
        const service = await startOnGitHub(starting);
        console.log(`Quorate is at ${service.url}`);
        return await untilStopped(stopping, service.stop);
      }
      const options = { port: portOf(port ?? "3000"), keep, ...(community ? { community } : {}) };
      const running = await startOnSandbox(options, starting);
      console.log(`\n  The sandbox   ${running.sandbox}\n  Quorate       ${running.service.url}\n`);
      console.log("  Open the sandbox, choose who you are, and open an issue from a form. Ctrl+C stops both.\n");
      return await untilStopped(stopping, running.stop);
    } catch (fault) {
      if (stopping.aborted) process.exit(0);
      throw fault;
    }
  }),
});

const sandboxCommand = defineCommand({
  meta: { name: "sandbox", description: "Runs the local GitHub alone." },
  args: {
    port: { type: "string", description: "The port to listen on", default: "3000", valueHint: "PORT" },
    community: { type: "string", description: "A folder with another community", valueHint: "DIR" },
  },
  run: orExplain(async ({ args }) => {
    const { sandboxParts } = await import("./commands/sandbox-parts.ts");
    const { communityFolder, sandbox } = await sandboxParts(process.env);
    return sandbox(portOf(args.port), communityFolder(args.community), process.env);
  }),
});

const check = defineCommand({
  meta: {
    name: "check",
    description: "Checks a program's configuration and forms; ends with 1 where something is wrong.",
  },
  args: {
    folder: { type: "positional", description: "A repository's folder", default: "." },
    organisation: {
      type: "string",
      description: "A copy of OWNER/.github, whose settings it extends or whose forms it uses",
      valueHint: "DIR",
    },
    json: { type: "boolean", description: "For programs: one object of JSON", default: false },
  },
  run: orExplain(async ({ args }) => {
    const { checkFolder } = await import("./config/check.ts");
    const { asJson, asText } = await import("./commands/check-text.ts");
    const problems = await checkFolder(args.folder, args.organisation);
    process.stdout.write(args.json ? asJson(problems) : asText(problems));
    process.exitCode = problems.every(({ warning }) => warning) ? 0 : 1;
  }),
});

const plan = defineCommand({
  meta: { name: "plan", description: "Says what Quorate would do on an issue, and why; writes nothing." },
  args: {
    case: { type: "positional", description: "OWNER/REPO#N", required: true },
    sandbox: { type: "boolean", description: "On the sandbox that `npm start` runs here", default: false },
  },
  run: orExplain(async ({ args }) => {
    const { advice } = await import("./commands/advice.ts");
    const { onGitHub, runningSandbox } = await import("./commands/connection.ts");
    const planning = args.sandbox ? await runningSandbox(process.env) : onGitHub(process.env);
    process.stdout.write(await advice({ command: "plan", args: [args.case] }, planning, process.env, logger("error")));
  }),
});

const simulateCommand = defineCommand({
  meta: { name: "simulate", description: "Says what would happen on an issue if people did this; writes nothing." },
  args: {
    case: { type: "positional", description: "OWNER/REPO#N", required: true },
    as: { type: "string", description: "Who writes the text behind it, or does what follows", valueHint: "LOGIN TEXT" },
    at: { type: "string", description: "When; the last one is when it is looked at", valueHint: "2026-12-01" },
    close: { type: "boolean", description: "They close the issue" },
    reopen: { type: "boolean", description: "They open it again" },
    label: { type: "string", description: "They put this label on it, before anything else", valueHint: "NAME" },
    sandbox: { type: "boolean", description: "On the sandbox that `npm start` runs here", default: false },
  },
  run: orExplain(async ({ args, rawArgs }) => {
    const { advice } = await import("./commands/advice.ts");
    const { onGitHub, runningSandbox } = await import("./commands/connection.ts");
    const planning = args.sandbox ? await runningSandbox(process.env) : onGitHub(process.env);
    process.stdout.write(await advice({ command: "simulate", args: rawArgs }, planning, process.env, logger("error")));
  }),
});

const adopt = defineCommand({
  meta: { name: "adopt", description: "With --preview: says what would change in a repository; writes nothing." },
  args: {
    repository: { type: "positional", description: "OWNER/REPO", required: false },
    preview: { type: "boolean", description: "Say what would change", default: false },
    config: { type: "string", description: "Settings to try instead of the repository's own", valueHint: "FILE" },
    sandbox: { type: "boolean", description: "On the sandbox that `npm start` runs here", default: false },
  },
  run: orExplain(async ({ args: { repository = "", preview, config, sandbox } }) => {
    const { howToAdopt, previewAdoption } = await import("./commands/adopt.ts");
    if (!preview || repository === "") {
      console.error(howToAdopt);
      process.exit(2);
    }
    const { onGitHub, runningSandbox } = await import("./commands/connection.ts");
    const planning = sandbox ? await runningSandbox(process.env) : onGitHub(process.env);
    process.stdout.write(await previewAdoption(repository, config, planning, logger("error")));
  }),
});

const boardCommand = defineCommand({
  meta: {
    name: "board",
    description: "`board init OWNER/REPO` makes a project for the cards, or the fields and the view that it lacks.",
  },
  args: {
    verb: { type: "positional", description: "init", required: false },
    repository: { type: "positional", description: "OWNER/REPO", required: false },
    title: { type: "string", description: "What a new project is called", default: "Requests", valueHint: "TITLE" },
    config: { type: "string", description: "Settings to take instead of the repository's own", valueHint: "FILE" },
    sandbox: { type: "boolean", description: "On the sandbox that `npm start` runs here", default: false },
  },
  run: orExplain(async ({ args: { verb, repository = "", title, config, sandbox } }) => {
    const { howToBoard, initBoard } = await import("./commands/board.ts");
    if (verb !== "init" || repository === "") {
      console.error(howToBoard);
      process.exit(2);
    }
    const { onGitHub, runningSandbox } = await import("./commands/connection.ts");
    const planning = sandbox ? await runningSandbox(process.env) : onGitHub(process.env);
    process.stdout.write(await initBoard(repository, { title, config }, planning, logger("error")));
  }),
});

const inboxCommand = defineCommand({
  meta: { name: "inbox", description: "Lists deliveries that are not done; `inbox retry ID` or `all` tries again." },
  args: {
    verb: { type: "positional", description: "retry", required: false },
    which: { type: "positional", description: "A delivery's id, or all", required: false },
  },
  run: orExplain(async ({ args: { _: words } }) => {
    const { inbox } = await import("./commands/inbox.ts");
    process.stdout.write(await inbox(words, process.env));
  }),
});

const syncCommand = defineCommand({
  meta: { name: "sync", description: "Looks at every case of a repository again." },
  args: { repository: { type: "positional", description: "OWNER/REPO", required: true } },
  run: orExplain(async ({ args }) => {
    const { sync } = await import("./commands/sync.ts");
    process.stdout.write(await sync(args.repository, process.env, logger("error")));
  }),
});

const rebuildCommand = defineCommand({
  meta: { name: "rebuild", description: "Builds the index from GitHub alone, into an empty store or to compare." },
  args: {
    compare: { type: "boolean", description: "Beside the present one; ends with 1 where they differ", default: false },
    sandbox: { type: "boolean", description: "On the sandbox that `npm start` runs here", default: false },
  },
  run: orExplain(async ({ args: { compare, sandbox } }) => {
    const { compareIndex, rebuildIndex } = await import("./commands/rebuild.ts");
    const { onGitHub, runningSandbox } = await import("./commands/connection.ts");
    const planning = sandbox ? await runningSandbox(process.env) : onGitHub(process.env);
    const { says, same } = await (compare ? compareIndex : rebuildIndex)(planning, process.env, logger("error"));
    process.stdout.write(says);
    process.exitCode = same ? 0 : 1;
  }),
});

await runMain(
  defineCommand({
    meta: { name: "quorate", version, description: "Runs a volunteer community's program in GitHub issues." },
    subCommands: {
      start,
      sandbox: sandboxCommand,
      check,
      plan,
      adopt,
      board: boardCommand,
      simulate: simulateCommand,
      inbox: inboxCommand,
      sync: syncCommand,
      rebuild: rebuildCommand,
    },
  }),
);
