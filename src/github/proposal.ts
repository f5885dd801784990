// Settings as a commit has them: read as data, checked, and told in a check run. Nothing is ever decided by them.

import { z } from "zod";
import { formFolder } from "../config/forms.ts";
import { configFile } from "../config/layers.ts";
import { messageFolder } from "../config/messages.ts";
import type { FileProblem } from "../config/problem.ts";
import { trainingFile } from "../config/training-file.ts";
import type { CaseAddress } from "../core/case/address.ts";
import type { Commit } from "../core/case/commit.ts";
import { labelNames } from "../core/case/labels.ts";
import { undecidedStages } from "../core/case/undecided.ts";
import { type Checked, checkRun, type Offered, type Remark, type RunningCase } from "../core/telling/check-run.ts";
import { describeFault, Gone } from "../core/text/fault.ts";
import type { HeldBy } from "./belonging.ts";
import { publish } from "./check-runs.ts";
import type { Client } from "./client.ts";
import { type Found, type FoundProgram, programs } from "./installation.ts";
import type { Index, World } from "./world.ts";

const touchedQuery = `query Touched($repository: ID!, $config: String!, $forms: String!, $words: String!, $training: String!) {
  node(id: $repository) {
    __typename
    ... on Repository {
      config: object(expression: $config) { oid }
      forms: object(expression: $forms) { oid }
      words: object(expression: $words) { oid }
      training: object(expression: $training) { oid }
      configNow: object(expression: "HEAD:${configFile}") { oid }
      formsNow: object(expression: "HEAD:${formFolder}") { oid }
      wordsNow: object(expression: "HEAD:${messageFolder}") { oid }
      trainingNow: object(expression: "HEAD:${trainingFile}") { oid }
    }
  }
}`;

const oid = z.object({ oid: z.string() }).nullable();
const places = { config: configFile, forms: formFolder, words: messageFolder, training: trainingFile };
const now = { configNow: oid, formsNow: oid, wordsNow: oid, trainingNow: oid };
const Touched = z.object({ node: z.object({ config: oid, forms: oid, words: oid, training: oid, ...now }) });

/** Whether our files are others there than on the default branch. */
async function touches({ node: repository, sha }: Commit, client: Client): Promise<boolean> {
  const expressions = Object.entries(places).map(([key, path]) => [key, `${sha}:${path}`]);
  const answer = await client.graphql(touchedQuery, { repository, ...Object.fromEntries(expressions) });
  if (answer.errors.length > 0) throw new Error("GitHub could not read the files of a commit");
  const { config, forms, words, training, ...now } = Touched.parse(answer.data).node;
  const pairs = [
    [config, now.configNow],
    [forms, now.formsNow],
    [words, now.wordsNow],
    [training, now.trainingNow],
  ];
  return pairs.some(([then, now]) => then?.oid !== now?.oid);
}

interface OpenCase {
  readonly address: CaseAddress;
  readonly kind: string;
  readonly stage: string;
}

export interface Checking {
  readonly client: Client;
  readonly world: World;
  readonly heldBy: HeldBy;
  /** The open cases of a repository, as the index has them. */
  open(repository: number): Promise<readonly OpenCase[]>;
  warn(about: object, text: string): void;
}

export async function checkCommit(commit: Commit, repository: number, checking: Checking): Promise<void> {
  const { client, world, heldBy, warn } = checking;
  if (!commit.asked && !(await touches(commit, client))) return;
  const blobs = forgetful(world.index.blobs);
  const then = await programs(client, blobs, heldBy, commit);
  const now = commit.inForce ? then : await programs(client, blobs, heldBy);
  const found = checkedAt(repository, commit, now, then);
  if (!found) return;
  const next = then.programs.find(concerns(repository));
  const checked = next?.renews ? { ...found, running: await running(next, repository, checking) } : found;
  const known = then.programs.find(concerns(repository)) ?? now.programs.find(concerns(repository));
  const words = known
    ? await world.words(known, known.language, client)
    : await world.words({ home: { repository, ...commit }, config: "", words: [] }, "en", client);
  try {
    await publish(checkRun(checked, words), commit, client, world.slug);
  } catch (fault) {
    if (!(fault instanceof Gone)) throw fault;
    warn(
      { repository, error: describeFault(fault) },
      "settings are not checked beside pull requests: the App may not write checks",
    );
  }
}

const concerns =
  (repository: number) =>
  ({ home, repositories = [] }: { home: { repository: number }; repositories?: readonly { repository: number }[] }) =>
    home.repository === repository || repositories.some((one) => one.repository === repository);

/** Nothing where the repository belongs to no program, and would not belong to one. */
function checkedAt(repository: number, commit: Commit, now: Found, then: Found): Checked | undefined {
  const current = now.programs.find(concerns(repository));
  const next = then.programs.find(concerns(repository));
  const home = next?.home.repository ?? current?.home.repository ?? repository;
  const broken = then.broken.find((one) => one.home.repository === home);
  if (!current && !next && !broken) return undefined;
  const problems = [
    ...(broken?.problems ?? []),
    ...(next
      ? [...next.clashes, ...next.warnings, ...next.wordProblems, ...next.boardProblems, ...next.trainingProblems]
      : []),
  ];
  const isHome = home === repository;
  return {
    remarks: problems.map((one) => remark(one, isHome, broken === undefined)),
    now: current ? offered(current) : [],
    next: broken ? null : next ? offered(next) : [],
    inForce: commit.inForce,
  };
}

/** Those that are not decided, in repositories that everybody may see, or in this very one. */
async function running(
  { instances, repositories }: FoundProgram,
  here: number,
  { open }: Checking,
): Promise<readonly RunningCase[]> {
  const undecided = new Map(instances.map((one) => [one.name, undecidedStages(one)]));
  const seen = repositories.filter((one) => one.open || one.repository === here);
  const all = await Promise.all(seen.map(({ repository }) => open(repository)));
  return all.flat().flatMap(({ address, kind, stage }) => {
    if (!undecided.get(kind)?.has(stage)) return [];
    const { repository, owner, name, number } = address;
    return [{ kind, at: repository === here ? `#${number}` : `${owner}/${name}#${number}` }];
  });
}

/** A kind with forms in several languages is one thing to ask for. The files that it was read from say nothing. */
function offered({ instances, entries }: FoundProgram): Offered[] {
  return [...Map.groupBy(instances, ({ name }) => name)].map(([name, all]) => {
    const forms = all.map(({ config: _, form: { blob: __, ...form }, ...rest }) => ({ ...rest, form }));
    const labels = [...new Set(all.flatMap(labelNames))];
    return { name, title: all[0]?.title ?? name, labels, says: JSON.stringify([entries[name], forms]) };
  });
}

/** Of a program's files, its forms may stand in this repository though its settings do not. */
function remark(
  { repository, file, line, column, says, warning }: FileProblem,
  isHome: boolean,
  holds: boolean,
): Remark {
  const here = repository === undefined && (isHome || file.startsWith(formFolder));
  const place = repository === undefined ? file : `${repository}: ${file}`;
  return { file, line, column, says, warning: warning === true && holds, here, place };
}

/** What anybody may propose is not kept in our store for ever. */
function forgetful(blobs: Index["blobs"]): Index["blobs"] {
  const own = new Map<string, string>();
  return {
    get: async (id) => own.get(id) ?? blobs.get(id),
    put: async (id, text) => void own.set(id, text),
  };
}
