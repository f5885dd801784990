// Issues, comments and reactions, as REST and webhooks show them.
import { type Comment, type Issue, type Reaction, reactionContents, type World } from "../state.ts";
import { commentsIn, progressBelow } from "../world.ts";
import { appShape, associationOf, userShape } from "./accounts.ts";
import { api, type Shape, web } from "./json.ts";
import { labelShape, slugOf } from "./repositories.ts";

export const issuePath = (issue: Issue): string => `/repos/${slugOf(issue.repository)}/issues/${issue.number}`;
export const issuePage = (issue: Issue): string => `/${slugOf(issue.repository)}/issues/${issue.number}`;

export function issueShape(world: World, issue: Issue): Shape {
  const url = api(world, issuePath(issue));
  const { total, completed, percentCompleted: percent_completed } = progressBelow(issue);
  return {
    id: issue.id,
    node_id: issue.nodeId,
    url,
    repository_url: api(world, `/repos/${slugOf(issue.repository)}`),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: web(world, issuePage(issue)),
    number: issue.number,
    state: issue.state,
    state_reason: issue.stateReason,
    title: issue.title,
    body: issue.body,
    user: userShape(world, issue.author),
    author_association: associationOf(issue.repository, issue.author),
    labels: issue.labels.map((label) => labelShape(world, label)),
    assignee: issue.assignees[0] ? userShape(world, issue.assignees[0]) : null,
    assignees: issue.assignees.map((account) => userShape(world, account)),
    milestone: null,
    locked: issue.locked,
    active_lock_reason: issue.lockReason,
    comments: commentsIn(issue).length,
    closed_at: issue.closedAt,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    performed_via_github_app: issue.viaApp ? appShape(world, issue.viaApp) : null,
    reactions: rollupShape(issue.reactions, `${url}/reactions`),
    sub_issues_summary: { total, completed, percent_completed },
    ...(issue.parent ? { parent_issue_url: api(world, issuePath(issue.parent)) } : {}),
  };
}

/** One issue on its own also says who closed it. */
export function fullIssueShape(world: World, issue: Issue): Shape {
  return { ...issueShape(world, issue), closed_by: issue.closedBy ? userShape(world, issue.closedBy) : null };
}

export function commentShape(world: World, comment: Comment): Shape {
  const { issue } = comment;
  const url = api(world, `/repos/${slugOf(issue.repository)}/issues/comments/${comment.id}`);
  return {
    id: comment.id,
    node_id: comment.nodeId,
    url,
    html_url: web(world, `${issuePage(issue)}#issuecomment-${comment.id}`),
    issue_url: api(world, issuePath(issue)),
    user: userShape(world, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: associationOf(issue.repository, comment.author),
    body: comment.body,
    performed_via_github_app: comment.viaApp ? appShape(world, comment.viaApp) : null,
    reactions: rollupShape(comment.reactions, `${url}/reactions`),
  };
}

export function reactionShape(world: World, reaction: Reaction): Shape {
  const { id, nodeId, by, content, at } = reaction;
  return { id, node_id: nodeId, user: userShape(world, by), content, created_at: at };
}

function rollupShape(reactions: readonly Reaction[], url: string): Shape {
  const count = (content: string) => reactions.filter((one) => one.content === content).length;
  const counts = Object.fromEntries(reactionContents.map((content) => [content, count(content)]));
  return { url, total_count: reactions.length, ...counts };
}
