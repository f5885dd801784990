// Reactions to the newest comment of ours that asks for them: with the question about the case where we know the comment.

import { z } from "zod";
import type { CaseKey } from "../core/case/address.ts";
import type { Person } from "../core/case/facts.ts";
import { pollNotice, type Reacted, type Reactions } from "../core/case/reactions.ts";
import type { Keys } from "../core/case/record.ts";
import { instant } from "../core/text/time.ts";
import type { Read } from "./ask.ts";
import { noticeIn } from "./believe.ts";
import { part, person } from "./people.ts";
import { reactionsPage } from "./query.ts";
import { Actor } from "./shapes.ts";
import type { Standing } from "./standing.ts";

const more = `query Reactions($poll: ID!, $after: String) {
  poll: node(id: $poll) { ... on IssueComment { reactions(first: 100, after: $after) { ${reactionsPage} } } }
}`;

const Page = z.object({
  reactions: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    nodes: z.array(z.object({ content: z.string(), createdAt: z.string(), user: Actor })),
  }),
});

/** The newest of the polls that stand. */
const newest = ({ notices }: Pick<Standing, "notices">): string | undefined =>
  Object.entries(notices)
    .filter(([key]) => key.startsWith(pollNotice))
    .toSorted(([, a], [, b]) => (a < b ? -1 : 1))
    .at(-1)?.[0];

/** Its node id, as far as we remember having posted it. */
export function pollKnown(posted: Read["known"]["posted"]): string | undefined {
  const polls = Object.entries(posted).filter(([key]) => key.startsWith(pollNotice));
  return polls.toSorted(([, a], [, b]) => a.id - b.id).at(-1)?.[1].node;
}

/** Nothing where no comment asks for them, or where GitHub does not tell: then nobody counts. */
export async function reactionFacts(read: Read, of: CaseKey, keys: Keys): Promise<{ readonly reactions?: Reactions }> {
  const key = read.issue.state === "OPEN" ? newest(read.standing) : undefined;
  const node = key === undefined ? undefined : nodeOf(key, read.items, of, keys);
  if (key === undefined || node === undefined) return {};
  const first = pollKnown(read.known.posted) === node ? Page.safeParse(part(read.answer.data, "poll")).data : undefined;
  const all: Reacted[] = [];
  for (let next = first ?? (await ask(read, node, null)); next; ) {
    const { nodes, pageInfo } = next.reactions;
    all.push(...nodes.flatMap(reacted));
    if (!pageInfo.hasNextPage) return { reactions: { key, all } };
    next = await ask(read, node, pageInfo.endCursor);
  }
  return {};
}

async function ask({ client }: Read, poll: string, after: string | null) {
  const answer = await client.graphql(more, { poll, after });
  return answer.errors.length > 0 ? undefined : Page.safeParse(part(answer.data, "poll")).data;
}

function nodeOf(key: string, items: Read["items"], of: CaseKey, keys: Keys): string | undefined {
  const found = items.find((one) => one.__typename === "IssueComment" && noticeIn(one, of, keys)?.key === key);
  return found?.id;
}

const reacted = ({ content, createdAt, user }: z.infer<typeof Page>["reactions"]["nodes"][number]): Reacted[] => {
  const by: Person | null = person(user);
  return by === null ? [] : [{ content, by, at: instant(createdAt) }];
};
