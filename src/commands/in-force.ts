// The repository that a command names, and the configuration that counts there, or that is to be tried.

import { readFile } from "node:fs/promises";
import type { Logger } from "pino";
import { z } from "zod";
import { configFile } from "../config/layers.ts";
import { tell } from "../config/problem.ts";
import type { ConfigText } from "../config/program.ts";
import { type ConfigRead, readConfig } from "../config/read.ts";
import type { Client } from "../github/client.ts";
import { configText } from "../github/extended.ts";
import { type Hub, hub } from "../github/hub.ts";
import { programs } from "../github/installation.ts";
import { githubApp } from "../github/octokit.ts";
import { readOnly } from "../github/read-only.ts";
import type { Index } from "../github/world.ts";
import type { Planning } from "./plan.ts";
import { Misused } from "./settings.ts";

export interface At {
  readonly repository: number;
  readonly node: string;
  readonly owner: string;
  readonly name: string;
}

/** A repository with its settings. */
export interface Named {
  readonly at: At;
  readonly github: Hub;
  /** Writes; a preview takes `readOnly` of it. */
  readonly client: Client;
  readonly blobs: Index["blobs"];
  readonly text: ConfigText;
  readonly read: Extract<ConfigRead, { ok: true }>;
  /** Where the settings come from, in words. */
  readonly from: string;
}

const Repository = z.looseObject({
  id: z.number(),
  node_id: z.string(),
  name: z.string(),
  owner: z.looseObject({ login: z.string() }),
});

/** `file` is a configuration that is looked at instead of the repository's own. */
export async function named(name: string, file: string | undefined, planning: Planning, log: Logger): Promise<Named> {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(name) ?? [];
  if (!owner || !repo) throw new Misused(`"${name}" names no repository. Write it like open-reps/program.`);
  const github = hub(githubApp(planning.credentials, "a command hears no webhooks", log));
  const installation = await github.installationOf(owner, repo);
  if (installation === undefined)
    throw new Misused(`The App is not installed on ${owner}/${repo}, or there is no such repository.`);
  const client = github.client(installation);
  const reading = readOnly(client);
  const { data } = await reading.rest("GET /repos/{owner}/{repo}", { owner, repo });
  const { id, node_id: node, name: called, owner: by } = Repository.parse(data);
  const at = { repository: id, node, owner: by.login, name: called };
  const known = new Map<string, string>();
  const blobs = {
    get: async (oid: string) => known.get(oid),
    put: async (oid: string, text: string) => void known.set(oid, text),
  };
  const { text, from } = file === undefined ? await inForce(at, reading, blobs) : await fromFile(file);
  const read = readConfig(text.text, text.base);
  if (!read.ok)
    throw new Misused(`${from} does not hold together:\n${read.problems.map((one) => `  ${tell(one)}`).join("\n")}`);
  return { at, github, client, blobs, text, read, from };
}

interface Chosen {
  readonly text: ConfigText;
  readonly from: string;
}

async function inForce(at: At, client: Client, blobs: Index["blobs"]): Promise<Chosen> {
  const { programs: all, broken } = await programs(client, blobs);
  const program = all.find(({ repositories }) => repositories.some((one) => one.repository === at.repository));
  const place = `${at.owner}/${at.name}`;
  if (program) {
    const from = `${configFile} of ${program.home.owner}/${program.home.name}`;
    return { text: await configText(program.config, program, client, blobs), from };
  }
  const [wrong] = broken.filter(({ home }) => home.repository === at.repository);
  const clash = all.flatMap(({ clashes }) => clashes).find(({ says }) => says.includes(` ${place} `));
  const problems = wrong?.problems ?? (clash ? [clash] : []);
  if (problems.length > 0)
    throw new Misused(`${place} cannot be taken on yet:\n${problems.map((one) => `  ${tell(one)}`).join("\n")}`);
  throw new Misused(
    `${place} belongs to no program yet: no ${configFile} names it.\nThis shows what the one to start from would mean:\n` +
      `  quorate adopt --preview ${place} --config templates/quorate.yml`,
  );
}

async function fromFile(file: string): Promise<Chosen> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new Misused(`There is no file ${file} that can be read.`);
  });
  return { text: { oid: "", text }, from: file };
}
