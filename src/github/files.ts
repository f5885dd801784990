// Configuration and forms by git blob id: what an id names never changes, so each is read once.

import { z } from "zod";
import type { Blob } from "../config/program.ts";
import type { Client } from "./client.ts";
import { blobQuery } from "./query.ts";
import { BlobText } from "./shapes.ts";
import type { Index } from "./world.ts";

/** Stands for a file that is no text, or too long for one. */
const noText = "\uFFFD";

/** Texts by blob id, from the index or with one question. Throws where one cannot be read whole. */
export async function texts(
  blobs: Index["blobs"],
  client: Client,
  repository: string,
  oids: readonly string[],
): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  for (const oid of new Set(oids)) {
    const text = await blobs.get(oid);
    if (text !== undefined) known.set(oid, text);
  }
  const missing = [...new Set(oids)].filter((oid) => !known.has(oid));
  if (missing.length === 0) return known;
  const variables = Object.fromEntries(missing.map((oid, at) => [`o${at}`, oid]));
  const answer = await client.graphql(blobQuery(missing.length), { repository, ...variables });
  const node = z
    .record(z.string(), z.unknown())
    .safeParse(z.object({ node: z.unknown() }).safeParse(answer.data).data?.node);
  for (const [at, oid] of missing.entries()) {
    const blob = BlobText.safeParse(node.data?.[`b${at}`]).data;
    // It will never be a text: the reader says so in words, and the installation's other programs go on.
    const text = blob?.isBinary || blob?.isTruncated ? noText : blob?.text;
    if (typeof text !== "string") throw new Error(`the file ${oid} cannot be read`);
    await blobs.put(oid, text);
    known.set(oid, text);
  }
  return known;
}

export interface Entry {
  readonly name: string;
  readonly oid: string;
  readonly type: string;
}

/** The files of the form folder that a program asks for, by name. */
export async function forms(
  blobs: Index["blobs"],
  client: Client,
  { node, entries }: { readonly node: string; readonly entries: readonly Entry[] },
  wanted: readonly string[],
): Promise<Map<string, Blob>> {
  const found = entries.filter(({ name, type }) => type === "blob" && wanted.includes(name));
  const read = await texts(
    blobs,
    client,
    node,
    found.map(({ oid }) => oid),
  );
  return new Map(found.map(({ name, oid }) => [name, { oid, text: read.get(oid) ?? "" }]));
}
