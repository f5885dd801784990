// A repository's issues in pages of a hundred, as a sweep looks at them: enough to see which of them changed.

import { z } from "zod";
import type { Board } from "../core/case/board.ts";
import { type Instant, instant } from "../core/text/time.ts";
import { type CardQuery, CardsAsked, cardIn, cardQuery } from "./card.ts";
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

const query = (
  card: CardQuery,
) => `query Sweep($repository: ID!, $states: [IssueState!], $since: DateTime, $after: String${card.declared}) {
  rateLimit { cost remaining }
  node(id: $repository) {
    __typename
    ... on Repository {
      issues(first: 100, after: $after, states: $states, filterBy: { since: $since }, orderBy: { field: CREATED_AT, direction: ASC }) {
        pageInfo { hasNextPage endCursor }
        nodes { id fullDatabaseId number createdAt ${looksQuery} ${card.text} }
      }
    }
  }
}${card.fragment}`;

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
          projectItems: CardsAsked,
          ...Looks.shape,
        }),
      ),
    }),
  }),
});

interface Which {
  readonly states?: readonly ("OPEN" | "CLOSED")[];
  readonly since?: Instant;
}

/** Open issues, or all that changed since a moment; with the cards that they have on a board. Page by page. */
export async function* issuePages(
  client: Client,
  repository: string,
  which: Which,
  board?: Board,
): AsyncGenerator<readonly ListedIssue[]> {
  const card = cardQuery(board);
  let after: string | null = null;
  do {
    const variables = { repository, states: which.states ?? null, since: which.since ?? null, after };
    const answer = await client.graphql(query(card), { ...variables, ...card.variables });
    if (answer.errors.some(({ path }) => !path?.includes("projectItems")))
      throw new Error("GitHub could not list the issues");
    const { pageInfo, nodes } = Page.parse(answer.data).node.issues;
    yield nodes.map(({ id, fullDatabaseId, number, createdAt, projectItems, ...looks }) => {
      const labels = looks.labels.nodes.map(({ name }) => name);
      const its = fingerprint(looks, cardIn(projectItems, board));
      return { issue: fullDatabaseId, node: id, number, openedAt: instant(createdAt), labels, fingerprint: its };
    });
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
}

/** All of them at once. */
export const issues = async (...asked: Parameters<typeof issuePages>): Promise<readonly ListedIssue[]> =>
  (await Array.fromAsync(issuePages(...asked))).flat();
