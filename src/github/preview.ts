// What a repository holds before Quorate is switched on there: its forms, its labels, and its issues as they would be
// taken. Reads only.

import { z } from "zod";
import type { Instance } from "../core/case/kind.ts";
import { recognise } from "../core/case/recognise.ts";
import { masked } from "../core/text/private-numbers.ts";
import { type Day, dayOf, type Instant, instant, plusDays } from "../core/text/time.ts";
import { Beginning, beginningQuery } from "./adopted.ts";
import { beginning } from "./beginning.ts";
import type { Client } from "./client.ts";
import { type FormFolder, offering } from "./offered.ts";
import { isSelf } from "./people.ts";

/** An issue that is there, and what it would be. */
export interface Standing {
  readonly number: number;
  readonly title: string;
  readonly openedOn: Day;
  readonly open: boolean;
  /** Followed already; a case by its form or by a kind's label, once it is; old where only its age keeps it from being one; a stray; or nothing. */
  readonly is: "running" | "by-form" | "by-label" | "old" | "formless" | "other";
  readonly of?: Instance;
}

interface Place {
  readonly node: string;
  readonly owner: string;
  readonly name: string;
}

const formsQuery = `query RepositoryForms($repository: ID!) {
  node(id: $repository) {
    __typename
    ... on Repository {
      forms: object(expression: "HEAD:.github/ISSUE_TEMPLATE") { __typename ... on Tree { entries { name oid type } } }
    }
  }
}`;

const Entries = z.array(z.object({ name: z.string(), oid: z.string(), type: z.string() }));
const Forms = z.object({ node: z.object({ forms: z.looseObject({ entries: Entries.optional() }).nullable() }) });

/** The forms that GitHub offers there. */
export async function formsAt({ node, owner }: Place, client: Client): Promise<FormFolder> {
  const answer = await client.graphql(formsQuery, { repository: node });
  if (answer.errors.length > 0) throw new Error("GitHub could not read the forms");
  return offering(client)({ node, owner, forms: Forms.parse(answer.data).node.forms });
}

const Labels = z.array(z.looseObject({ name: z.string(), color: z.string() }));

export async function labelsAt({ owner, name: repo }: Place, client: Client): Promise<z.infer<typeof Labels>> {
  const all: z.infer<typeof Labels> = [];
  for (let page = 1, next = true; next; page++) {
    const answer = await client.rest("GET /repos/{owner}/{repo}/labels", { owner, repo, per_page: 100, page });
    all.push(...Labels.parse(answer.data));
    next = answer.next;
  }
  return all;
}

const issuesQuery = `query Standing($repository: ID!, $states: [IssueState!], $since: DateTime, $after: String) {
  rateLimit { cost remaining }
  node(id: $repository) {
    __typename
    ... on Repository {
      issues(first: 50, after: $after, states: $states, filterBy: { since: $since }, orderBy: { field: CREATED_AT, direction: ASC }) {
        pageInfo { hasNextPage endCursor }
        nodes { number title author { __typename } ${beginningQuery} }
      }
    }
  }
}`;

const Found = Beginning.extend({
  number: z.number(),
  title: z.string(),
  author: z.looseObject({ __typename: z.string() }).nullable(),
});
const Page = z.object({
  node: z.object({
    issues: z.object({
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      nodes: z.array(Found),
    }),
  }),
});

export interface Judging {
  readonly instances: readonly Instance[];
  readonly liveFrom: Day;
  readonly slug: string;
  readonly now: Instant;
}

/** Days in which a closed issue that changed is looked at: as many as a sweep looks back. */
const lookBack = 30;

/** Open issues, and those that were closed lately. */
export async function standingAt({ node }: Place, judging: Judging, client: Client): Promise<Standing[]> {
  const found: Standing[] = [];
  const read = async (states: readonly string[], since: Instant | null) => {
    let after: string | null = null;
    do {
      const answer = await client.graphql(issuesQuery, { repository: node, states, since, after });
      if (answer.errors.length > 0) throw new Error("GitHub could not list the issues");
      const { pageInfo, nodes } = Page.parse(answer.data).node.issues;
      found.push(...nodes.map((one) => judged(one, judging)));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
  };
  await read(["OPEN"], null);
  await read(["CLOSED"], plusDays(judging.now, -lookBack));
  return found.toSorted((a, b) => a.number - b.number);
}

function judged(issue: z.infer<typeof Found>, { instances, liveFrom, slug }: Judging): Standing {
  const openedAt = instant(issue.createdAt);
  const common = {
    number: issue.number,
    title: masked(issue.title),
    openedOn: dayOf(openedAt),
    open: issue.state === "OPEN",
  };
  const labels = new Map(issue.labels.nodes.map(({ name, id }) => [name, id]));
  const items = issue.timelineItems.nodes;
  const start = beginning(issue, items, { instances, liveFrom, slug, labels });
  if (start === "released") return { ...common, is: "other" };
  // What we labelled is a case that runs.
  const runs = items.some(({ __typename, actor = null }) => __typename === "LabeledEvent" && isSelf(actor, slug));
  if (start && runs) return { ...common, is: "running", of: start.of };
  if (start) return { ...common, is: start.at === openedAt ? "by-form" : "by-label", of: start.of };
  const of = recognise({ body: issue.body, labels: [...labels.keys()] }, instances);
  if (of) return { ...common, is: "old", of };
  const young = issue.state === "OPEN" && dayOf(openedAt) >= liveFrom;
  return { ...common, is: young && issue.author?.__typename === "User" ? "formless" : "other" };
}
