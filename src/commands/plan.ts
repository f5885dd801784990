// `quorate plan OWNER/REPO#N`: the facts, the decision with its reasons, and the changes; nothing is written.

import type { Logger } from "pino";
import { z } from "zod";
import { readMessages } from "../config/messages.ts";
import type { Verdict } from "../core/kind.ts";
import { describe } from "../core/plan.ts";
import { type Instant, instant } from "../core/time.ts";
import { type Words, words } from "../core/words.ts";
import type { Client } from "../github/client.ts";
import { hub } from "../github/hub.ts";
import { programs } from "../github/installation.ts";
import { githubApp } from "../github/octokit.ts";
import type { Index, World } from "../github/world.ts";
import { look, type Reconciled } from "../reconcile.ts";
import { messageFolder } from "../service.ts";
import { Misused, type Production } from "./settings.ts";

const Issue = z.looseObject({ id: z.number(), node_id: z.string(), number: z.number() });
const Repository = z.looseObject({ id: z.number(), name: z.string(), owner: z.looseObject({ login: z.string() }) });

export async function planCase(name: string, settings: Production, log: Logger): Promise<string> {
  const [, owner, repo, number] = /^([\w.-]+)\/([\w.-]+)#(\d+)$/.exec(name) ?? [];
  if (!owner || !repo || !number) throw new Misused(`"${name}" names no issue. Write it like open-reps/program#12.`);
  const [secret = ""] = settings.webhookSecrets;
  const github = hub(githubApp(settings.credentials, secret, log));
  for (const installation of await github.installations()) {
    const client = readOnly(github.client(installation));
    const where = { owner, repo };
    const repository = await client.rest("GET /repos/{owner}/{repo}", where).catch(() => undefined);
    if (!repository) continue;
    const { id, name: title, owner: of } = Repository.parse(repository.data);
    const issue = await client.rest("GET /repos/{owner}/{repo}/issues/{issue_number}", {
      ...where,
      issue_number: Number(number),
    });
    const found = Issue.parse(issue.data);
    const address = {
      repository: id,
      issue: found.id,
      node: found.node_id,
      installation,
      owner: of.login,
      name: title,
      number: found.number,
    };
    const world = await readingWorld(client, await github.slug(), settings.signingKeys);
    return explain(await look(address, world), world.words);
  }
  throw new Misused(`The App is not installed on ${owner}/${repo}, or may not read it.`);
}

/** A client that cannot write: a dry run by construction. */
function readOnly(client: Client): Client {
  return {
    graphql: async (document, variables) => {
      if (!document.trimStart().startsWith("query")) throw new Error("a plan does not write");
      return client.graphql(document, variables);
    },
    rest: async (route, parameters) => {
      if (!route.startsWith("GET ")) throw new Error("a plan does not write");
      return client.rest(route, parameters);
    },
  };
}

/** Reads everything from GitHub and keeps nothing. */
async function readingWorld(client: Client, slug: string, keys: World["keys"]): Promise<World> {
  const blobs = new Map<string, string>();
  const store: Index["blobs"] = {
    get: async (oid) => blobs.get(oid),
    put: async (oid, text) => void blobs.set(oid, text),
  };
  const { programs: found } = await programs(client, store);
  const index: Index = {
    blobs: store,
    cases: { get: async () => undefined },
    posted: { all: async () => ({}), put: async () => {} },
    origins: { get: async () => new Map(), put: async () => {} },
    programs: {
      of: async (id) => found.find(({ repositories }) => repositories.some(({ repository }) => repository === id)),
    },
  };
  const clock = { now: (): Instant => instant(new Date().toISOString()) };
  const pause = async () => {};
  return {
    index,
    client: () => client,
    clock,
    keys,
    slug,
    words: words(readMessages(`${messageFolder}/en`), "en"),
    pause,
  };
}

function explain(looked: Reconciled | undefined, words: Words): string {
  if (!looked) return "This issue is not a case: no form of the program opened it, and it has no kind's label.\n";
  const { seen, decision, changes } = looked;
  const { facts, instance } = seen;
  const say = ({ because }: Verdict) => words.say(because.say, because.with);
  const groups = Object.entries(facts.groups).map(
    ([name, group]) => `  ${name}: ${group.known ? `${group.members.length} people` : group.why}`,
  );
  const lines = [
    `Facts: ${instance.title} (${instance.name}), opened ${facts.openedAt}, ${facts.timeline.length} timeline entries`,
    ...groups,
    `Decision: ${decision.record.stage} since ${decision.record.since}, round ${decision.record.round}`,
    ...decision.steps.map(
      ({ from, to, at, because }) => `  ${from} -> ${to} at ${at}: ${words.say(because.say, because.with)}`,
    ),
    ...decision.exits.map(({ to, verdict }) => `  ${to}: ${verdict.met ? "now" : "not yet"}, ${say(verdict)}`),
    ...decision.record.answers.map(
      ({ command, login, refused }) => `  /${command} by ${login}: ${refused ? `not counted (${refused})` : "counted"}`,
    ),
    changes.length === 0 ? "Changes: none" : "Changes:",
    ...changes.map((change) => `  ${describe(change)}`),
  ];
  return `${lines.join("\n")}\n`;
}
