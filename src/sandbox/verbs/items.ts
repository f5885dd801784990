// The items of a project: issues on a board, and what is written about them there.
import { actingAs, demandIssues, demandProjects } from "../access.ts";
import { nodeId } from "../ids.ts";
import { type FieldOption, isCustom, type Project, type ProjectField, type ProjectItem } from "../project.ts";
import { notFound, Refusal } from "../refusal.ts";
import type { Account, Issue, Viewer, World } from "../state.ts";

const textLimit = 1024;

/** An issue that is there already stays as it is; `added` tells which. */
export function addItem(
  world: World,
  viewer: Viewer,
  project: Project,
  content: Issue,
): { item: ProjectItem; added: boolean } {
  const by = demandProjects(world, viewer, "write");
  demandIssues(world, viewer, content.repository);
  const there = project.items.find((one) => one.content === content);
  if (there) return { item: there, added: false };
  const id = world.ids.next("item");
  const now = world.clock.now();
  const item: ProjectItem = {
    kind: "item",
    id,
    nodeId: nodeId("PVTI", id),
    project,
    creator: by,
    createdAt: now,
    updatedAt: now,
    values: new Map(),
    place: (project.items.at(-1)?.place ?? 0) + 1,
    content,
    archivedAt: null,
  };
  project.items.push(item);
  project.updatedAt = now;
  world.nodes.set(item.nodeId, item);
  world.announce({ event: "projects_v2_item", action: "created", item, by });
  return { item, added: true };
}

/** `null` clears the field. */
export function setValue(
  world: World,
  viewer: Viewer,
  item: ProjectItem,
  field: ProjectField,
  data: string | number | null,
): void {
  const by = demandProjects(world, viewer, "write");
  checkValue(item, field, data);
  const before = item.values.get(field);
  if ((before?.data ?? null) === data) return;
  const now = world.clock.now();
  if (data === null) item.values.delete(field);
  else {
    const id = before?.id ?? world.ids.next("value");
    const common = { id, nodeId: nodeId("PVTFV", id), creator: by, createdAt: before?.createdAt ?? now };
    item.values.set(field, { ...common, updatedAt: now, data });
  }
  item.updatedAt = item.project.updatedAt = now;
  const shown = (one: string | number | null) =>
    field.type === "SINGLE_SELECT" ? (field.options.find(({ id }) => id === one) ?? null) : one;
  const changes = { field_value: fieldChange(field, shown(before?.data ?? null), shown(data)) };
  world.announce({ event: "projects_v2_item", action: "edited", item, by, changes });
}

type Shown = FieldOption | string | number | null;

function fieldChange(field: ProjectField, from: Shown, to: Shown): object {
  const named = { field_node_id: field.nodeId, field_type: field.type.toLowerCase(), field_name: field.name };
  return { ...named, project_number: field.project.number, from, to };
}

export function checkValue(item: ProjectItem, field: ProjectField, data: string | number | null): void {
  if (field.project !== item.project) throw notFound();
  if (item.archivedAt !== null) throw new Refusal(422, "The item is archived and cannot be updated");
  const type = field.type.toLowerCase();
  if (!isCustom(field)) throw new Refusal(422, `The field of type ${type} is currently not supported.`);
  if (data === null) return;
  const fits = {
    TEXT: () => typeof data === "string" && [...data].length <= textLimit,
    NUMBER: () => typeof data === "number" && Number.isFinite(data),
    DATE: () => typeof data === "string" && isDay(data),
    SINGLE_SELECT: () => field.options.some(({ id }) => id === data),
  }[field.type]();
  if (fits) return;
  const message =
    field.type === "SINGLE_SELECT"
      ? "The single select option Id does not belong to the field"
      : `Did not receive a ${type} value to update a field of type ${type}`;
  throw new Refusal(422, message);
}

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

export function archiveItem(world: World, viewer: Viewer, item: ProjectItem, archived: boolean): void {
  const by = demandProjects(world, viewer, "write");
  if ((item.archivedAt !== null) === archived) return;
  const from = item.archivedAt;
  const now = world.clock.now();
  Object.assign(item, { archivedAt: archived ? now : null, updatedAt: now });
  const changes = { archived_at: { from, to: item.archivedAt } };
  world.announce({ event: "projects_v2_item", action: archived ? "archived" : "restored", item, by, changes });
}

export function deleteItem(world: World, viewer: Viewer, item: ProjectItem): void {
  demandProjects(world, viewer, "write");
  dropItem(world, actingAs(viewer), item);
}

/** Also what becomes of an item whose issue is deleted. */
export function dropItem(world: World, by: Account, item: ProjectItem): void {
  item.project.items = item.project.items.filter((one) => one !== item);
  world.nodes.delete(item.nodeId);
  world.announce({ event: "projects_v2_item", action: "deleted", item, by });
}

/** Behind another item, or to the top. */
export function moveItem(world: World, viewer: Viewer, item: ProjectItem, after: ProjectItem | undefined): void {
  const by = demandProjects(world, viewer, "write");
  const { project } = item;
  if (after === item) throw new Refusal(422, "An item cannot stand behind itself");
  const ahead = (): string | null => project.items[project.items.indexOf(item) - 1]?.nodeId ?? null;
  const from = ahead();
  const others = project.items.filter((one) => one !== item);
  const at = after ? others.indexOf(after) + 1 : 0;
  project.items = [...others.slice(0, at), item, ...others.slice(at)];
  project.items.forEach((one, index) => {
    one.place = index + 1;
  });
  const changes = { previous_projects_v2_item_node_id: { from, to: ahead() } };
  world.announce({ event: "projects_v2_item", action: "reordered", item, by, changes });
}
