// Projects of the organisation and their fields.
import { createHash } from "node:crypto";
import { demandProjects } from "../access.ts";
import { nodeId } from "../ids.ts";
import {
  type CustomType,
  type FieldOption,
  type FieldType,
  fieldNamed,
  isCustom,
  optionColors,
  ownFields,
  type Project,
  type ProjectField,
} from "../project.ts";
import { invalid, Refusal } from "../refusal.ts";
import type { Account, Viewer, World } from "../state.ts";
import { plantView } from "./views.ts";

const fieldLimit = 50;
const optionLimit = 50;

export type OptionText = Pick<FieldOption, "name"> & Partial<Pick<FieldOption, "color" | "description">>;

export interface ProjectText {
  readonly number: number;
  readonly title: string;
  /** The names of options, or a type in small letters. */
  readonly fields: Readonly<Record<string, readonly string[] | "text" | "number" | "date">>;
}

const firstStatus: readonly OptionText[] = [
  { name: "Todo", color: "GREEN", description: "This item hasn't been started" },
  { name: "In Progress", color: "YELLOW", description: "This is actively being worked on" },
  { name: "Done", color: "PURPLE", description: "This has been completed" },
];

/** Puts a project there without asking who does it. Every project has GitHub's own fields, and one called Status. */
export function plantProject(world: World, creator: Account, { number, title, fields }: ProjectText): Project {
  const project = blankProject(world, creator, number, title);
  const [first = "Title", second = "Assignees", ...others] = Object.keys(ownFields);
  const status = Object.entries(fields).find(([name]) => name.toLowerCase() === "status");
  for (const name of [first, second]) plantOwn(world, project, name);
  if (status) plantText(world, project, status);
  else plantField(world, project, "Status", "SINGLE_SELECT", firstStatus);
  for (const name of others) plantOwn(world, project, name);
  for (const one of Object.entries(fields)) if (one[0] !== status?.[0]) plantText(world, project, one);
  plantView(world, creator, project, { name: "View 1", layout: "table", fields: project.fields.slice(0, 3) });
  world.projects.push(project);
  world.nodes.set(project.nodeId, project);
  return project;
}

function blankProject(world: World, creator: Account, number: number, title: string): Project {
  const id = world.ids.next("project");
  const now = world.clock.now();
  const times = { createdAt: now, updatedAt: now, closedAt: null };
  const empty = { fields: [], items: [], views: [] };
  return { kind: "project", id, nodeId: nodeId("PVT", id), number, creator, title, ...times, ...empty };
}

function plantOwn(world: World, project: Project, name: string): void {
  const type = Object.entries(ownFields).find(([one]) => one === name)?.[1];
  if (type) plantField(world, project, name, type, []);
}

function plantText(world: World, project: Project, [name, text]: [string, ProjectText["fields"][string]]): void {
  const types = { text: "TEXT", number: "NUMBER", date: "DATE" } as const;
  if (typeof text === "string") plantField(world, project, name, types[text], []);
  else {
    const colored = text.map((one, index) => ({
      name: one,
      color: optionColors[index % optionColors.length] ?? "GRAY",
    }));
    plantField(world, project, name, "SINGLE_SELECT", colored);
  }
}

function plantField(
  world: World,
  project: Project,
  name: string,
  type: FieldType,
  options: readonly OptionText[],
): ProjectField {
  const id = world.ids.next("field");
  const now = world.clock.now();
  const field: ProjectField = {
    kind: "field",
    id,
    nodeId: nodeId(type === "SINGLE_SELECT" ? "PVTSSF" : "PVTF", id),
    project,
    type,
    createdAt: now,
    updatedAt: now,
    name,
    options: freshOptions(world, options),
  };
  project.fields.push(field);
  world.nodes.set(field.nodeId, field);
  return field;
}

/** Eight hexadecimal digits each, never used before. */
const freshOptions = (world: World, wanted: readonly OptionText[]): FieldOption[] =>
  wanted.map(({ name, color = "GRAY", description = "" }) => {
    const id = createHash("sha256")
      .update(`option ${world.ids.next("option")}`)
      .digest("hex")
      .slice(0, 8);
    return { id, name, color, description };
  });

export function createProject(world: World, viewer: Viewer, title: string): Project {
  const by = demandProjects(world, viewer, "write");
  if (title.trim() === "") throw wrong("title", "Title can't be blank");
  const number = Math.max(0, ...world.projects.map((one) => one.number)) + 1;
  const project = plantProject(world, by, { number, title, fields: {} });
  world.announce({ event: "projects_v2", action: "created", project, by });
  return project;
}

/** A closed project is still there, and can still be written in. */
export function closeProject(world: World, viewer: Viewer, project: Project, closed: boolean): void {
  demandProjects(world, viewer, "write");
  project.updatedAt = world.clock.now();
  project.closedAt = closed ? project.updatedAt : null;
}

/** Its items go with it; the issues stay. */
export function deleteProject(world: World, viewer: Viewer, project: Project): void {
  demandProjects(world, viewer, "write");
  for (const { nodeId: id } of [project, ...project.fields, ...project.items]) world.nodes.delete(id);
  world.projects.splice(world.projects.indexOf(project), 1);
}

export interface NewField {
  readonly name: string;
  readonly type: CustomType;
  readonly options: readonly OptionText[];
}

export function createField(world: World, viewer: Viewer, project: Project, wanted: NewField): ProjectField {
  demandProjects(world, viewer, "write");
  checkName(project, wanted.name, undefined);
  if (project.fields.length >= fieldLimit) throw wrong("fields", `A project has at most ${fieldLimit} fields`);
  if (wanted.type === "SINGLE_SELECT") checkOptions(wanted.options);
  project.updatedAt = world.clock.now();
  return plantField(world, project, wanted.name, wanted.type, wanted.type === "SINGLE_SELECT" ? wanted.options : []);
}

/** New options take the place of all old ones, whatever their names: every item loses its value, as on GitHub. */
export function updateField(
  world: World,
  viewer: Viewer,
  field: ProjectField,
  wanted: { readonly name?: string | undefined; readonly options?: readonly OptionText[] | undefined },
): void {
  demandProjects(world, viewer, "write");
  if (!isCustom(field)) throw new Refusal(422, "A field of GitHub's own cannot be changed.");
  const { name = field.name, options } = wanted;
  checkName(field.project, name, field);
  if (options) {
    if (field.type !== "SINGLE_SELECT") throw wrong("singleSelectOptions", "Only a single select field has options");
    checkOptions(options);
    field.options = freshOptions(world, options);
    for (const item of field.project.items) item.values.delete(field);
  }
  field.name = name;
  field.updatedAt = field.project.updatedAt = world.clock.now();
}

function checkName(project: Project, name: string, self: ProjectField | undefined): void {
  if (name.trim() === "") throw wrong("name", "Name can't be blank");
  const other = fieldNamed(project, name);
  if (other && other !== self) throw wrong("name", "Name has already been taken");
}

function checkOptions(options: readonly OptionText[]): void {
  const names = options.map(({ name }) => name.toLowerCase());
  if (options.length === 0) throw wrong("singleSelectOptions", "A single select field needs at least one option");
  if (options.length > optionLimit) throw wrong("singleSelectOptions", `A field has at most ${optionLimit} options`);
  if (new Set(names).size < names.length) throw wrong("singleSelectOptions", "Option names have to be unique");
}

const wrong = (field: string, message: string): Refusal =>
  invalid({ resource: "ProjectV2", field, code: "invalid", message });
