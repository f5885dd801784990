// How the text that a case links to is right now: one question more, for the kinds that are decided with such a text.

import { z } from "zod";
import { documentIn, type LinkedDocument } from "../core/case/document.ts";
import type { Facts } from "../core/case/facts.ts";
import { History } from "../core/case/history.ts";
import type { Instance } from "../core/case/kind.ts";
import { opened } from "../core/deciding/conclude.ts";
import type { Client } from "./client.ts";

const question = `query Document($owner: String!, $name: String!, $expression: String!, $number: Int!, $pull: Boolean!) {
  repository(owner: $owner, name: $name) {
    object(expression: $expression) @skip(if: $pull) { oid }
    pullRequest(number: $number) @include(if: $pull) { headRefOid }
  }
}`;

const Seen = z.object({
  repository: z
    .object({
      object: z.object({ oid: z.string() }).nullish(),
      pullRequest: z.object({ headRefOid: z.string() }).nullish(),
    })
    .nullable(),
});

/** Undefined where the form links to none. Throws where it is not known whether there is one. */
export async function documentOf(
  instance: Instance,
  facts: Facts,
  client: Client,
): Promise<LinkedDocument | undefined> {
  if (!instance.whole) return undefined;
  const reading = new History(instance, facts, facts.record ?? opened(instance, facts)).last();
  const found = documentIn(instance, reading, facts);
  if (!found) return undefined;
  const { link, url } = found;
  const pull = link.is === "pull";
  const at = { expression: link.is === "file" ? link.expression : "HEAD", number: pull ? link.number : 0, pull };
  const { owner, name } = link;
  const { data, errors } = await client.graphql(question, { owner, name, ...at });
  const [fault] = errors.filter(({ type }) => type !== "NOT_FOUND");
  if (fault) throw new Error(`the document of a case cannot be read (${fault.type ?? "no type"})`);
  const seen = Seen.parse(data ?? { repository: null });
  const revision = pull ? seen.repository?.pullRequest?.headRefOid : seen.repository?.object?.oid;
  return { url, revision: revision ?? null };
}
