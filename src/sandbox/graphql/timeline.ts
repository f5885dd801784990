// The one ordered log of an issue: comments and events behind one cursor.
import { isLater } from "../clock.ts";
import type { Comment, EventDetail, Issue, TimelineEvent } from "../state.ts";
import { actorNode } from "./accounts.ts";
import { type Args, type Context, connection, type GraphNode } from "./node.ts";
import { labelNode, repositoryNode } from "./repositories.ts";

const typeNames: Readonly<Record<EventDetail["is"], string>> = {
  labeled: "LabeledEvent",
  unlabeled: "UnlabeledEvent",
  assigned: "AssignedEvent",
  unassigned: "UnassignedEvent",
  closed: "ClosedEvent",
  reopened: "ReopenedEvent",
  renamed: "RenamedTitleEvent",
  locked: "LockedEvent",
  unlocked: "UnlockedEvent",
  transferred: "TransferredEvent",
  comment_deleted: "CommentDeletedEvent",
  sub_issue_added: "SubIssueAddedEvent",
  sub_issue_removed: "SubIssueRemovedEvent",
  parent_issue_added: "ParentIssueAddedEvent",
  parent_issue_removed: "ParentIssueRemovedEvent",
};

type Item = Comment | TimelineEvent;

const typeOf = (item: Item): string => (item.kind === "comment" ? "IssueComment" : typeNames[item.detail.is]);
/** LabeledEvent is asked for as LABELED_EVENT. */
const askedAs = (item: Item): string =>
  typeOf(item)
    .replace(/(?<=[a-z])(?=[A-Z])/g, "_")
    .toUpperCase();

export function timelineItems(context: Context, issue: Issue, args: Args): Args {
  const { itemTypes, since } = args;
  const items = issue.timeline
    .filter((item) => !Array.isArray(itemTypes) || itemTypes.includes(askedAs(item)))
    .filter((item) => typeof since !== "string" || !isLater(since, item.kind === "comment" ? item.createdAt : item.at));
  const show = (item: Item) =>
    item.kind === "comment" ? context.show.comment(context, item) : eventNode(context, issue, item);
  const extra = { updatedAt: issue.updatedAt, filteredCount: 0, pageCount: 0 };
  return connection(items, args, show, { position: ({ seq }) => seq, extra });
}

function eventNode(context: Context, issue: Issue, event: TimelineEvent): GraphNode {
  return {
    __typename: typeOf(event),
    id: event.nodeId,
    databaseId: event.id,
    createdAt: event.at,
    actor: () => actorNode(context, event.actor),
    ...details(context, issue, event.detail),
  };
}

function details(context: Context, issue: Issue, detail: EventDetail): Args {
  const itself = () => context.show.issue(context, issue);
  switch (detail.is) {
    case "labeled":
    case "unlabeled":
      return { label: () => labelNode(context, detail.label), labelable: itself };
    case "assigned":
    case "unassigned": {
      const assignee = () => actorNode(context, detail.assignee);
      return { assignee, user: assignee, assignable: itself };
    }
    case "closed":
      return { stateReason: detail.reason.toUpperCase(), closable: itself, closer: null };
    case "reopened":
      return { closable: itself, stateReason: "REOPENED" };
    case "renamed":
      return { previousTitle: detail.from, currentTitle: detail.to, subject: itself };
    case "locked":
      return { lockReason: detail.reason?.toUpperCase().replace(/[- ]/g, "_") ?? null, lockable: itself };
    case "unlocked":
      return { lockable: itself };
    case "transferred":
      return { fromRepository: () => repositoryNode(context, detail.from), issue: itself };
    case "comment_deleted":
      return { deletedCommentAuthor: () => actorNode(context, detail.author) };
    case "sub_issue_added":
    case "sub_issue_removed":
      return { subIssue: () => context.show.issue(context, detail.issue) };
    case "parent_issue_added":
    case "parent_issue_removed":
      return { parent: () => context.show.issue(context, detail.issue) };
    default:
      return detail satisfies never;
  }
}
