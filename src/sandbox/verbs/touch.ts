// What every write to an issue does: remember how it looked before, move `updatedAt`, and leave a timeline event.

import { actingAs } from "../access.ts";
import { nodeId } from "../ids.ts";
import type { App, Comment, EventDetail, Issue, Revision, TimelineEvent, Viewer, World } from "../state.ts";

export function touch(world: World, viewer: Viewer, issue: Issue): void {
  if (viewer.is === "installation" && issue.beforeRequest !== viewer) {
    issue.before = snapshot(issue);
    issue.beforeRequest = viewer;
  }
  issue.updatedAt = world.clock.now();
}

export function viaApp(world: World, viewer: Viewer): App | null {
  if (viewer.is === "installation") return world.app;
  return viewer.is === "person" ? viewer.viaApp : null;
}

export function leave(world: World, viewer: Viewer, issue: Issue, detail: EventDetail): TimelineEvent {
  const id = world.ids.next("event");
  const event: TimelineEvent = {
    kind: "event",
    id,
    nodeId: nodeId("EV", id),
    seq: world.ids.next("seq"),
    at: world.clock.now(),
    actor: actingAs(viewer),
    viaApp: viaApp(world, viewer),
    detail,
  };
  issue.timeline.push(event);
  return event;
}

/** Adds the new text to the edit history; the first edit also adds the original, as on GitHub. */
export function revise(world: World, viewer: Viewer, subject: Issue | Comment, text: string): void {
  if (subject.revisions.length === 0) {
    subject.revisions.push(revision(world, subject.author, subject.createdAt, subject.body ?? ""));
  }
  subject.revisions.push(revision(world, actingAs(viewer), world.clock.now(), text));
  subject.body = text;
}

function revision(world: World, editor: Revision["editor"], at: string, text: string): Revision {
  const id = nodeId("UCE", world.ids.next("revision"));
  return { nodeId: id, seq: world.ids.next("seq"), at, editor, text, deletedAt: null, deletedBy: null };
}

function snapshot(issue: Issue): Issue {
  return {
    ...issue,
    labels: [...issue.labels],
    assignees: [...issue.assignees],
    revisions: [...issue.revisions],
    reactions: [...issue.reactions],
    subIssues: [...issue.subIssues],
    timeline: issue.timeline.map((item) =>
      item.kind === "comment" ? { ...item, revisions: [...item.revisions], reactions: [...item.reactions] } : item,
    ),
  };
}
