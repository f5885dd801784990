// Labels of a repository, and putting them on issues and taking them off.
import { actingAs, demandRole, hasRole } from "../access.ts";
import { nodeId } from "../ids.ts";
import { invalid, notFound } from "../refusal.ts";
import type { Issue, Label, Repository, Viewer, World } from "../state.ts";
import { labelOf, liveIssues } from "../world.ts";
import { checkLabel } from "./limits.ts";
import { leave, touch } from "./touch.ts";

export interface LabelText {
  readonly name: string;
  readonly color?: string | undefined;
  readonly description?: string | null | undefined;
}

/** Puts a label into a repository without asking who does it. */
export function plantLabel(world: World, repository: Repository, wanted: LabelText): Label {
  const { name, color = "ededed", description = null } = wanted;
  checkLabel({ name, color, description });
  if (labelOf(repository, name)) throw invalid({ resource: "Label", field: "name", code: "already_exists" });
  const id = world.ids.next("label");
  const createdAt = world.clock.now();
  const label: Label = { kind: "label", id, nodeId: nodeId("LA", id), repository, createdAt, name, color, description };
  repository.labels.push(label);
  world.nodes.set(label.nodeId, label);
  return label;
}

export function createLabel(world: World, viewer: Viewer, repository: Repository, wanted: LabelText): Label {
  demandRole(world, viewer, repository, "write");
  const label = plantLabel(world, repository, wanted);
  world.announce({ event: "label", action: "created", label, by: actingAs(viewer) });
  return label;
}

export function updateLabel(world: World, viewer: Viewer, label: Label, wanted: Partial<LabelText>): void {
  demandRole(world, viewer, label.repository, "write");
  const { name = label.name, color = label.color, description = label.description } = wanted;
  checkLabel({ name, color, description });
  const other = labelOf(label.repository, name);
  if (other && other !== label) throw invalid({ resource: "Label", field: "name", code: "already_exists" });
  const changes: Record<string, { from: string }> = {};
  if (name !== label.name) changes.name = { from: label.name };
  if (color !== label.color) changes.color = { from: label.color };
  if (description !== label.description) changes.description = { from: label.description ?? "" };
  Object.assign(label, { name, color, description });
  world.announce({ event: "label", action: "edited", label, by: actingAs(viewer), changes });
}

export function deleteLabel(world: World, viewer: Viewer, label: Label): void {
  demandRole(world, viewer, label.repository, "write");
  const { repository } = label;
  repository.labels.splice(repository.labels.indexOf(label), 1);
  world.nodes.delete(label.nodeId);
  for (const issue of liveIssues(repository).filter((one) => one.labels.includes(label))) {
    takeOff(world, viewer, issue, label);
  }
  world.announce({ event: "label", action: "deleted", label, by: actingAs(viewer) });
}

export function addLabels(world: World, viewer: Viewer, issue: Issue, labels: readonly Label[]): void {
  demandRole(world, viewer, issue.repository, "triage");
  const fresh = [...new Set(labels)].filter((label) => !issue.labels.includes(label));
  if (issue.labels.length + fresh.length > 100)
    throw invalid({
      resource: "Issue",
      field: "labels",
      code: "custom",
      message: "An issue may only have 100 labels.",
    });
  for (const label of fresh) {
    touch(world, viewer, issue);
    issue.labels.push(label);
    leave(world, viewer, issue, { is: "labeled", label: { ...label } });
    world.announce({ event: "issues", action: "labeled", issue, label: { ...label }, by: actingAs(viewer) });
  }
}

export function removeLabels(world: World, viewer: Viewer, issue: Issue, labels: readonly Label[]): void {
  demandRole(world, viewer, issue.repository, "triage");
  for (const label of labels) if (issue.labels.includes(label)) takeOff(world, viewer, issue, label);
}

export function setLabels(world: World, viewer: Viewer, issue: Issue, labels: readonly Label[]): void {
  demandRole(world, viewer, issue.repository, "triage");
  removeLabels(
    world,
    viewer,
    issue,
    issue.labels.filter((label) => !labels.includes(label)),
  );
  addLabels(world, viewer, issue, labels);
}

/** Labels by name; those that do not exist are made, where the viewer may make labels. */
export function labelsNamed(world: World, viewer: Viewer, issue: Issue, names: readonly string[]): Label[] {
  demandRole(world, viewer, issue.repository, "triage");
  return names.map((name) => {
    const found = labelOf(issue.repository, name);
    if (found) return found;
    if (!hasRole(world, viewer, issue.repository, "write")) throw notFound("Label does not exist");
    return createLabel(world, viewer, issue.repository, { name });
  });
}

function takeOff(world: World, viewer: Viewer, issue: Issue, label: Label): void {
  touch(world, viewer, issue);
  issue.labels = issue.labels.filter((one) => one !== label);
  leave(world, viewer, issue, { is: "unlabeled", label: { ...label } });
  world.announce({ event: "issues", action: "unlabeled", issue, label: { ...label }, by: actingAs(viewer) });
}
