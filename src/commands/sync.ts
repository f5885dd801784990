// `quorate sync OWNER/REPO`: everything in a repository's program is looked at again, as after a long absence.

import type { Logger } from "pino";
import { hub } from "../github/hub.ts";
import { githubApp } from "../github/octokit.ts";
import { office } from "../office.ts";
import { ask, running, withStore } from "./running.ts";
import { appSettings, type Environment, Misused } from "./settings.ts";

export async function sync(name: string, environment: Environment, log: Logger): Promise<string> {
  const [, owner = "", repo = ""] = /^([\w.-]+)\/([\w.-]+)$/.exec(name) ?? [];
  if (repo === "") throw new Misused(`"${name}" names no repository. Write it like open-reps/program.`);
  const process = await running(environment);
  const found = process
    ? await ask(process, "POST", `sync?owner=${encodeURIComponent(owner)}&repo=${encodeURIComponent(repo)}`)
    : await directly(owner, repo, environment, log);
  if (found !== true) {
    throw new Misused(`The App is not installed on ${owner}/${repo}, or there is no such repository.`);
  }
  return process
    ? `Quorate looks at every case of ${owner}/${repo} again.\n`
    : `Queued: the Quorate that runs, or starts next, looks at every case of ${owner}/${repo} again.\n`;
}

function directly(owner: string, repo: string, environment: Environment, log: Logger): Promise<boolean> {
  const github = hub(githubApp(appSettings(environment).credentials, "a command hears no webhooks", log));
  return withStore(environment, (store) => office(store, github).sync(owner, repo));
}
