// What GitHub answers to our questions, checked at the edge. Inside, the types are believed.

import { z } from "zod";
import { CardsAsked } from "./card.ts";

export const Actor = z
  .looseObject({
    __typename: z.string(),
    login: z.string(),
    databaseId: z.number().nullish(),
    name: z.string().nullish(),
  })
  .nullable();
export type Actor = z.infer<typeof Actor>;

const at = z.string();
const bigId = z.union([z.string(), z.number()]).transform(Number);
const event = { id: z.string(), createdAt: at, actor: Actor };

export const Item = z.discriminatedUnion("__typename", [
  z.object({
    __typename: z.literal("IssueComment"),
    id: z.string(),
    fullDatabaseId: bigId,
    createdAt: at,
    lastEditedAt: at.nullable(),
    body: z.string(),
    viewerDidAuthor: z.boolean(),
    authorAssociation: z.string(),
    author: Actor,
    editor: Actor,
    reactionGroups: z.array(z.object({ content: z.string(), viewerHasReacted: z.boolean() })).nullable(),
  }),
  z.object({
    __typename: z.literal(["LabeledEvent", "UnlabeledEvent"]),
    ...event,
    label: z.object({ id: z.string(), name: z.string() }),
  }),
  z.object({ __typename: z.literal(["AssignedEvent", "UnassignedEvent"]), ...event, assignee: Actor }),
  z.object({ __typename: z.literal("ClosedEvent"), ...event, stateReason: z.string().nullish() }),
  z.object({ __typename: z.literal(["ReopenedEvent", "TransferredEvent"]), ...event }),
  z.object({ __typename: z.literal("CommentDeletedEvent"), ...event, deletedCommentAuthor: Actor }),
]);
export type Item = z.infer<typeof Item>;

const Page = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });

export const Timeline = z.object({ pageInfo: Page, nodes: z.array(Item) });

const Status = z.object({
  indicatesLimitedAvailability: z.boolean(),
  expiresAt: at.nullable(),
  updatedAt: at,
  organization: z.object({ login: z.string() }).nullable(),
});

/** `status` only where it was asked for. */
const Member = z.object({
  __typename: z.string(),
  databaseId: z.number().nullable(),
  login: z.string(),
  status: Status.nullish(),
});
export type Member = z.infer<typeof Member>;
export const Members = z.object({ pageInfo: Page, nodes: z.array(Member) });

export const Team = z.object({ id: z.string(), slug: z.string(), privacy: z.string(), members: Members });

const Edit = z.object({ editedAt: at, editor: Actor, diff: z.string().nullable() });

export const Issue = z.looseObject({
  __typename: z.literal("Issue"),
  id: z.string(),
  fullDatabaseId: bigId,
  number: z.number(),
  title: z.string(),
  body: z.string(),
  url: z.string(),
  state: z.enum(["OPEN", "CLOSED"]),
  createdAt: at,
  updatedAt: at,
  lastEditedAt: at.nullable(),
  authorAssociation: z.string(),
  comments: z.object({ totalCount: z.number() }),
  author: Actor,
  repository: z.looseObject({
    id: z.string(),
    databaseId: z.number(),
    name: z.string(),
    isPrivate: z.boolean(),
    owner: z.object({ login: z.string() }),
    forms: z
      .looseObject({ entries: z.array(z.object({ name: z.string(), oid: z.string(), type: z.string() })).optional() })
      .nullable(),
  }),
  labels: z.object({ nodes: z.array(z.object({ id: z.string(), name: z.string() })) }),
  assignees: z.object({ nodes: z.array(Member) }),
  /** Asked for where the program has a board. */
  projectItems: CardsAsked,
  userContentEdits: z.object({ totalCount: z.number(), nodes: z.array(Edit) }),
  timelineItems: Timeline,
});
export type Issue = z.infer<typeof Issue>;

export const Home = z.looseObject({ object: z.object({ oid: z.string() }).nullish() }).nullable();
export const BlobText = z
  .looseObject({ text: z.string().nullish(), isTruncated: z.boolean().optional(), isBinary: z.boolean().nullish() })
  .nullable();
