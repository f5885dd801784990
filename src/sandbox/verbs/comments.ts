// Comments and what is done to them.
import { demandComment, demandOwnOr, demandRole, hasRole } from "../access.ts";
import { nodeId } from "../ids.ts";
import { invalid } from "../refusal.ts";
import type { Comment, Issue, Viewer, World } from "../state.ts";
import { checkBody } from "./limits.ts";
import { leave, revise, touch, viaApp } from "./touch.ts";

export function addComment(world: World, viewer: Viewer, issue: Issue, body: string): Comment {
  const by = demandComment(world, viewer, issue);
  checkText(body);
  const id = world.ids.next("comment");
  const now = world.clock.now();
  touch(world, viewer, issue);
  const comment: Comment = {
    kind: "comment",
    id,
    nodeId: nodeId("IC", id),
    seq: world.ids.next("seq"),
    author: by,
    createdAt: now,
    updatedAt: now,
    viaApp: viaApp(world, viewer),
    issue,
    body,
    revisions: [],
    reactions: [],
    minimized: null,
  };
  issue.timeline.push(comment);
  world.comments.set(id, comment);
  world.nodes.set(comment.nodeId, comment);
  world.announce({ event: "issue_comment", action: "created", comment, by });
  return comment;
}

export function editComment(world: World, viewer: Viewer, comment: Comment, body: string): void {
  const { issue, author } = comment;
  const by = demandOwnOr(world, viewer, issue.repository, author, "write");
  checkText(body);
  if (body === comment.body) return;
  touch(world, viewer, issue);
  const from = comment.body;
  revise(world, viewer, comment, body);
  comment.updatedAt = world.clock.now();
  world.announce({ event: "issue_comment", action: "edited", comment, by, changes: { body: { from } } });
}

export function deleteComment(world: World, viewer: Viewer, comment: Comment): void {
  const { issue, author } = comment;
  const by = demandOwnOr(world, viewer, issue.repository, author, "write");
  touch(world, viewer, issue);
  issue.timeline = issue.timeline.filter((item) => item !== comment);
  world.comments.delete(comment.id);
  world.nodes.delete(comment.nodeId);
  leave(world, viewer, issue, { is: "comment_deleted", author });
  world.announce({ event: "issue_comment", action: "deleted", comment, by });
}

export function minimizeComment(world: World, viewer: Viewer, comment: Comment, reason: string | null): void {
  if (!hasRole(world, viewer, comment.issue.repository, "triage"))
    demandRole(world, viewer, comment.issue.repository, "write");
  touch(world, viewer, comment.issue);
  comment.minimized = reason;
}

/** Takes the text of one revision away; who wrote it and when stay. Index 0 is the original. */
export function deleteRevision(world: World, viewer: Viewer, subject: Issue | Comment, index: number): void {
  const repository = subject.kind === "issue" ? subject.repository : subject.issue.repository;
  const by = demandOwnOr(world, viewer, repository, subject.author, "write");
  const revision = subject.revisions[index];
  if (!revision) throw invalid({ resource: "UserContentEdit", field: "index", code: "missing" });
  Object.assign(revision, { text: null, deletedAt: world.clock.now(), deletedBy: by });
}

function checkText(body: string): void {
  if (body.trim() === "") {
    throw invalid({ resource: "IssueComment", field: "body", code: "missing_field", message: "Body can't be blank" });
  }
  checkBody("IssueComment", body);
}
