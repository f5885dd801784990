// The programs of an installation: where there is a quorate.yml, what it says, and the repositories it is taken on in.

import { z } from "zod";
import { listedAs, sameName } from "../config/member-schema.ts";
import type { FileProblem } from "../config/problem.ts";
import { type ConfigText, readProgram } from "../config/program.ts";
import { readConfig } from "../config/read.ts";
import type { Board } from "../core/case/board.ts";
import type { Door } from "../core/case/door.ts";
import type { Instance } from "../core/case/kind.ts";
import { labelsOf } from "../core/case/labels.ts";
import { type HeldBy, type Naming, settled } from "./belonging.ts";
import { boardFor } from "./board.ts";
import type { Client } from "./client.ts";
import { doorOf } from "./door-of.ts";
import { extending, organisationRepository } from "./extended.ts";
import { filesAt, type HomeNode } from "./homes.ts";
import { ensureLabels } from "./labels.ts";
import { offering } from "./offered.ts";
import { formFiles, ownWords, trainingIn } from "./program-files.ts";
import type { TrainingList } from "./training.ts";
import type { Index, WordFile, World } from "./world.ts";

/** A program as it was found. */
export interface FoundProgram {
  readonly home: Repository;
  /** Blob id of its configuration. */
  readonly config: string;
  readonly repositories: readonly Repository[];
  readonly door: Door;
  /** Running cases go by what is in force. */
  readonly renews: boolean;
  readonly instances: readonly Instance[];
  /** The entries that they were made from, by name. */
  readonly entries: Readonly<Record<string, unknown>>;
  /** The program's own; an instance may have another. */
  readonly language: string;
  /** The files of the community's own sentences, and what is wrong with them. */
  readonly words: readonly WordFile[];
  readonly wordProblems: readonly FileProblem[];
  /** Repositories that another program names too. */
  readonly clashes: readonly FileProblem[];
  /** What is odd, but can be worked with. */
  readonly warnings: readonly FileProblem[];
  /** Its own list of who has done which course. */
  readonly training?: TrainingList;
  readonly trainingProblems: readonly FileProblem[];
  /** Its board, and what is wrong with it. */
  readonly board?: Board;
  readonly boardProblems: readonly FileProblem[];
}

export interface Repository {
  readonly repository: number;
  readonly node: string;
  readonly owner: string;
  readonly name: string;
  /** Its page. */
  readonly url?: string;
  /** Everybody may see it. */
  readonly open?: boolean;
}

/** A configuration that does not hold together, and why. Its program goes on as it was. */
export interface Broken {
  readonly home: Repository;
  readonly problems: readonly FileProblem[];
}

export interface Found {
  readonly programs: readonly FoundProgram[];
  readonly broken: readonly Broken[];
}

const Listed = z.object({
  repositories: z.array(
    z.looseObject({
      id: z.number(),
      node_id: z.string(),
      name: z.string(),
      html_url: z.string().optional(),
      private: z.boolean().optional(),
      owner: z.looseObject({ login: z.string() }),
    }),
  ),
});

async function repositories(client: Client): Promise<Repository[]> {
  const all: Repository[] = [];
  for (let page = 1, next = true; next; page++) {
    const answer = await client.rest("GET /installation/repositories", { per_page: 100, page });
    for (const { id, node_id, name, owner, html_url: url, private: hidden } of Listed.parse(answer.data).repositories) {
      const more = { ...(url === undefined ? {} : { url }), open: hidden === false };
      all.push({ repository: id, node: node_id, owner: owner.login, name, ...more });
    }
    next = answer.next;
  }
  return all;
}

/**
 * Looks through all repositories of an installation, a hundred a question. Throws where one cannot be read. `heldBy`
 * says to which program a repository belonged until now.
 * With `proposed` as if that commit of one of them stood on its default branch: for showing what it would mean, and
 * nothing else.
 */
export async function programs(
  client: Client,
  blobs: Index["blobs"],
  heldBy: HeldBy = async () => undefined,
  proposed?: { readonly node: string; readonly sha: string },
): Promise<Found> {
  const all = await repositories(client);
  const nodes = new Map<string, HomeNode>();
  for (let at = 0; at < all.length; at += 100) {
    const ids = all.slice(at, at + 100).map(({ node }) => node);
    for (const node of await filesAt("HEAD", ids, client)) nodes.set(node.id, node);
  }
  const changed = proposed ? await filesAt(proposed.sha, [proposed.node], client) : [];
  for (const node of changed) nodes.set(node.id, node);
  const found: Naming[] = [];
  const broken: Broken[] = [];
  const { configOf, isForOthers } = extending(client, blobs);
  const offered = offering(client);
  // The organisation's own file comes last: by then it is known whether others extend it.
  const shared = ({ name }: Repository) => Number(sameName(name, organisationRepository));
  for (const home of all.toSorted((a, b) => shared(a) - shared(b))) {
    const node = nodes.get(home.node);
    if (!node?.config || node.isArchived) continue;
    const from = await configOf(home, node.config.oid);
    if (shared(home) === 1 && isForOthers(from, home.owner)) continue;
    const read = await program(home, from, { all, nodes, offered }, client, blobs);
    if ("problems" in read) broken.push(read);
    else found.push({ program: read, text: from.text });
  }
  return { programs: await settled(found, broken, heldBy), broken };
}

interface Around {
  readonly all: readonly Repository[];
  readonly nodes: ReadonlyMap<string, HomeNode>;
  readonly offered: ReturnType<typeof offering>;
}

async function program(
  home: Repository,
  from: ConfigText,
  { all, nodes, offered }: Around,
  client: Client,
  blobs: Index["blobs"],
): Promise<FoundProgram | Broken> {
  const config = readConfig(from.text, from.base);
  if (!config.ok) return { home, problems: config.problems };
  const members = all.filter(
    ({ owner, name }) => owner === home.owner && listedAs(config.config, home.name, name) !== undefined,
  );
  const node = nodes.get(home.node);
  const files = await formFiles(members, config.config, { nodes, offered }, client, blobs);
  const { words, own, wordProblems } = await ownWords(home, node, client, blobs);
  const read = readProgram(from, files, own);
  if (!read.ok) return { home, problems: read.problems };
  const { instances, warnings } = read.program;
  const { language, kinds: entries } = config.config;
  const onlyCases = members.filter(({ name }) => listedAs(config.config, home.name, name)?.onlyCases);
  return {
    home,
    config: from.oid,
    repositories: members,
    door: doorOf(
      config.config,
      instances,
      onlyCases.map(({ repository }) => repository),
    ),
    renews: config.config.running_cases === "new-rules",
    instances,
    entries,
    language,
    words,
    wordProblems,
    warnings,
    clashes: [],
    ...(await trainingIn(home, config.config, node, client, blobs)),
    ...(await boardFor(home, config, instances, client)),
  };
}

/** Makes the labels of a program in all its repositories; those that exist are used as they are. */
export async function takeOn(program: FoundProgram, client: Client, { words }: Pick<World, "words">): Promise<void> {
  const { repositories, instances, language } = program;
  // Kinds share the labels of state, so these speak the language of the program.
  const spoken = await words(program, language, client);
  // Of a kind's forms, the first has the program's language.
  const specs = new Map(
    instances
      .flatMap((one) => labelsOf(one, spoken))
      .toReversed()
      .map((spec) => [spec.name, spec]),
  );
  for (const repository of repositories) await ensureLabels(client, repository, [...specs.values()]);
}
