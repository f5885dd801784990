// Projects, their fields and items, as REST and webhooks show them.
import type { FieldOption, Project, ProjectField, ProjectItem, ProjectView } from "../project.ts";
import type { World } from "../state.ts";
import { userShape } from "./accounts.ts";
import { issuePage, issueShape } from "./issues.ts";
import { api, asHtml, type Json, type Shape, web } from "./json.ts";
import { labelShape, repositoryShape } from "./repositories.ts";

export const projectPage = (world: World, { number }: Project): string =>
  `/orgs/${world.organisation.login}/projects/${number}`;
const projectPath = (world: World, { number }: Project): string =>
  `/orgs/${world.organisation.login}/projectsV2/${number}`;

export function projectShape(world: World, project: Project): Shape {
  return {
    id: project.id,
    node_id: project.nodeId,
    owner: userShape(world, world.organisation),
    creator: userShape(world, project.creator),
    title: project.title,
    description: null,
    short_description: null,
    public: false,
    number: project.number,
    state: project.closedAt === null ? "open" : "closed",
    is_template: false,
    created_at: project.createdAt,
    updated_at: project.updatedAt,
    closed_at: project.closedAt,
    ...{ deleted_at: null, deleted_by: null, latest_status_update: null },
  };
}

export function fieldShape(world: World, field: ProjectField): Shape {
  const { id, nodeId, name, type, createdAt, updatedAt, project } = field;
  return {
    id,
    node_id: nodeId,
    name,
    data_type: type.toLowerCase(),
    project_url: api(world, projectPath(world, project)),
    ...(type === "SINGLE_SELECT" && { options: field.options.map(optionShape) }),
    created_at: createdAt,
    updated_at: updatedAt,
  };
}

export function viewShape(world: World, project: Project, view: ProjectView): Shape {
  const { id, number, name, layout, nodeId, creator, createdAt, fields } = view;
  return {
    ...{ id, number, name, layout, node_id: nodeId, filter: null },
    project_url: api(world, projectPath(world, project)),
    html_url: web(world, `${projectPage(world, project)}/views/${number}`),
    creator: userShape(world, creator),
    ...{ created_at: createdAt, updated_at: createdAt },
    visible_fields: fields.map((field) => field.id),
    ...{ sort_by: [], group_by: [], vertical_group_by: [] },
  };
}

const rich = (text: string): Shape => ({ raw: text, html: asHtml(text) });

const optionShape = ({ id, name, color, description }: FieldOption): Shape => {
  return { id, name: rich(name), color, description: rich(description) };
};

export function itemShape(world: World, item: ProjectItem): Shape {
  const projectUrl = api(world, projectPath(world, item.project));
  return {
    id: item.id,
    node_id: item.nodeId,
    content_type: "Issue",
    content: issueShape(world, item.content),
    creator: userShape(world, item.creator),
    created_at: item.createdAt,
    updated_at: item.updatedAt,
    archived_at: item.archivedAt,
    project_url: projectUrl,
    item_url: `${projectUrl}/items/${item.id}`,
  };
}

export function fullItemShape(world: World, item: ProjectItem, fields: readonly ProjectField[]): Shape {
  const told = fields.map((field) => ({
    id: field.id,
    name: field.name,
    data_type: field.type.toLowerCase(),
    value: valueShape(world, item, field),
  }));
  return { ...itemShape(world, item), fields: told };
}

function valueShape(world: World, item: ProjectItem, field: ProjectField): Json {
  const { content } = item;
  const data = item.values.get(field)?.data ?? null;
  switch (field.type) {
    case "TITLE": {
      const { number, id, state, stateReason } = content;
      const url = web(world, issuePage(content));
      return { ...rich(content.title), number, url, issue_id: id, state, state_reason: stateReason, is_draft: false };
    }
    case "ASSIGNEES":
      return content.assignees.map((account) => userShape(world, account));
    case "LABELS":
      return content.labels.map((label) => labelShape(world, label));
    case "REPOSITORY":
      return repositoryShape(world, content.repository);
    case "LINKED_PULL_REQUESTS":
    case "REVIEWERS":
      return [];
    case "MILESTONE":
    case "PARENT_ISSUE":
    case "SUB_ISSUES_PROGRESS":
      return null;
    case "SINGLE_SELECT": {
      const option = field.options.find(({ id }) => id === data);
      return option ? optionShape(option) : null;
    }
    case "TEXT":
      return data === null ? null : rich(String(data));
    case "DATE":
    case "NUMBER":
      return data;
    default:
      return field.type satisfies never;
  }
}

/** Webhooks name the project and the issue by their node ids only. */
export function hookItemShape(world: World, item: ProjectItem): Shape {
  return {
    id: item.id,
    node_id: item.nodeId,
    project_node_id: item.project.nodeId,
    content_node_id: item.content.nodeId,
    content_type: "Issue",
    creator: userShape(world, item.creator),
    created_at: item.createdAt,
    updated_at: item.updatedAt,
    archived_at: item.archivedAt,
  };
}
