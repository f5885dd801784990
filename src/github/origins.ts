// Who really wrote a command: GraphQL does not say whether a program posted a comment in a person's name. Webhooks do,
// and were noted at the door; for comments that no webhook told of, REST is asked.

import { z } from "zod";
import type { CaseAddress } from "../core/case/address.ts";
import type { Person } from "../core/case/facts.ts";
import type { Instance } from "../core/case/kind.ts";
import type { CaseRecord } from "../core/case/record.ts";
import { fieldLines } from "../core/form/field-lines.ts";
import { fieldNames } from "../core/form/field-names.ts";
import { readCommands } from "../core/text/command.ts";
import type { Client } from "./client.ts";
import type { Item } from "./shapes.ts";
import type { World } from "./world.ts";

const Comments = z.array(z.looseObject({ id: z.number(), performed_via_github_app: z.unknown().optional() }));

/**
 * Comment id to whether a program wrote it: for every command that is still to be answered, and for every reply of the
 * issue's author that fills fields, which is read anew each time.
 */
export async function origins(
  { items, author }: { readonly items: readonly Item[]; readonly author: Person | null },
  record: CaseRecord | null,
  instance: Instance,
  address: CaseAddress,
  client: Client,
  world: World,
): Promise<ReadonlyMap<number, boolean>> {
  const names = fieldNames(instance.form);
  const answered = new Set(record?.answers.map(({ id }) => id));
  const waiting = items
    .filter((item) => item.__typename === "IssueComment")
    .filter((one) => !one.viewerDidAuthor && one.author?.__typename === "User")
    .filter(
      ({ fullDatabaseId: id, body, author: by }) =>
        (!answered.has(id) && readCommands(body, instance.aliases).length > 0) ||
        (author !== null && by?.databaseId === author.id && fieldLines(body, names).said.length > 0),
    );
  const ids = waiting.map(({ fullDatabaseId }) => fullDatabaseId);
  const known = new Map(await world.index.origins.get(ids));
  const unknown = waiting.filter(({ fullDatabaseId }) => !known.has(fullDatabaseId));
  const since = unknown[0]?.createdAt;
  if (since === undefined) return known;
  await ask(address, since, client, async (id, viaApp) => {
    known.set(id, viaApp);
    await world.index.origins.put(id, viaApp);
  });
  // A comment that REST does not list was deleted in between; the next read will not have it either.
  for (const { fullDatabaseId } of unknown) if (!known.has(fullDatabaseId)) known.set(fullDatabaseId, true);
  return known;
}

async function ask(
  { owner, name, number }: CaseAddress,
  since: string,
  client: Client,
  found: (id: number, viaApp: boolean) => Promise<void>,
): Promise<void> {
  for (let page = 1, next = true; next; page++) {
    const parameters = { owner, repo: name, issue_number: number, since, per_page: 100, page };
    const answer = await client.rest("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", parameters);
    for (const { id, performed_via_github_app: app } of Comments.parse(answer.data)) {
      await found(id, app !== undefined && app !== null);
    }
    next = answer.next;
  }
}
