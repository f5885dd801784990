// `quorate plan OWNER/REPO#N`: the facts, the decision with its reasons, and the changes; nothing is written.

import type { Logger } from "pino";
import { z } from "zod";
import { messagesIn } from "../config/messages.ts";
import { tell } from "../config/problem.ts";
import type { Keys } from "../core/case/record.ts";
import { Gone } from "../core/text/fault.ts";
import type { Instant } from "../core/text/time.ts";
import { words } from "../core/text/words.ts";
import type { Client } from "../github/client.ts";
import { type Hub, hub } from "../github/hub.ts";
import { type Found, type FoundProgram, programs } from "../github/installation.ts";
import { type Credentials, githubApp } from "../github/octokit.ts";
import { type Heard, hearing, readOnly } from "../github/read-only.ts";
import { speaker } from "../github/words.ts";
import type { Index, World } from "../github/world.ts";
import { look } from "../reconcile.ts";
import { explain, explainStray } from "./explain.ts";
import { Misused } from "./settings.ts";

/** Where the case is, and who asks. */
export interface Planning {
  readonly credentials: Credentials;
  readonly signingKeys: Keys;
  readonly clock: { now(): Instant };
  /** GitHub as the process that runs asks it, at its pace; without it, in a way of one's own. */
  readonly github?: Pick<Hub, "client" | "installationOf" | "slug">;
  /** What is known of other cases; without it only GitHub is read. */
  readonly index?: Heard;
  /** Why there is no index, where the reason is not that nothing runs here. */
  readonly unheard?: string;
  /** Where Quorate's public pages are, as what is written links to them. */
  readonly pages?: string;
}

interface Named {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
}

const Issue = z.looseObject({
  id: z.number(),
  node_id: z.string(),
  number: z.number(),
  repository_url: z.string(),
  pull_request: z.unknown().optional(),
});
const Repository = z.looseObject({ id: z.number(), name: z.string(), owner: z.looseObject({ login: z.string() }) });

export async function planCase(name: string, planning: Planning, log: Logger): Promise<string> {
  const { named, program, address, world } = await found(name, planning, log);
  const looked = await look(address, world);
  if (looked?.is === "stray") return explainStray(looked);
  return looked ? explain(looked, words(messagesIn("en", {}), "en"), planning.unheard) : noCase(named, program);
}

/** The issue that is meant, its program, and a world in which nothing can be written. */
export async function found(name: string, planning: Planning, log: Logger) {
  const named = read(name);
  const github = planning.github ?? hub(githubApp(planning.credentials, "a plan hears no webhooks", log));
  const installation = await github.installationOf(named.owner, named.repo);
  if (installation === undefined) {
    throw new Misused(`The App is not installed on ${named.owner}/${named.repo}, or there is no such repository.`);
  }
  const client = readOnly(github.client(installation));
  const issue = await find(named, client);
  const blobs = new Map<string, string>();
  const store: Index["blobs"] = {
    get: async (oid) => blobs.get(oid),
    put: async (oid, text) => void blobs.set(oid, text),
  };
  const program = programOf(issue.repository, named, await programs(client, store));
  const world: World = {
    index: { ...hearing(planning.index ?? {}), ...readingIndex(store, program) },
    client: () => client,
    clock: planning.clock,
    keys: planning.signingKeys,
    slug: await github.slug(),
    ...(planning.pages === undefined ? {} : { pages: planning.pages }),
    words: speaker(store),
    pause: async () => {},
  };
  return { named, program, address: { ...issue, installation }, world, client };
}

function read(name: string): Named {
  const [, owner, repo, number] = /^([\w.-]+)\/([\w.-]+)#(\d{1,9})$/.exec(name) ?? [];
  if (!owner || !repo || !number) throw new Misused(`"${name}" names no issue. Write it like open-reps/program#12.`);
  return { owner, repo, number: Number(number) };
}

async function find({ owner, repo, number }: Named, client: Client) {
  const repository = Repository.parse((await client.rest("GET /repos/{owner}/{repo}", { owner, repo })).data);
  const at = { owner: repository.owner.login, repo: repository.name, issue_number: number };
  const answer = await client.rest("GET /repos/{owner}/{repo}/issues/{issue_number}", at).catch((fault) => {
    if (fault instanceof Gone) throw new Misused(`There is no issue ${number} in ${owner}/${repo}.`);
    throw fault;
  });
  const issue = Issue.parse(answer.data);
  const moved = issue.repository_url.split("/repos/")[1] ?? "";
  if (moved.toLowerCase() !== `${at.owner}/${at.repo}`.toLowerCase()) {
    throw new Misused(`${owner}/${repo}#${number} was moved to ${moved}#${issue.number}.`);
  }
  if (issue.pull_request) throw new Misused(`${owner}/${repo}#${number} is a pull request, not an issue.`);
  const { id, node_id: node } = issue;
  return { repository: repository.id, issue: id, node, owner: at.owner, name: at.repo, number };
}

function programOf(repository: number, { owner, repo }: Named, { programs: found, broken }: Found): FoundProgram {
  const program = found.find(({ repositories }) => repositories.some((one) => one.repository === repository));
  if (program) return program;
  const here = broken.find(({ home }) => home.repository === repository) ?? broken[0];
  if (here) {
    const lines = here.problems.map((problem) => `  ${tell(problem)}`);
    const home = `${here.home.owner}/${here.home.name}`;
    throw new Misused(`The program of ${home} does not hold together:\n${lines.join("\n")}`);
  }
  const clash = found.flatMap(({ clashes }) => clashes).find(({ says }) => says.includes(` ${owner}/${repo} `));
  if (clash) throw new Misused(`${owner}/${repo} is named by two programs:\n  ${tell(clash)}`);
  throw new Misused(`${owner}/${repo} belongs to no program: no .github/quorate.yml that the App can read names it.`);
}

/** Knows one program and keeps nothing: everything else is read from GitHub. */
const readingIndex = (blobs: Index["blobs"], program: FoundProgram): Index => ({
  blobs,
  cases: { get: async () => undefined },
  posted: { all: async () => ({}), put: async () => {} },
  origins: { get: async () => new Map(), put: async () => {} },
  programs: { of: async () => program },
});

export function noCase({ owner, repo, number }: Named, { instances, door }: FoundProgram): string {
  const kinds = instances.map(({ title, form, label }) => `  ${title}: ${form.file}, label "${label}"\n`);
  return (
    `${owner}/${repo}#${number} is no case, and Quorate writes nothing there.\n` +
    `An issue is one when it was opened since ${door.liveFrom} from one of these forms, or was given its label:\n` +
    kinds.join("")
  );
}
