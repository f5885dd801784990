// Issues and comments in GraphQL.
import { hasRole } from "../access.ts";
import { associationOf } from "../shapes/accounts.ts";
import { issuePage } from "../shapes/issues.ts";
import { asHtml } from "../shapes/json.ts";
import {
  type Comment,
  type Issue,
  type Reaction,
  type ReactionContent,
  type Revision,
  reactionContents,
} from "../state.ts";
import { commentsIn, progressBelow } from "../world.ts";
import { actorNode } from "./accounts.ts";
import { itemsOfIssue } from "./items.ts";
import { type Args, type Context, connection, type GraphNode } from "./node.ts";
import { labelNode, repositoryNode } from "./repositories.ts";
import { timelineItems } from "./timeline.ts";

const upper = (word: string | null): string | null => word?.toUpperCase().replace(/[- ]/g, "_") ?? null;

/** Where a stale read is in force, the issue as it stood before the app's last request that wrote to it. */
function seen(context: Context, issue: Issue): Issue {
  if (context.viewer.is !== "installation") return issue;
  context.stale ??= context.faults.staleRead();
  return context.stale ? (issue.before ?? issue) : issue;
}

export function issueNode(context: Context, live: Issue): GraphNode {
  const issue = seen(context, live);
  const page = issuePage(issue);
  return {
    __typename: "Issue",
    id: issue.nodeId,
    databaseId: issue.id,
    fullDatabaseId: String(issue.id),
    number: issue.number,
    title: issue.title,
    titleHTML: () => asHtml(issue.title),
    body: issue.body ?? "",
    bodyText: issue.body ?? "",
    ...standing(issue),
    createdAt: issue.createdAt,
    publishedAt: issue.createdAt,
    updatedAt: issue.updatedAt,
    resourcePath: page,
    url: context.world.origin + page,
    repository: () => repositoryNode(context, issue.repository),
    milestone: null,
    isPinned: false,
    labels: (args: Args) => connection(issue.labels, args, (label) => labelNode(context, label)),
    assignees: (args: Args) => connection(issue.assignees, args, (account) => actorNode(context, account)),
    comments: (args: Args) =>
      connection(commentsIn(issue), args, (comment) => commentNode(context, comment), { position: ({ seq }) => seq }),
    timelineItems: (args: Args) => timelineItems(context, issue, args),
    parent: () => (issue.parent ? issueNode(context, issue.parent) : null),
    subIssues: (args: Args) => connection(issue.subIssues, args, (child) => issueNode(context, child)),
    subIssuesSummary: progressBelow(issue),
    projectItems: (args: Args) => itemsOfIssue(context, live, args),
    participants: (args: Args) => connection(participants(issue), args, (account) => actorNode(context, account)),
    ...rights(context, issue),
    ...written(context, issue, issue),
  };
}

const standing = (issue: Issue): Args => ({
  state: upper(issue.state),
  stateReason: ({ enableDuplicate }: Args) =>
    issue.stateReason === "duplicate" && !enableDuplicate ? "NOT_PLANNED" : upper(issue.stateReason),
  closed: issue.state === "closed",
  closedAt: issue.closedAt,
  locked: issue.locked,
  activeLockReason: upper(issue.lockReason),
});

function rights({ world, viewer }: Context, { repository, author }: Issue): Args {
  const mayTriage = hasRole(world, viewer, repository, "triage");
  const isOwn = "account" in viewer && viewer.account === author;
  return { viewerCanClose: isOwn || mayTriage, viewerCanLabel: mayTriage, viewerCanUpdate: isOwn || mayTriage };
}

export function commentNode(context: Context, comment: Comment): GraphNode {
  const { issue } = comment;
  const page = `${issuePage(issue)}#issuecomment-${comment.id}`;
  return {
    __typename: "IssueComment",
    id: comment.nodeId,
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    body: comment.body,
    bodyText: comment.body,
    createdAt: comment.createdAt,
    publishedAt: comment.createdAt,
    updatedAt: comment.updatedAt,
    resourcePath: page,
    url: context.world.origin + page,
    isMinimized: comment.minimized !== null,
    minimizedReason: comment.minimized,
    issue: () => issueNode(context, issue),
    pullRequest: null,
    repository: () => repositoryNode(context, issue.repository),
    ...written(context, comment, issue),
  };
}

/** What issues and comments have in common: an author, edits and reactions. */
function written(context: Context, subject: Issue | Comment, issue: Issue): Args {
  const { viewer } = context;
  const edited = subject.revisions.at(-1);
  return {
    author: () => actorNode(context, subject.author),
    authorAssociation: associationOf(issue.repository, subject.author),
    viewerDidAuthor: "account" in viewer && viewer.account === subject.author,
    createdViaEmail: false,
    editor: () => actorNode(context, edited?.editor ?? null),
    lastEditedAt: edited?.at ?? null,
    includesCreatedEdit: subject.revisions.length > 0,
    userContentEdits: (args: Args) =>
      connection(subject.revisions.toReversed(), args, (revision) => revisionNode(context, revision)),
    reactions: (args: Args) => reactions(context, subject, args),
    reactionGroups: () => reactionGroups(context, subject),
  };
}

function revisionNode(context: Context, revision: Revision): GraphNode {
  const { nodeId, at, text, deletedAt } = revision;
  return {
    __typename: "UserContentEdit",
    ...{ id: nodeId, createdAt: at, editedAt: at, updatedAt: at, diff: text, deletedAt },
    editor: () => actorNode(context, revision.editor),
    deletedBy: () => actorNode(context, revision.deletedBy),
  };
}

const contentNames: Readonly<Record<ReactionContent, string>> = {
  "+1": "THUMBS_UP",
  "-1": "THUMBS_DOWN",
  laugh: "LAUGH",
  hooray: "HOORAY",
  confused: "CONFUSED",
  heart: "HEART",
  rocket: "ROCKET",
  eyes: "EYES",
};

export const contentNamed = (name: string): ReactionContent | undefined =>
  reactionContents.find((content) => contentNames[content] === name);

export function reactionNode(context: Context, reaction: Reaction): GraphNode {
  const { id, nodeId, content, at, by } = reaction;
  // Reaction.user is typed as a User: GitHub answers null for a bot's.
  const user = () => (by.type === "User" ? actorNode(context, by) : null);
  return { __typename: "Reaction", id: nodeId, databaseId: id, content: contentNames[content], createdAt: at, user };
}

function reactions(context: Context, subject: Issue | Comment, args: Args): Args {
  const wanted = subject.reactions.filter(
    ({ content }) => args.content == null || contentNames[content] === args.content,
  );
  const viewerHasReacted = wanted.some(({ by }) => "account" in context.viewer && by === context.viewer.account);
  return connection(wanted, args, (reaction) => reactionNode(context, reaction), { extra: { viewerHasReacted } });
}

/** Every kind of reaction, also those that nobody gave. */
export function reactionGroups(context: Context, subject: Issue | Comment): readonly Args[] {
  return reactionContents.map((content) => {
    const given = subject.reactions.filter((reaction) => reaction.content === content);
    const people = given.map(({ by }) => by);
    const show = (account: Reaction["by"]) => actorNode(context, account);
    return {
      content: contentNames[content],
      createdAt: given[0]?.at ?? null,
      viewerHasReacted: people.some((by) => "account" in context.viewer && by === context.viewer.account),
      reactors: (args: Args) => connection(people, args, show),
      users: (args: Args) =>
        connection(
          people.filter(({ type }) => type === "User"),
          args,
          show,
        ),
      subject: () => (subject.kind === "issue" ? issueNode(context, subject) : commentNode(context, subject)),
    };
  });
}

const participants = (issue: Issue) => [...new Set([issue.author, ...commentsIn(issue).map(({ author }) => author)])];
