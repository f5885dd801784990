// Making a project, and fields that it lacks. Nothing that is there is ever changed: GitHub gives every option a new id
// when one of a field's options is edited, and all cards lose what they said.

import { z } from "zod";
import type { BoardField } from "../core/case/board.ts";
import type { Client } from "./client.ts";
import { mutate } from "./on-issue.ts";

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
