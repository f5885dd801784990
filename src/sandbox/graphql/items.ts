// The items of projects and their field values in GraphQL.
import { mayInProjects } from "../access.ts";
import { fieldNamed, type ProjectField, type ProjectItem } from "../project.ts";
import type { Issue } from "../state.ts";
import { isRedacted, itemsOf } from "../world.ts";
import { actorNode } from "./accounts.ts";
import { type Args, type Context, connection, type GraphNode } from "./node.ts";
import { fieldNode, optionNode } from "./projects.ts";
import { labelNode, repositoryNode } from "./repositories.ts";

/** Empty for who may not read projects: an issue does not tell that it is on a board. */
export function itemsOfIssue(context: Context, issue: Issue, args: Args): Args {
  const { world, viewer } = context;
  const items = mayInProjects(world, viewer, "read") ? itemsOf(world, issue) : [];
  const shown = items.filter(({ archivedAt }) => args.includeArchived !== false || archivedAt === null);
  return connection(shown, args, (item) => itemNode(context, item), { position: ({ id }) => id });
}

export function itemNode(context: Context, item: ProjectItem): GraphNode {
  const { world, viewer } = context;
  const redacted = isRedacted(world, viewer, item);
  const values = (): GraphNode[] =>
    redacted ? [] : item.project.fields.flatMap((field) => valueNode(context, item, field) ?? []);
  return {
    __typename: "ProjectV2Item",
    id: item.nodeId,
    databaseId: item.id,
    fullDatabaseId: String(item.id),
    type: redacted ? "REDACTED" : "ISSUE",
    isArchived: item.archivedAt !== null,
    createdAt: item.createdAt,
    updatedAt: item.updatedAt,
    creator: () => actorNode(context, item.creator),
    project: () => context.show.project(context, item.project),
    content: () => (redacted ? null : context.show.issue(context, item.content)),
    fieldValues: (args: Args) => connection(values(), args, (value) => value),
    fieldValueByName: ({ name }: Args) => {
      const field = redacted ? undefined : fieldNamed(item.project, String(name));
      return field ? valueNode(context, item, field) : null;
    },
  };
}

/** Null where the item has nothing in that field. */
function valueNode(context: Context, item: ProjectItem, field: ProjectField): GraphNode | null {
  const { content } = item;
  const of = { field: () => fieldNode(context, field) };
  switch (field.type) {
    case "TITLE":
      return { __typename: "ProjectV2ItemFieldTextValue", ...titleValue(context, item), ...of, text: content.title };
    case "ASSIGNEES": {
      const users = (args: Args) => connection(content.assignees, args, (account) => actorNode(context, account));
      return content.assignees.length > 0 ? { __typename: "ProjectV2ItemFieldUserValue", ...of, users } : null;
    }
    case "LABELS": {
      const labels = (args: Args) => connection(content.labels, args, (label) => labelNode(context, label));
      return content.labels.length > 0 ? { __typename: "ProjectV2ItemFieldLabelValue", ...of, labels } : null;
    }
    case "REPOSITORY": {
      const repository = () => repositoryNode(context, content.repository);
      return { __typename: "ProjectV2ItemFieldRepositoryValue", ...of, repository };
    }
    default:
      return written(context, item, field);
  }
}

/** A title has no value of its own in the project: it is the issue's. */
function titleValue(context: Context, item: ProjectItem): Args {
  const { id, nodeId, createdAt, updatedAt } = item;
  const creator = () => actorNode(context, item.creator);
  return { id: `${nodeId}_title`, databaseId: id, createdAt, updatedAt, creator, item: () => itemNode(context, item) };
}

function written(context: Context, item: ProjectItem, field: ProjectField): GraphNode | null {
  const value = item.values.get(field);
  if (!value) return null;
  const { id, nodeId, createdAt, updatedAt, data } = value;
  const common = {
    ...{ id: nodeId, databaseId: id, createdAt, updatedAt },
    creator: () => actorNode(context, value.creator),
    field: () => fieldNode(context, field),
    item: () => itemNode(context, item),
  };
  if (field.type === "TEXT") return { __typename: "ProjectV2ItemFieldTextValue", ...common, text: data };
  if (field.type === "NUMBER") return { __typename: "ProjectV2ItemFieldNumberValue", ...common, number: data };
  if (field.type === "DATE") return { __typename: "ProjectV2ItemFieldDateValue", ...common, date: data };
  const option = field.options.find((one) => one.id === data);
  if (!option) return null;
  const shown = { ...optionNode(option), ...common, optionId: option.id };
  return { ...shown, __typename: "ProjectV2ItemFieldSingleSelectValue" };
}
