// Which of many old issues somebody made cases by giving them a kind's label, asked for a hundred at a time.

import { z } from "zod";
import type { Door } from "../core/case/door.ts";
import { beginning } from "./beginning.ts";
import type { Client } from "./client.ts";
import { Actor } from "./shapes.ts";

/** What it takes to see whether an issue is a case. */
export const beginningQuery = `id createdAt state body
      labels(first: 20) { nodes { id name } }
      timelineItems(last: 50, itemTypes: [LABELED_EVENT, UNLABELED_EVENT, TRANSFERRED_EVENT]) {
        nodes {
          __typename
          ... on LabeledEvent { createdAt actor { __typename login } label { id name } }
          ... on UnlabeledEvent { createdAt actor { __typename login } label { id name } }
          ... on TransferredEvent { createdAt }
        }
      }`;

const query = `query Adopted($ids: [ID!]!) {
  rateLimit { cost remaining }
  nodes(ids: $ids) {
    __typename
    ... on Issue {
      ${beginningQuery}
    }
  }
}`;

const Label = z.object({ id: z.string(), name: z.string() });
export const Beginning = z.object({
  id: z.string(),
  createdAt: z.string(),
  state: z.enum(["OPEN", "CLOSED"]),
  body: z.string(),
  labels: z.object({ nodes: z.array(Label) }),
  timelineItems: z.object({
    nodes: z.array(
      z.object({ __typename: z.string(), createdAt: z.string(), actor: Actor.optional(), label: Label.optional() }),
    ),
  }),
});
const Issues = z.object({ nodes: z.array(Beginning.nullable()) });

/** Node ids of those that are cases. An issue that cannot be read is none of them. */
export async function adopted(
  client: Client,
  nodes: readonly string[],
  { kinds, liveFrom }: Door,
  slug: string,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (let at = 0; at < nodes.length; at += 100) {
    const answer = await client.graphql(query, { ids: nodes.slice(at, at + 100) });
    for (const issue of Issues.parse(answer.data).nodes) {
      const items = issue?.timelineItems.nodes ?? [];
      const labels = new Map<string, string>();
      const start = issue && beginning(issue, items, { instances: kinds, liveFrom, slug, labels });
      if (issue && start && start !== "released") found.add(issue.id);
    }
  }
  return found;
}
