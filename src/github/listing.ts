// A repository's issues in pages of a hundred, as a sweep looks at them: enough to see which of them changed.

import { z } from "zod";
import { type Instant, instant } from "../core/text/time.ts";
import type { Client } from "./client.ts";
import { fingerprint, Looks, looksQuery } from "./fingerprint.ts";

export interface ListedIssue {
  readonly issue: number;
  readonly node: string;
  readonly number: number;
  readonly openedAt: Instant;
  readonly labels: readonly string[];
  /** Equal as long as nothing happened to the issue that a case could rest on. */
  readonly fingerprint: string;
}

const query = `query Sweep($repository: ID!, $states: [IssueState!], $since: DateTime, $after: String) {
  rateLimit { cost remaining }
  node(id: $repository) {
    __typename
    ... on Repository {
      issues(first: 100, after: $after, states: $states, filterBy: { since: $since }, orderBy: { field: CREATED_AT, direction: ASC }) {
        pageInfo { hasNextPage endCursor }
        nodes { id fullDatabaseId number createdAt ${looksQuery} }
      }
    }
  }
}`;

const Page = z.object({
  node: z.object({
    issues: z.object({
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      nodes: z.array(
        z.object({
          id: z.string(),
          fullDatabaseId: z.union([z.string(), z.number()]).transform(Number),
          number: z.number(),
          createdAt: z.string(),
          ...Looks.shape,
        }),
      ),
    }),
  }),
});

/** Open issues, or all that changed since a moment. */
export async function issues(
  client: Client,
  repository: string,
  which: { readonly states?: readonly ("OPEN" | "CLOSED")[]; readonly since?: Instant },
): Promise<ListedIssue[]> {
  const found: ListedIssue[] = [];
  let after: string | null = null;
  do {
    const variables = { repository, states: which.states ?? null, since: which.since ?? null, after };
    const answer = await client.graphql(query, variables);
    if (answer.errors.length > 0) throw new Error("GitHub could not list the issues");
    const { pageInfo, nodes } = Page.parse(answer.data).node.issues;
    for (const { id, fullDatabaseId, number, createdAt, ...looks } of nodes) {
      const labels = looks.labels.nodes.map(({ name }) => name);
      const openedAt = instant(createdAt);
      found.push({ issue: fullDatabaseId, node: id, number, openedAt, labels, fingerprint: fingerprint(looks) });
    }
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}
