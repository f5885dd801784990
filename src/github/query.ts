// The one question about a case. Everything that deciding and writing needs comes in this answer, ids too.

import { configFile } from "../config/layers.ts";
import type { Config } from "../config/schema.ts";
import type { CardQuery } from "./card.ts";

const actor = `fragment actor on Actor {
  __typename
  login
  ... on User { databaseId }
  ... on Bot { databaseId }
  ... on Mannequin { databaseId }
  ... on Organization { databaseId }
}`;

const timeline = `fragment timeline on IssueTimelineItemsConnection {
  pageInfo { hasNextPage endCursor }
  nodes {
    __typename
    ... on IssueComment {
      id fullDatabaseId createdAt lastEditedAt body viewerDidAuthor authorAssociation
      author { ...actor }
      editor { ...actor }
      reactionGroups { content viewerHasReacted }
    }
    ... on LabeledEvent { id createdAt actor { ...actor } label { id name } }
    ... on UnlabeledEvent { id createdAt actor { ...actor } label { id name } }
    ... on AssignedEvent { id createdAt actor { ...actor } assignee { ...actor } }
    ... on UnassignedEvent { id createdAt actor { ...actor } assignee { ...actor } }
    ... on ClosedEvent { id createdAt stateReason actor { ...actor } }
    ... on ReopenedEvent { id createdAt actor { ...actor } }
    ... on TransferredEvent { id createdAt actor { ...actor } }
    ... on CommentDeletedEvent { id createdAt actor { ...actor } deletedCommentAuthor { ...actor } }
  }
}`;

const itemTypes =
  "[ISSUE_COMMENT, COMMENT_DELETED_EVENT, LABELED_EVENT, UNLABELED_EVENT, CLOSED_EVENT, REOPENED_EVENT, TRANSFERRED_EVENT, ASSIGNED_EVENT, UNASSIGNED_EVENT]";

/** What people say of themselves is asked for only where it counts as leave. */
const member = (hasLeave: boolean) =>
  `__typename databaseId login${hasLeave ? " status { indicatesLimitedAvailability expiresAt updatedAt organization { login } }" : ""}`;
const members = (hasLeave: boolean) => `pageInfo { hasNextPage endCursor } nodes { ${member(hasLeave)} }`;

/** Groups by alias: `g0`, `g1`; a group of people is `p2_0`, `p2_1`. Logins and slugs travel as variables. */
export interface GroupQuery {
  readonly text: string;
  readonly declared: string;
  readonly variables: Readonly<Record<string, string>>;
}

export function groupQuery(
  groups: Config["groups"],
  names: readonly string[],
  owner: string,
  hasLeave = false,
): GroupQuery {
  const parts: string[] = [];
  const variables: Record<string, string> = {};
  for (const [at, name] of names.entries()) {
    const group = groups[name];
    // Who holds a role is no question to GitHub.
    if (!group || "role" in group) continue;
    if ("team" in group) {
      variables[`s${at}`] = group.team;
      parts.push(
        `g${at}: organization(login: $owner) { team(slug: $s${at}) { id slug privacy members(first: 100, membership: ALL) { ${members(hasLeave)} } } }`,
      );
      variables.owner = owner;
      continue;
    }
    for (const [index, login] of group.people.entries()) {
      variables[`l${at}_${index}`] = login;
      parts.push(`p${at}_${index}: user(login: $l${at}_${index}) { ${member(hasLeave)} }`);
    }
  }
  const declared = Object.keys(variables).map((name) => `, $${name}: String!`);
  return { text: parts.join("\n  "), declared: declared.join(""), variables };
}

export const reactionsPage = `pageInfo { hasNextPage endCursor } nodes {
  content createdAt user { __typename databaseId login }
}`;
const reactionsPart = `poll: node(id: $poll) { ... on IssueComment { reactions(first: 100) { ${reactionsPage} } } }`;

/** What only some programs or cases ask about. */
interface Further {
  readonly isExtended?: boolean;
  readonly hasDigest?: boolean;
  readonly hasPoll?: boolean;
  readonly card?: CardQuery;
}

/** The question about one case; `labels` are those whose ids a write may need. */
export function caseQuery(
  groups: GroupQuery,
  labels: readonly string[],
  { isExtended = false, hasDigest = false, hasPoll = false, card }: Further = {},
): string {
  const wanted = labels.map((_, at) => `label${at}: label(name: $label${at}) { id name }`).join("\n        ");
  const declared = labels.map((_, at) => `, $label${at}: String!`).join("");
  const base = `base: repository(owner: $baseOwner, name: ".github") { object(expression: "HEAD:${configFile}") { oid } }`;
  const digest =
    "digest: repository(owner: $digestOwner, name: $digestName) { name isPrivate isArchived hasIssuesEnabled }";
  const extra = `${isExtended ? ", $baseOwner: String!" : ""}${hasDigest ? ", $digestOwner: String!, $digestName: String!" : ""}${hasPoll ? ", $poll: ID!" : ""}`;
  return `query Case($issue: ID!, $home: ID!${extra}${groups.declared}${declared}${card?.declared ?? ""}) {
  rateLimit { cost remaining }
  node(id: $issue) {
    __typename
    ... on Issue {
      id fullDatabaseId number title body url state createdAt updatedAt lastEditedAt authorAssociation
      comments(first: 1) { totalCount }
      author { ...actor ... on User { name } }
      repository {
        id databaseId name isPrivate
        owner { login }
        forms: object(expression: "HEAD:.github/ISSUE_TEMPLATE") { __typename ... on Tree { entries { name oid type } } }
        ${wanted}
      }
      labels(first: 100) { nodes { id name } }
      assignees(first: 20) { nodes { __typename databaseId login } }
      userContentEdits(first: 30) { totalCount nodes { editedAt editor { ...actor } diff } }
      ${card?.text ?? ""}
      timelineItems(first: 100, itemTypes: ${itemTypes}) { ...timeline }
    }
  }
  home: node(id: $home) {
    __typename
    ... on Repository { object(expression: "HEAD:${configFile}") { oid } }
  }
  ${isExtended ? base : ""}
  ${hasDigest ? digest : ""}
  ${hasPoll ? reactionsPart : ""}
  ${groups.text}
}
${timeline}
${actor}${card?.fragment ?? ""}`;
}

export const moreTimeline = `query MoreOfCase($issue: ID!, $after: String!) {
  node(id: $issue) {
    __typename
    ... on Issue { timelineItems(first: 100, after: $after, itemTypes: ${itemTypes}) { ...timeline } }
  }
}
${timeline}
${actor}`;

const membersPage = (hasLeave: boolean) => `query MoreOfTeam($team: ID!, $after: String!) {
  node(id: $team) {
    __typename
    ... on Team { members(first: 100, after: $after, membership: ALL) { ${members(hasLeave)} } }
  }
}`;

export const moreMembers = membersPage(false);
export const moreMembersWithLeave = membersPage(true);
/** Files by blob id, in one question. */
export function blobQuery(count: number): string {
  const ids = Array.from({ length: count }, (_, at) => at);
  const declared = ids.map((at) => `, $o${at}: GitObjectID!`).join("");
  const parts = ids.map(
    (at) => `b${at}: object(oid: $o${at}) { __typename ... on Blob { text isTruncated isBinary } }`,
  );
  return `query Files($repository: ID!${declared}) {
  node(id: $repository) {
    __typename
    ... on Repository {
      ${parts.join("\n      ")}
    }
  }
}`;
}
