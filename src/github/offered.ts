// The forms that GitHub offers in a repository: its own, or where its folder of forms is not there at all, those of the
// organisation's public repository `.github`.

import { z } from "zod";
import type { Client } from "./client.ts";
import { organisationRepository } from "./extended.ts";
import { type Entry, texts } from "./files.ts";
import type { Index } from "./world.ts";

/** A folder of forms, and the repository in which git has its files. */
export interface FormFolder {
  readonly node: string;
  readonly entries: readonly Entry[];
}

interface Offering {
  readonly node: string;
  readonly owner: string;
  /** Null where there is no such folder. */
  readonly forms: { readonly entries?: readonly Entry[] | undefined } | null;
}

const query = `query OrganisationForms($owner: String!) {
  repository(owner: $owner, name: "${organisationRepository}") {
    id isPrivate
    forms: object(expression: "HEAD:.github/ISSUE_TEMPLATE") { __typename ... on Tree { entries { name oid type } } }
  }
}`;

const Entries = z.array(z.object({ name: z.string(), oid: z.string(), type: z.string() }));
const Answered = z.object({
  repository: z
    .object({
      id: z.string(),
      isPrivate: z.boolean(),
      forms: z.looseObject({ entries: Entries.optional() }).nullable(),
    })
    .nullable(),
});

/** Throws where GitHub could not look: what is unknown is not empty. */
async function organisation(client: Client, owner: string): Promise<FormFolder | null> {
  const answer = await client.graphql(query, { owner });
  if (answer.errors.some(({ type }) => type !== "NOT_FOUND"))
    throw new Error(`the forms of ${owner}/${organisationRepository} cannot be read`);
  const { repository } = Answered.parse(answer.data);
  return repository && !repository.isPrivate ? { node: repository.id, entries: repository.forms?.entries ?? [] } : null;
}

/** Asks for each owner once at most, and only where a repository has no forms of its own. */
export function offering(client: Client): (of: Offering) => Promise<FormFolder> {
  const known = new Map<string, FormFolder | null>();
  return async ({ node, owner, forms }) => {
    if (forms) return { node, entries: forms.entries ?? [] };
    const found = known.get(owner) ?? (await organisation(client, owner));
    known.set(owner, found);
    return found ?? { node, entries: [] };
  };
}

/** A form that a case was opened with, wherever it came from at that time. */
export async function formAt(
  oid: string,
  { node, owner }: Omit<Offering, "forms">,
  client: Client,
  blobs: Index["blobs"],
): Promise<string> {
  const own = await texts(blobs, client, node, [oid]).catch((fault: unknown) => ({ fault }));
  if (!("fault" in own)) return own.get(oid) ?? "";
  const found = await organisation(client, owner);
  if (!found) throw own.fault;
  return (await texts(blobs, client, found.node, [oid])).get(oid) ?? "";
}
