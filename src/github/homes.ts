// The files of a program in its repositories: its configuration, its forms and its own sentences, by git blob id.

import { z } from "zod";
import { formFolder } from "../config/forms.ts";
import { configFile } from "../config/layers.ts";
import { messageFolder } from "../config/messages.ts";
import { trainingFile } from "../config/training-file.ts";
import type { Client } from "./client.ts";
import type { WordFile } from "./world.ts";

const homesQuery = `query Homes($ids: [ID!]!, $config: String!, $forms: String!, $words: String!, $training: String!) {
  nodes(ids: $ids) {
    __typename
    ... on Repository {
      id isArchived
      config: object(expression: $config) { oid }
      forms: object(expression: $forms) { __typename ... on Tree { entries { name oid type } } }
      training: object(expression: $training) { oid }
      words: object(expression: $words) {
        __typename
        ... on Tree {
          entries { name object { __typename ... on Tree { entries { name oid type } } } }
        }
      }
    }
  }
}`;

const Entries = z.array(z.object({ name: z.string(), oid: z.string(), type: z.string() }));
const Folder = z.looseObject({ entries: Entries.optional() }).nullable();
const Folders = z
  .looseObject({ entries: z.array(z.object({ name: z.string(), object: Folder })).optional() })
  .nullable();

const Homes = z.object({
  nodes: z.array(
    z
      .looseObject({
        id: z.string(),
        isArchived: z.boolean(),
        config: z.object({ oid: z.string() }).nullable(),
        forms: Folder,
        words: Folders,
        training: z.object({ oid: z.string() }).nullish(),
      })
      .nullable(),
  ),
});
export type HomeNode = NonNullable<z.infer<typeof Homes>["nodes"][number]>;

/** The files of these repositories as they stand at a commit. */
export async function filesAt(commit: string, ids: readonly string[], client: Client): Promise<HomeNode[]> {
  const at = (path: string) => `${commit}:${path}`;
  const places = {
    config: at(configFile),
    forms: at(formFolder),
    words: at(messageFolder),
    training: at(trainingFile),
  };
  const answer = await client.graphql(homesQuery, { ids, ...places });
  if (answer.errors.length > 0) throw new Error("GitHub could not read the installation's repositories");
  return Homes.parse(answer.data).nodes.flatMap((node) => node ?? []);
}

/** Every `<language>/<topic>.md` below the folder of messages. */
export const wordFiles = (node: HomeNode | undefined): WordFile[] =>
  (node?.words?.entries ?? []).flatMap(({ name: language, object }) =>
    (object?.entries ?? [])
      .filter(({ name, type }) => type === "blob" && name.endsWith(".md"))
      .map(({ name, oid }) => ({ language, topic: name.slice(0, -".md".length), oid })),
  );
