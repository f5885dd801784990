// Timeline events, as REST shows them.
import type { Comment, EventDetail, Issue, TimelineEvent, World } from "../state.ts";
import { appShape, userShape } from "./accounts.ts";
import { commentShape, issuePath } from "./issues.ts";
import { api, type Json, type Shape } from "./json.ts";
import { slugOf } from "./repositories.ts";

export function eventShape(world: World, issue: Issue, event: TimelineEvent): Shape {
  return {
    id: event.id,
    node_id: event.nodeId,
    url: api(world, `/repos/${slugOf(issue.repository)}/issues/events/${event.id}`),
    actor: userShape(world, event.actor),
    event: event.detail.is,
    commit_id: null,
    commit_url: null,
    created_at: event.at,
    performed_via_github_app: event.viaApp ? appShape(world, event.viaApp) : null,
    ...detailShape(world, event),
  };
}

export function timelineShape(world: World, issue: Issue, item: Comment | TimelineEvent): Shape {
  if (item.kind === "event") return eventShape(world, issue, item);
  return { ...commentShape(world, item), event: "commented", actor: userShape(world, item.author) };
}

function detailShape(world: World, event: TimelineEvent): Record<string, Json> {
  const detail: EventDetail = event.detail;
  switch (detail.is) {
    case "labeled":
    case "unlabeled":
      return { label: { name: detail.label.name, color: detail.label.color } };
    case "assigned":
    case "unassigned":
      return { assignee: userShape(world, detail.assignee), assigner: userShape(world, event.actor) };
    case "closed":
      return { state_reason: detail.reason };
    case "renamed":
      return { rename: { from: detail.from, to: detail.to } };
    case "locked":
      return { lock_reason: detail.reason };
    case "reopened":
      return { state_reason: null };
    case "sub_issue_added":
    case "sub_issue_removed":
      return { sub_issue: reference(world, detail.issue) };
    case "parent_issue_added":
    case "parent_issue_removed":
      return { parent_issue: reference(world, detail.issue) };
    case "unlocked":
    case "transferred":
    case "comment_deleted":
      return {};
    default:
      return detail satisfies never;
  }
}

const reference = (world: World, issue: Issue): Shape => ({
  id: issue.id,
  number: issue.number,
  title: issue.title,
  url: api(world, issuePath(issue)),
});
