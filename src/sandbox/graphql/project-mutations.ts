// Mutations of projects, their fields and items.
import { z } from "zod";
import { customTypes, optionColors, type Project, type ProjectField, type ProjectItem } from "../project.ts";
import { Refusal } from "../refusal.ts";
import { addItem, archiveItem, deleteItem, moveItem, setValue } from "../verbs/items.ts";
import { closeProject, createField, createProject, deleteProject, updateField } from "../verbs/projects.ts";
import { itemNode } from "./items.ts";
import { find, id, issueBy, type Mutation, mutation, text, unresolved } from "./mutate.ts";
import { type Args, type Context, connection } from "./node.ts";
import { fieldNode, projectNode } from "./projects.ts";

const options = z.array(z.object({ name: z.string(), color: z.enum(optionColors), description: z.string() })).nullish();
const inItem = { projectId: id, itemId: id };
const inField = { ...inItem, fieldId: id };
const Value = z.object({
  text,
  date: text,
  singleSelectOptionId: text,
  number: z.number().nullish(),
  iterationId: text,
});

const projectBy = (context: Context, nodeId: string): Project => find(context, nodeId, "project");

function itemBy(context: Context, projectId: string, itemId: string): ProjectItem {
  const item = find(context, itemId, "item");
  if (item.project !== projectBy(context, projectId)) throw unresolved(itemId);
  return item;
}

function fieldBy(context: Context, project: Project, fieldId: string): ProjectField {
  const field = find(context, fieldId, "field");
  if (field.project !== project) throw unresolved(fieldId);
  return field;
}

const slots = { TEXT: "text", DATE: "date", NUMBER: "number", SINGLE_SELECT: "singleSelectOptionId" } as const;

/** The one part of the value that this type of field takes. */
function dataFor(field: ProjectField, value: z.infer<typeof Value>): string | number | null {
  const given = Object.values(value).filter((one) => one != null).length;
  if (given !== 1) throw new Refusal(422, "A field value takes exactly one of its parts");
  const slot = Object.entries(slots).find(([type]) => type === field.type)?.[1];
  const data = slot === undefined ? null : (value[slot] ?? null);
  if (slot === undefined || data !== null) return data;
  const type = field.type.toLowerCase();
  throw new Refusal(422, `Did not receive a ${type} value to update a field of type ${type}`);
}

const shown = (context: Context, item: ProjectItem): Args => ({ item: () => itemNode(context, item) });

export const projectMutations: Readonly<Record<string, Mutation>> = {
  createProjectV2: mutation({ ownerId: id, title: z.string() }, (context, { ownerId, title }) => {
    if (find(context, ownerId, "account") !== context.world.organisation) throw unresolved(ownerId);
    const project = createProject(context.world, context.viewer, title);
    return { projectV2: () => projectNode(context, project) };
  }),
  updateProjectV2: mutation({ projectId: id, closed: z.boolean() }, (context, { projectId, closed }) => {
    const project = projectBy(context, projectId);
    closeProject(context.world, context.viewer, project, closed);
    return { projectV2: () => projectNode(context, project) };
  }),
  deleteProjectV2: mutation({ projectId: id }, (context, { projectId }) => {
    const project = projectBy(context, projectId);
    deleteProject(context.world, context.viewer, project);
    return { projectV2: () => projectNode(context, project) };
  }),
  createProjectV2Field: mutation(
    { projectId: id, name: z.string(), dataType: z.string(), singleSelectOptions: options },
    (context, input) => {
      const type = customTypes.find((one) => one === input.dataType);
      if (!type) throw new Refusal(501, `sandbox: fields of type ${input.dataType} are not built`);
      const wanted = { name: input.name, type, options: input.singleSelectOptions ?? [] };
      const field = createField(context.world, context.viewer, projectBy(context, input.projectId), wanted);
      return { projectV2Field: () => fieldNode(context, field) };
    },
  ),
  updateProjectV2Field: mutation({ fieldId: id, name: text, singleSelectOptions: options }, (context, input) => {
    const field = find(context, input.fieldId, "field");
    const wanted = { name: input.name ?? undefined, options: input.singleSelectOptions ?? undefined };
    updateField(context.world, context.viewer, field, wanted);
    return { projectV2Field: () => fieldNode(context, field) };
  }),
  addProjectV2ItemById: mutation({ projectId: id, contentId: id }, (context, { projectId, contentId }) => {
    const project = projectBy(context, projectId);
    const { item } = addItem(context.world, context.viewer, project, issueBy(context, contentId));
    return shown(context, item);
  }),
  updateProjectV2ItemFieldValue: mutation({ ...inField, value: Value }, (context, input) => {
    const item = itemBy(context, input.projectId, input.itemId);
    const field = fieldBy(context, item.project, input.fieldId);
    setValue(context.world, context.viewer, item, field, dataFor(field, input.value));
    return { projectV2Item: () => itemNode(context, item) };
  }),
  clearProjectV2ItemFieldValue: mutation(inField, (context, input) => {
    const item = itemBy(context, input.projectId, input.itemId);
    setValue(context.world, context.viewer, item, fieldBy(context, item.project, input.fieldId), null);
    return { projectV2Item: () => itemNode(context, item) };
  }),
  archiveProjectV2Item: mutation(inItem, (context, { projectId, itemId }) => {
    const item = itemBy(context, projectId, itemId);
    archiveItem(context.world, context.viewer, item, true);
    return shown(context, item);
  }),
  unarchiveProjectV2Item: mutation(inItem, (context, { projectId, itemId }) => {
    const item = itemBy(context, projectId, itemId);
    archiveItem(context.world, context.viewer, item, false);
    return shown(context, item);
  }),
  deleteProjectV2Item: mutation(inItem, (context, { projectId, itemId }) => {
    deleteItem(context.world, context.viewer, itemBy(context, projectId, itemId));
    return { deletedItemId: itemId };
  }),
  updateProjectV2ItemPosition: mutation({ ...inItem, afterId: text }, (context, { projectId, itemId, afterId }) => {
    const item = itemBy(context, projectId, itemId);
    moveItem(context.world, context.viewer, item, afterId == null ? undefined : itemBy(context, projectId, afterId));
    const { items } = item.project;
    return {
      items: (args: Args) =>
        connection(items, args, (one) => itemNode(context, one), { position: ({ place }) => place }),
    };
  }),
};
