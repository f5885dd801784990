// Opening and editing issues.
import { demandOwnOr, demandRole, demandVoice, hasRole } from "../access.ts";
import { nodeId } from "../ids.ts";
import { forbidden } from "../refusal.ts";
import type { Account, CloseReason, Issue, Repository, Viewer, World } from "../state.ts";
import { labelOf } from "../world.ts";
import { checkBody, checkTitle } from "./limits.ts";
import { leave, revise, touch, viaApp } from "./touch.ts";

export interface NewIssue {
  readonly title: string;
  readonly body: string | null;
  readonly labels?: readonly string[];
  readonly assignees?: readonly Account[];
  /** Opened through a form on the pages: its labels are put on for everybody, missing ones are left out. */
  readonly byForm?: boolean;
}

export function openIssue(world: World, viewer: Viewer, repository: Repository, wanted: NewIssue): Issue {
  const by = demandVoice(world, viewer, repository);
  checkTitle(wanted.title);
  checkBody("Issue", wanted.body ?? "");
  const mayTriage = hasRole(world, viewer, repository, "triage");
  const named = wanted.byForm || mayTriage ? (wanted.labels ?? []) : [];
  const labels = named.flatMap((name) => labelOf(repository, name) ?? []);
  const issue = blankIssue(world, viewer, repository, by, wanted);
  repository.issues.set(issue.number, issue);
  world.nodes.set(issue.nodeId, issue);
  touch(world, viewer, issue);
  issue.labels.push(...new Set(labels));
  if (mayTriage) issue.assignees.push(...(wanted.assignees ?? []));
  world.announce({ event: "issues", action: "opened", issue, by });
  for (const label of issue.labels) {
    leave(world, viewer, issue, { is: "labeled", label: { ...label } });
    world.announce({ event: "issues", action: "labeled", issue, label, by });
  }
  for (const assignee of issue.assignees) {
    leave(world, viewer, issue, { is: "assigned", assignee });
    world.announce({ event: "issues", action: "assigned", issue, assignee, by });
  }
  return issue;
}

export function blankIssue(
  world: World,
  viewer: Viewer,
  repository: Repository,
  author: Account,
  wanted: Pick<NewIssue, "title" | "body">,
): Issue {
  const id = world.ids.next("issue");
  const now = world.clock.now();
  return {
    kind: "issue",
    id,
    nodeId: nodeId("I", id),
    number: repository.nextNumber++,
    repository,
    author,
    createdAt: now,
    updatedAt: now,
    viaApp: viaApp(world, viewer),
    title: wanted.title,
    body: wanted.body,
    state: "open",
    stateReason: null,
    closedAt: null,
    closedBy: null,
    locked: false,
    lockReason: null,
    labels: [],
    assignees: [],
    timeline: [],
    revisions: [],
    reactions: [],
    parent: null,
    subIssues: [],
    gone: null,
    before: null,
    beforeRequest: null,
  };
}

export function editIssue(
  world: World,
  viewer: Viewer,
  issue: Issue,
  wanted: { readonly title?: string | undefined; readonly body?: string | null | undefined },
): void {
  const by = demandOwnOr(world, viewer, issue.repository, issue.author, "triage");
  const changes: Record<string, { from: string }> = {};
  if (wanted.title !== undefined) checkTitle(wanted.title);
  if (wanted.body) checkBody("Issue", wanted.body);
  if (wanted.title !== undefined && wanted.title !== issue.title) {
    touch(world, viewer, issue);
    changes.title = { from: issue.title };
    leave(world, viewer, issue, { is: "renamed", from: issue.title, to: wanted.title });
    issue.title = wanted.title;
  }
  if (wanted.body !== undefined && (wanted.body ?? "") !== (issue.body ?? "")) {
    touch(world, viewer, issue);
    changes.body = { from: issue.body ?? "" };
    revise(world, viewer, issue, wanted.body ?? "");
  }
  if (Object.keys(changes).length > 0) world.announce({ event: "issues", action: "edited", issue, by, changes });
}

export function closeIssue(world: World, viewer: Viewer, issue: Issue, reason: CloseReason): void {
  const by = demandOwnOr(world, viewer, issue.repository, issue.author, "triage");
  if (issue.state === "closed") {
    issue.stateReason = reason;
    return;
  }
  touch(world, viewer, issue);
  Object.assign(issue, { state: "closed", stateReason: reason, closedAt: world.clock.now(), closedBy: by });
  leave(world, viewer, issue, { is: "closed", reason });
  world.announce({ event: "issues", action: "closed", issue, by });
}

export function reopenIssue(world: World, viewer: Viewer, issue: Issue): void {
  const by = demandOwnOr(world, viewer, issue.repository, issue.author, "triage");
  if (issue.state === "open") return;
  if (!hasRole(world, viewer, issue.repository, "triage") && issue.closedBy !== by)
    throw forbidden("You can't reopen an issue that somebody else closed.");
  touch(world, viewer, issue);
  Object.assign(issue, { state: "open", stateReason: "reopened", closedAt: null, closedBy: null });
  leave(world, viewer, issue, { is: "reopened" });
  world.announce({ event: "issues", action: "reopened", issue, by });
}

export function lockIssue(world: World, viewer: Viewer, issue: Issue, reason: string | null): void {
  demandRole(world, viewer, issue.repository, "write");
  const by = demandVoice(world, viewer, issue.repository);
  if (issue.locked) return;
  touch(world, viewer, issue);
  Object.assign(issue, { locked: true, lockReason: reason });
  leave(world, viewer, issue, { is: "locked", reason });
  world.announce({ event: "issues", action: "locked", issue, by });
}

export function unlockIssue(world: World, viewer: Viewer, issue: Issue): void {
  demandRole(world, viewer, issue.repository, "write");
  const by = demandVoice(world, viewer, issue.repository);
  if (!issue.locked) return;
  touch(world, viewer, issue);
  Object.assign(issue, { locked: false, lockReason: null });
  leave(world, viewer, issue, { is: "unlocked" });
  world.announce({ event: "issues", action: "unlocked", issue, by });
}
