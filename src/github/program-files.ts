// What a program keeps in files beside its configuration: forms, sentences of its own, its list of trainings.

import { communitiesOf } from "../config/communities.ts";
import { allFormFiles } from "../config/form-files.ts";
import { checkMessages } from "../config/message-problems.ts";
import type { Blob } from "../config/program.ts";
import type { Config } from "../config/schema.ts";
import { trainingFrom } from "../config/training.ts";
import { readTrainingFile } from "../config/training-file.ts";
import type { Client } from "./client.ts";
import { forms, texts } from "./files.ts";
import { type HomeNode, wordFiles } from "./homes.ts";
import type { FoundProgram, Repository } from "./installation.ts";
import type { offering } from "./offered.ts";
import type { Index } from "./world.ts";

interface Offering {
  readonly nodes: ReadonlyMap<string, HomeNode>;
  readonly offered: ReturnType<typeof offering>;
}

/** The forms of all member repositories; one that offers none has its organisation's. */
export async function formFiles(
  members: readonly Repository[],
  config: Config,
  { nodes, offered }: Offering,
  client: Client,
  blobs: Index["blobs"],
): Promise<ReadonlyMap<string, Blob>> {
  const wanted = allFormFiles(config);
  const files = new Map<string, Blob>();
  for (const member of members) {
    const folder = await offered({ ...member, forms: nodes.get(member.node)?.forms ?? null });
    for (const [name, blob] of await forms(blobs, client, folder, wanted)) files.set(name, blob);
  }
  return files;
}

/** The community's own sentences: their files, the languages that they are in, and what is wrong with them. */
export async function ownWords(
  home: Repository,
  node: HomeNode | undefined,
  client: Client,
  blobs: Index["blobs"],
): Promise<Pick<FoundProgram, "words" | "wordProblems"> & { readonly own: readonly string[] }> {
  const words = wordFiles(node);
  const oids = words.map(({ oid }) => oid);
  const spoken = await texts(blobs, client, home.node, oids);
  const checked = checkMessages(words.map((one) => ({ ...one, text: spoken.get(one.oid) ?? "" })));
  return { words, own: Object.keys(checked.own), wordProblems: checked.problems };
}

/** What is wrong in the list of trainings keeps nothing else from working. */
export async function trainingIn(
  home: Repository,
  config: Config,
  node: HomeNode | undefined,
  client: Client,
  blobs: Index["blobs"],
): Promise<Pick<FoundProgram, "training" | "trainingProblems">> {
  const oid = node?.training?.oid;
  if (oid === undefined) return { trainingProblems: [] };
  const text = (await texts(blobs, client, home.node, [oid])).get(oid) ?? "";
  const { trainings, problems } = readTrainingFile(text, trainingFrom(config).courses);
  const { zone } = communitiesOf(config).calendar;
  return { training: { oid, trainings, zone }, trainingProblems: problems };
}
