// Projects and their fields in GraphQL.
import { mayInProjects } from "../access.ts";
import { type FieldOption, fieldNamed, type Project, type ProjectField, type ProjectView } from "../project.ts";
import { asHtml } from "../shapes/json.ts";
import { projectPage } from "../shapes/projects.ts";
import { actorNode, organisationNode } from "./accounts.ts";
import { type Args, type Context, connection, type GraphNode } from "./node.ts";

export function projectNode(context: Context, project: Project): GraphNode {
  const { world, viewer } = context;
  const path = projectPage(world, project);
  const mayWrite = mayInProjects(world, viewer, "write");
  return {
    __typename: "ProjectV2",
    id: project.nodeId,
    databaseId: project.id,
    fullDatabaseId: String(project.id),
    number: project.number,
    title: project.title,
    ...{ shortDescription: null, readme: null, public: false, template: false },
    closed: project.closedAt !== null,
    closedAt: project.closedAt,
    createdAt: project.createdAt,
    updatedAt: project.updatedAt,
    resourcePath: path,
    url: world.origin + path,
    ...{ viewerCanUpdate: mayWrite, viewerCanClose: mayWrite, viewerCanReopen: mayWrite },
    creator: () => actorNode(context, project.creator),
    owner: () => organisationNode(context),
    field: ({ name }: Args) => {
      const field = fieldNamed(project, String(name));
      return field ? fieldNode(context, field) : null;
    },
    fields: (args: Args) => connection(project.fields, args, (field) => fieldNode(context, field)),
    views: (args: Args) => connection(project.views, args, (view) => viewNode(context, project, view)),
    items: (args: Args) =>
      connection(project.items, args, (item) => context.show.item(context, item), { position: ({ place }) => place }),
  };
}

export function fieldNode(context: Context, field: ProjectField): GraphNode {
  const isSelect = field.type === "SINGLE_SELECT";
  const options = ({ names }: Args) =>
    field.options.filter(({ name }) => !Array.isArray(names) || names.includes(name)).map(optionNode);
  return {
    __typename: isSelect ? "ProjectV2SingleSelectField" : "ProjectV2Field",
    id: field.nodeId,
    databaseId: field.id,
    name: field.name,
    dataType: field.type,
    createdAt: field.createdAt,
    updatedAt: field.updatedAt,
    project: () => context.show.project(context, field.project),
    ...(isSelect && { options }),
  };
}

const viewNode = (context: Context, project: Project, view: ProjectView): GraphNode => ({
  __typename: "ProjectV2View",
  id: view.nodeId,
  fullDatabaseId: String(view.id),
  number: view.number,
  name: view.name,
  layout: `${view.layout.toUpperCase()}_LAYOUT`,
  filter: null,
  createdAt: view.createdAt,
  updatedAt: view.createdAt,
  project: () => context.show.project(context, project),
  fields: (args: Args) => connection(view.fields, args, (field) => fieldNode(context, field)),
});

export function optionNode({ id, name, color, description }: FieldOption): GraphNode {
  const common = { __typename: "ProjectV2SingleSelectFieldOption", id, name, color, description };
  return { ...common, nameHTML: asHtml(name), descriptionHTML: asHtml(description) };
}
