// Issues that move, go away, or belong under another one.
import { actingAs, demandRole } from "../access.ts";
import { invalid } from "../refusal.ts";
import type { Issue, Repository, Viewer, World } from "../state.ts";
import { itemsOf, labelOf } from "../world.ts";
import { blankIssue } from "./issues.ts";
import { dropItem } from "./items.ts";
import { leave, touch } from "./touch.ts";

/** The issue gets a new id and number; comments come along, and labels that the other repository has by name. */
export function transferIssue(world: World, viewer: Viewer, issue: Issue, to: Repository): Issue {
  demandRole(world, viewer, issue.repository, "write");
  demandRole(world, viewer, to, "write");
  if (to === issue.repository || (issue.repository.visibility === "private" && to.visibility === "public"))
    throw invalid({ resource: "Issue", field: "repository", code: "invalid", message: "The issue cannot move there" });
  const { timeline, revisions, reactions, assignees, state, stateReason, closedAt, closedBy, author, createdAt } =
    issue;
  const blank = blankIssue(world, viewer, to, author, issue);
  const labels = issue.labels.flatMap((label) => labelOf(to, label.name) ?? []);
  const moved: Issue = {
    ...blank,
    ...{ timeline, revisions, reactions, assignees, state, stateReason, closedAt, closedBy, createdAt, labels },
    viaApp: issue.viaApp,
  };
  for (const item of itemsOf(world, issue)) item.content = moved;
  for (const item of moved.timeline) if (item.kind === "comment") item.issue = moved;
  to.issues.set(moved.number, moved);
  world.nodes.set(moved.nodeId, moved);
  world.nodes.delete(issue.nodeId);
  issue.gone = { is: "transferred", to: moved };
  touch(world, viewer, moved);
  leave(world, viewer, moved, { is: "transferred", from: issue.repository });
  const by = actingAs(viewer);
  world.announce({ event: "issues", action: "transferred", issue, by, movedTo: moved });
  world.announce({ event: "issues", action: "opened", issue: moved, by, movedFrom: issue });
  return moved;
}

export function deleteIssue(world: World, viewer: Viewer, issue: Issue): void {
  demandRole(world, viewer, issue.repository, "admin");
  world.announce({ event: "issues", action: "deleted", issue, by: actingAs(viewer) });
  for (const item of itemsOf(world, issue)) dropItem(world, actingAs(viewer), item);
  if (issue.parent) issue.parent.subIssues = issue.parent.subIssues.filter((one) => one !== issue);
  for (const child of issue.subIssues) child.parent = null;
  issue.gone = { is: "deleted" };
  world.nodes.delete(issue.nodeId);
  for (const item of issue.timeline) if (item.kind === "comment") world.nodes.delete(item.nodeId);
}

const wrong = (message: string) => invalid({ resource: "SubIssue", field: "sub_issue_id", code: "custom", message });

/** A hundred below one issue, and eight levels. `height` is how many levels come along. */
export function demandRoom(parent: Issue, height = 1): void {
  if (parent.subIssues.length >= 100) throw wrong("Parent cannot have more than 100 sub-issues");
  let depth = height;
  for (let above: Issue | null = parent; above; above = above.parent) depth += 1;
  if (depth > 8) throw wrong("Parent cannot have more than 8 layers of sub-issues");
}

const heightOf = (issue: Issue): number => 1 + Math.max(0, ...issue.subIssues.map(heightOf));

export function addSubIssue(world: World, viewer: Viewer, parent: Issue, child: Issue, replaceParent = false): void {
  demandRole(world, viewer, parent.repository, "triage");
  if (child === parent) throw wrong("An issue cannot be its own sub-issue");
  if (child.parent === parent) throw wrong("Issue may not contain duplicate sub-issues");
  if (child.parent && !replaceParent) throw wrong("Sub issue may only have one parent");
  demandRoom(parent, heightOf(child));
  if (child.parent) removeSubIssue(world, viewer, child.parent, child);
  touch(world, viewer, parent);
  touch(world, viewer, child);
  parent.subIssues.push(child);
  child.parent = parent;
  leave(world, viewer, parent, { is: "sub_issue_added", issue: child });
  leave(world, viewer, child, { is: "parent_issue_added", issue: parent });
  announceBoth(world, viewer, parent, child, "added");
}

export function removeSubIssue(world: World, viewer: Viewer, parent: Issue, child: Issue): void {
  demandRole(world, viewer, parent.repository, "triage");
  if (child.parent !== parent) throw invalid({ resource: "SubIssue", field: "sub_issue_id", code: "missing" });
  touch(world, viewer, parent);
  touch(world, viewer, child);
  parent.subIssues = parent.subIssues.filter((one) => one !== child);
  child.parent = null;
  leave(world, viewer, parent, { is: "sub_issue_removed", issue: child });
  leave(world, viewer, child, { is: "parent_issue_removed", issue: parent });
  announceBoth(world, viewer, parent, child, "removed");
}

function announceBoth(world: World, viewer: Viewer, parent: Issue, child: Issue, what: "added" | "removed"): void {
  const by = actingAs(viewer);
  world.announce({ event: "sub_issues", action: `sub_issue_${what}`, parent, child, by });
  world.announce({ event: "sub_issues", action: `parent_issue_${what}`, parent, child, by });
}
