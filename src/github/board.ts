// The project that a program names as its board, read with the program. What is wrong with it is said where everything
// else is that is wrong with a program; a board that cannot be seen switches nothing off but itself.

import { z } from "zod";
import { boardOf, type Project, type ProjectField } from "../config/board.ts";
import { projectOf } from "../config/board-schema.ts";
import type { FileProblem, PathProblem } from "../config/problem.ts";
import {
  belongsTo,
  isClosed,
  noOrganisation,
  noProject,
  notAllowed,
  readOnlyProject,
} from "../config/project-problems.ts";
import type { ConfigRead } from "../config/read.ts";
import type { Board } from "../core/case/board.ts";
import type { Instance } from "../core/case/kind.ts";
import type { Client } from "./client.ts";

const boardQuery = `query Board($owner: String!, $number: Int!) {
  organization(login: $owner) {
    projectV2(number: $number) {
      id title url closed viewerCanUpdate
      fields(first: 50) {
        nodes {
          __typename
          ... on ProjectV2FieldCommon { id name dataType }
          ... on ProjectV2SingleSelectField { options { id name } }
        }
      }
    }
  }
}`;

const types: Readonly<Record<string, ProjectField["type"]>> = {
  SINGLE_SELECT: "option",
  TEXT: "text",
  DATE: "day",
  NUMBER: "number",
};

const Field = z
  .looseObject({
    id: z.string(),
    name: z.string(),
    dataType: z.string(),
    options: z.array(z.object({ id: z.string(), name: z.string() })).default([]),
  })
  .transform(({ id, name, dataType, options }): ProjectField => ({ id, name, type: types[dataType] ?? null, options }));

const Shown = z.object({
  organization: z
    .object({
      projectV2: z
        .object({
          id: z.string(),
          title: z.string(),
          url: z.string(),
          closed: z.boolean(),
          viewerCanUpdate: z.boolean(),
          fields: z.object({ nodes: z.array(Field) }),
        })
        .nullable(),
    })
    .nullable(),
});

export interface FoundBoard {
  readonly board?: Board;
  readonly boardProblems: readonly FileProblem[];
}

/** `home` has the settings; `read` says where they stand. Throws where GitHub could not look. */
export async function boardFor(
  home: { readonly owner: string },
  read: Extract<ConfigRead, { ok: true }>,
  instances: readonly Instance[],
  client: Client,
): Promise<FoundBoard> {
  const { board: settings } = read.config;
  if (!settings) return { boardProblems: [] };
  const placed = ({ path, ...rest }: PathProblem): FileProblem => ({ ...read.at(path), ...rest });
  const project = await projectAt(home.owner, projectOf(settings), client);
  if ("wrong" in project) {
    const path = ["board", "project"];
    return { boardProblems: [placed({ path, says: `${path.join(".")}: ${project.wrong}` })] };
  }
  const { board, problems } = boardOf(settings, project, instances);
  return { board, boardProblems: problems.map(placed) };
}

/** The project, or why there is none to be used. */
export async function projectAt(
  owner: string,
  { number, owner: said }: ReturnType<typeof projectOf>,
  client: Client,
): Promise<Project | { readonly wrong: string }> {
  if (said !== undefined && said.toLowerCase() !== owner.toLowerCase()) return { wrong: belongsTo(said, owner) };
  const isAllowed = async (now: boolean) => (await client.mayWrite?.("organization_projects", now)) ?? true;
  if (!(await isAllowed(false))) return { wrong: notAllowed };
  const { data, errors } = await client.graphql(boardQuery, { owner, number });
  const unseen = errors.every(({ type }) => type === "NOT_FOUND" || type === "FORBIDDEN");
  if (!unseen) throw new Error("GitHub could not read the board");
  const shown = Shown.safeParse(data).data;
  if (!shown?.organization) return { wrong: noOrganisation(owner) };
  const project = shown.organization.projectV2;
  if (!project) return { wrong: (await isAllowed(true)) ? noProject(owner, number) : notAllowed };
  if (project.closed) return { wrong: isClosed(project.title) };
  if (!project.viewerCanUpdate) return { wrong: readOnlyProject(project.title) };
  const { id, title, url, fields } = project;
  return { id, title, url, fields: fields.nodes };
}
