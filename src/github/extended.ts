// Configurations that extend the organisation's, in its repository `.github`. The App need not be installed there:
// anybody can read it where it is public.

import { z } from "zod";
import { type Base, blobsOf, configFile, configId, extendedIn } from "../config/layers.ts";
import type { ConfigText } from "../config/program.ts";
import { readYaml } from "../config/yaml.ts";
import type { Client } from "./client.ts";
import { texts } from "./files.ts";
import type { Index, KnownProgram } from "./world.ts";

export const organisationRepository = ".github";

const organisationQuery = `query Organisation($owner: String!) {
  repository(owner: $owner, name: "${organisationRepository}") {
    id
    object(expression: "HEAD:${configFile}") { oid }
  }
}`;

const Answered = z.object({
  repository: z.object({ id: z.string(), object: z.object({ oid: z.string() }).nullable() }).nullable(),
});

/** Null where there is no such repository, as far as the App can see. Throws where GitHub could not look. */
async function organisation(client: Client, owner: string) {
  const answer = await client.graphql(organisationQuery, { owner });
  if (answer.errors.some(({ type }) => type !== "NOT_FOUND"))
    throw new Error(`the repository ${owner}/${organisationRepository} cannot be read`);
  return Answered.parse(answer.data).repository;
}

/** The texts of a configuration by the id that cases are pinned to; throws where one cannot be read. */
export async function configText(
  id: string,
  { home }: Pick<KnownProgram, "home">,
  client: Client,
  blobs: Index["blobs"],
): Promise<ConfigText> {
  const { own, base } = blobsOf(id);
  const text = (await texts(blobs, client, home.node, [own])).get(own) ?? "";
  if (base === undefined) return { oid: id, text };
  const repository = `${home.owner}/${organisationRepository}`;
  const known = await blobs.get(base);
  if (known !== undefined) return { oid: id, text, base: { repository, text: known } };
  // Git has it as long as the repository is there, even when the index was lost.
  const found = await organisation(client, home.owner);
  if (!found) throw new Error(`${repository}, which the configuration extends, cannot be read`);
  return { oid: id, text, base: { repository, text: (await texts(blobs, client, found.id, [base])).get(base) ?? "" } };
}

interface Home {
  readonly node: string;
  readonly owner: string;
}

/** Reads the programs of an installation, and the organisation's file at most once for each owner. */
export function extending(client: Client, blobs: Index["blobs"]) {
  const bases = new Map<string, { readonly oid?: string; readonly base: Base }>();
  const baseOf = async (owner: string) => {
    const repository = `${owner}/${organisationRepository}`;
    const found = await organisation(client, owner);
    const oid = found?.object?.oid;
    if (!found || oid === undefined) return { base: { repository, text: null } };
    return { oid, base: { repository, text: (await texts(blobs, client, found.id, [oid])).get(oid) ?? "" } };
  };
  return {
    /** The program's file as it stands and, if it extends the organisation's, that one. */
    configOf: async ({ node, owner }: Home, oid: string): Promise<ConfigText> => {
      const text = (await texts(blobs, client, node, [oid])).get(oid) ?? "";
      if (extendedIn(text) === undefined) return { oid, text };
      const known = bases.get(owner) ?? (await baseOf(owner));
      bases.set(owner, known);
      return { oid: configId(oid, known.oid), text, base: known.base };
    },
    /** The organisation's file is a program of its own only if it names repositories and nobody extends it. */
    isForOthers: ({ text }: ConfigText, owner: string): boolean => {
      if (bases.has(owner)) return true;
      const { data, problems } = readYaml(configFile, text);
      return problems.length === 0 && !(typeof data === "object" && data !== null && "repositories" in data);
    },
  };
}
