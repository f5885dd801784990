// Making a project, and fields and a view that it lacks. Nothing that is there is ever changed: GitHub gives every option
// a new id when one of a field's options is edited, and all cards lose what they said.

import { z } from "zod";
import type { BoardField } from "../core/case/board.ts";
import type { Client } from "./client.ts";
import { mutate } from "./on-issue.ts";
import { statusOf } from "./refusal.ts";

/** GitHub does not let us. */
export class NotLet extends Error {}

const Owner = z.object({ organization: z.object({ id: z.string() }) });
const Made = z.object({ projectV2: z.object({ id: z.string(), number: z.number(), url: z.string() }) });

/** An empty project of the organisation. */
export async function makeProject(
  owner: string,
  title: string,
  client: Client,
): Promise<z.infer<typeof Made>["projectV2"]> {
  const { data } = await client.graphql("query Owner($owner: String!) { organization(login: $owner) { id } }", {
    owner,
  });
  const found = Owner.safeParse(data).data;
  if (!found) throw new NotLet(`${owner} is no organisation that the App can see.`);
  const input = { ownerId: found.organization.id, title };
  const told = await mutate(client, { field: "createProjectV2", input, answer: "projectV2 { id number url }" });
  if (!("data" in told)) throw new NotLet(`GitHub does not let the App make a project in ${owner}.`);
  return Made.parse(told.data).projectV2;
}

export interface NewField {
  readonly name: string;
  readonly type: BoardField["type"];
  readonly options: readonly string[];
}

const types = { option: "SINGLE_SELECT", text: "TEXT", day: "DATE", number: "NUMBER" } as const;
const colors = ["GRAY", "BLUE", "GREEN", "PURPLE", "YELLOW", "ORANGE", "PINK", "RED"] as const;

export async function makeField(project: string, { name, type, options }: NewField, client: Client): Promise<void> {
  const singleSelectOptions = options.map((one, at) => ({
    name: one,
    color: colors[at % colors.length] ?? colors[0],
    description: "",
  }));
  const input = {
    projectId: project,
    name,
    dataType: types[type],
    ...(type === "option" ? { singleSelectOptions } : {}),
  };
  const told = await mutate(client, { field: "createProjectV2Field", input });
  if (!("data" in told)) throw new NotLet(`GitHub does not let the App add the field "${name}".`);
}

const viewsQuery = `query Views($owner: String!, $number: Int!) {
  organization(login: $owner) { projectV2(number: $number) { views(first: 50) { nodes { layout } } } }
}`;

const Views = z.object({
  organization: z.object({
    projectV2: z.object({ views: z.object({ nodes: z.array(z.object({ layout: z.string() })) }) }),
  }),
});

/** Whether the project has a view in columns. */
async function hasColumns(owner: string, number: number, client: Client): Promise<boolean> {
  const { data } = await client.graphql(viewsQuery, { owner, number });
  return Views.parse(data).organization.projectV2.views.nodes.some(({ layout }) => layout === "BOARD_LAYOUT");
}

const Fields = z.array(z.object({ id: z.int(), name: z.string() }));

/**
 * A view with a column for each option of Status, whose cards say what these fields do. A project that has
 * such a view keeps the one it has.
 */
export async function makeColumns(
  owner: string,
  number: number,
  shown: readonly string[],
  client: Client,
): Promise<"made" | "there" | "not-let"> {
  if (await hasColumns(owner, number, client)) return "there";
  const place = { org: owner, project_number: number };
  try {
    const listed = await client.rest("GET /orgs/{org}/projectsV2/{project_number}/fields", { ...place, per_page: 50 });
    const fields = Fields.parse(listed.data).filter(({ name }) => shown.includes(name));
    const view = { name: "Board", layout: "board", visible_fields: fields.map(({ id }) => id) };
    await client.rest("POST /orgs/{org}/projectsV2/{project_number}/views", { ...place, ...view });
    return "made";
  } catch (fault) {
    const status = statusOf(fault);
    if (status === 403 || status === 404 || status === 422) return "not-let";
    throw fault;
  }
}
