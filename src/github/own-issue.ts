// An issue that we opened ourselves, found again by the mark in its text where its number is not known any more.

import { z } from "zod";
import type { Client } from "./client.ts";

const Listed = z.object({
  node: z.object({
    issues: z.object({
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      nodes: z.array(z.object({ id: z.string(), number: z.number(), body: z.string(), viewerDidAuthor: z.boolean() })),
    }),
  }),
});

const ownIssuesQuery = `query OwnIssues($repository: ID!, $states: [IssueState!], $after: String) {
  node(id: $repository) {
    __typename
    ... on Repository {
      issues(first: 100, after: $after, states: $states, orderBy: { field: CREATED_AT, direction: DESC }) {
        pageInfo { hasNextPage endCursor }
        nodes { id number body viewerDidAuthor }
      }
    }
  }
}`;

export interface OwnIssue {
  readonly node: string;
  readonly number: number;
  readonly body: string;
}

/** The newest of ours that it is; a question for each hundred issues. */
export async function ownIssue(
  repository: string,
  states: readonly ("OPEN" | "CLOSED")[],
  isIt: (body: string) => boolean,
  client: Client,
): Promise<OwnIssue | undefined> {
  for (let after: string | null = null, next = true; next; ) {
    const answer = await client.graphql(ownIssuesQuery, { repository, states, after });
    if (answer.errors.length > 0) throw new Error("GitHub could not list the issues");
    const { nodes, pageInfo } = Listed.parse(answer.data).node.issues;
    const issue = nodes.find((one) => one.viewerDidAuthor && isIt(one.body));
    if (issue) return { node: issue.id, number: issue.number, body: issue.body };
    after = pageInfo.endCursor;
    next = pageInfo.hasNextPage;
  }
  return undefined;
}
