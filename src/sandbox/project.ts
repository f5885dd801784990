// The organisation's projects (v2): boards of issues with fields of their own. Plain data; `verbs/` changes it.
import type { Account, Issue } from "./state.ts";

export const customTypes = ["TEXT", "NUMBER", "DATE", "SINGLE_SELECT"] as const;
export type CustomType = (typeof customTypes)[number];

/** What every project has by itself, in GitHub's order; the field Status, which people shape, stands after the second. */
export const ownFields = {
  Title: "TITLE",
  Assignees: "ASSIGNEES",
  Labels: "LABELS",
  "Linked pull requests": "LINKED_PULL_REQUESTS",
  Milestone: "MILESTONE",
  Repository: "REPOSITORY",
  Reviewers: "REVIEWERS",
  "Parent issue": "PARENT_ISSUE",
  "Sub-issues progress": "SUB_ISSUES_PROGRESS",
} as const;

export type FieldType = CustomType | (typeof ownFields)[keyof typeof ownFields];

export const optionColors = ["GRAY", "BLUE", "GREEN", "YELLOW", "ORANGE", "RED", "PINK", "PURPLE"] as const;
export type OptionColor = (typeof optionColors)[number];

export interface FieldOption {
  readonly id: string;
  readonly name: string;
  readonly color: OptionColor;
  readonly description: string;
}

export interface ProjectField {
  readonly kind: "field";
  readonly id: number;
  readonly nodeId: string;
  readonly project: Project;
  readonly type: FieldType;
  readonly createdAt: string;
  updatedAt: string;
  name: string;
  options: readonly FieldOption[];
}

/** What one item says in one field: a text, a number, a day, or the id of an option. */
export interface FieldValue {
  readonly id: number;
  readonly nodeId: string;
  readonly creator: Account;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly data: string | number;
}

export interface ProjectItem {
  readonly kind: "item";
  readonly id: number;
  readonly nodeId: string;
  readonly project: Project;
  readonly creator: Account;
  readonly createdAt: string;
  readonly values: Map<ProjectField, FieldValue>;
  /** Where a cursor finds it. Ascends along the project's items. */
  place: number;
  /** Another issue after a transfer. */
  content: Issue;
  updatedAt: string;
  archivedAt: string | null;
}

export const viewLayouts = ["table", "board", "roadmap"] as const;

/** How people look at a project. A board has a column for each option of Status, unless it is told otherwise. */
export interface ProjectView {
  readonly id: number;
  readonly nodeId: string;
  readonly number: number;
  readonly creator: Account;
  readonly createdAt: string;
  readonly name: string;
  readonly layout: (typeof viewLayouts)[number];
  readonly fields: readonly ProjectField[];
}

export interface Project {
  readonly kind: "project";
  readonly id: number;
  readonly nodeId: string;
  readonly number: number;
  readonly creator: Account;
  readonly createdAt: string;
  readonly title: string;
  closedAt: string | null;
  updatedAt: string;
  fields: ProjectField[];
  items: ProjectItem[];
  readonly views: ProjectView[];
}

export const fieldNamed = (project: Project, name: string): ProjectField | undefined =>
  project.fields.find((field) => field.name.toLowerCase() === name.toLowerCase());

export const optionOf = (item: ProjectItem, field: ProjectField): FieldOption | undefined =>
  field.options.find(({ id }) => id === item.values.get(field)?.data);

export const isCustom = (field: ProjectField): field is ProjectField & { readonly type: CustomType } =>
  customTypes.some((type) => type === field.type);
