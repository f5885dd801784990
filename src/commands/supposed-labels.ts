// Labels that somebody would put on an issue, shown in GitHub's own answer: whether they make it a case is then decided
// by what decides it always.

import { z } from "zod";
import type { Person } from "../core/case/facts.ts";
import type { Instant } from "../core/text/time.ts";
import type { Client } from "../github/client.ts";

export interface SupposedLabel {
  readonly name: string;
  readonly by: Person | undefined;
  readonly at: Instant;
}

const Timeline = z.looseObject({
  pageInfo: z.looseObject({ hasNextPage: z.boolean() }),
  nodes: z.array(z.unknown()),
});
const Node = z.looseObject({
  repository: z.record(z.string(), z.unknown()).optional(),
  labels: z.looseObject({ nodes: z.array(z.looseObject({ name: z.string(), id: z.string() })) }).optional(),
  timelineItems: Timeline,
});
const Answered = z.looseObject({ node: Node });

/** The same client, whose answers about an issue have these labels. */
export const labelled = (client: Client, labels: readonly SupposedLabel[]): Client => ({
  ...client,
  graphql: async (document, variables) => {
    const answer = await client.graphql(document, variables);
    const read = labels.length === 0 ? undefined : Answered.safeParse(answer.data).data;
    return read ? { ...answer, data: { ...read, node: withLabels(read.node, labels) } } : answer;
  },
});

function withLabels(node: z.infer<typeof Node>, labels: readonly SupposedLabel[]) {
  const { repository = {}, timelineItems } = node;
  const found = labels.map(({ name, by, at }) => ({ by, at, label: { name, id: idOf(name, repository) } }));
  const events = found.map(({ by, at, label }, index) => ({
    __typename: "LabeledEvent",
    id: `supposed-${index}`,
    createdAt: at,
    actor: by ? { __typename: by.is === "person" ? "User" : "Bot", login: by.login, databaseId: by.id } : null,
    label,
  }));
  // It comes last, and so on the last page.
  const nodes = timelineItems.pageInfo.hasNextPage ? timelineItems.nodes : [...timelineItems.nodes, ...events];
  const there = node.labels && {
    labels: { ...node.labels, nodes: [...node.labels.nodes, ...found.map(({ label }) => label)] },
  };
  return { ...node, ...there, timelineItems: { ...timelineItems, nodes } };
}

/** The question asks for the ids of the labels that the program speaks with. */
function idOf(name: string, repository: Readonly<Record<string, unknown>>): string {
  const known = Object.values(repository).flatMap((value) => {
    const label = z.looseObject({ name: z.string(), id: z.string() }).safeParse(value).data;
    return label?.name.toLowerCase() === name.toLowerCase() ? [label.id] : [];
  });
  return known[0] ?? `supposed ${name}`;
}
