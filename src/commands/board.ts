// `quorate board init OWNER/REPO`: a project for a program's board, or the fields that its project lacks. The only command
// that writes to GitHub, and nothing but that; what is there stays as it is.

import type { Logger } from "pino";
import type { Project } from "../config/board.ts";
import { projectOf } from "../config/board-schema.ts";
import { type FieldToMake, fieldsToMake, standIns } from "../config/board-start.ts";
import { allFormFiles } from "../config/form-files.ts";
import { readProgram } from "../config/program.ts";
import { sameName } from "../core/case/board.ts";
import type { Instance } from "../core/case/kind.ts";
import { projectAt } from "../github/board.ts";
import { forms } from "../github/files.ts";
import { formsAt } from "../github/preview.ts";
import { makeColumns, makeField, makeProject, NotLet } from "../github/project.ts";
import { type Named, named } from "./in-force.ts";
import type { Planning } from "./plan.ts";
import { Misused } from "./settings.ts";

export const howToBoard = `quorate board init OWNER/REPO makes a project for the cards of this program, or adds the
fields and the view in columns that its project lacks. No field, option, view or card that is there is changed.
`;

export interface BoardOptions {
  /** What a new project is called. */
  readonly title: string;
  readonly config?: string | undefined;
}

export async function initBoard(name: string, options: BoardOptions, planning: Planning, log: Logger): Promise<string> {
  const there = await named(name, options.config, planning, log);
  try {
    const { project, isNew } = await theProject(there, options.title);
    const instances = await instancesOf(there);
    const { board } = there.read.config;
    const missing = fieldsToMake(board?.fields ?? {}, project, instances);
    for (const field of missing) await makeField(project.id, field, there.client);
    const named = [...project.fields.filter(({ type }) => type !== null), ...missing].map((field) => field.name);
    const view = await makeColumns(there.at.owner, project.number, ["Title", ...named], there.client);
    return [
      isNew ? `Made the project "${project.title}": ${project.url}` : `The project is there: ${project.url}`,
      made(missing),
      views[view],
      ...columns(project, instances),
      ...(isNew ? [settings(project, instances)] : []),
    ].join("\n");
  } catch (fault) {
    if (fault instanceof NotLet)
      throw new Misused(
        `${fault.message}\nThe App needs the permission "Projects: read and write" of the organisation.`,
      );
    throw fault;
  }
}

async function theProject(
  { at, client, read }: Named,
  title: string,
): Promise<{ readonly project: Project & { readonly number: number }; readonly isNew: boolean }> {
  const { board } = read.config;
  const { number } = board ? projectOf(board) : await makeProject(at.owner, title, client);
  const project = await projectAt(at.owner, board ? projectOf(board) : { number }, client);
  if ("wrong" in project) throw new Misused(`board.project: ${project.wrong}`);
  return { project: { ...project, number }, isNew: board === undefined };
}

async function instancesOf({ at, client, blobs, text, read }: Named): Promise<readonly Instance[]> {
  const files = await forms(blobs, client, await formsAt(at, client), allFormFiles(read.config));
  const program = readProgram(text, files);
  return program.ok ? program.program.instances : program.instances;
}

const made = (fields: readonly FieldToMake[]): string =>
  fields.length === 0 ? "No field is missing." : `Added the fields ${fields.map(({ name }) => name).join(", ")}.`;

const views = {
  made: 'Added the view "Board", with a column for each option of Status.',
  there: "Its view in columns is there.",
  "not-let":
    'GitHub lets no view be made. For a column for each option of Status, choose "New view" in the project, and then "Board".',
} as const;

/** Options are people's: they are never made or changed in a field that is there. */
function columns({ fields }: Project, instances: readonly Instance[]): readonly string[] {
  const options = fields.find(({ name }) => sameName(name, "Status"))?.options ?? [];
  const missing = Object.keys(
    standIns(
      options.map(({ name }) => name),
      instances,
    ),
  );
  if (missing.length === 0) return [];
  return [`Status has no option for ${missing.join(", ")}. Add them there by hand, or let others stand for them.`];
}

/** To be put into quorate.yml. */
function settings({ number, fields }: Project & { readonly number: number }, instances: readonly Instance[]): string {
  const options = fields.find(({ name }) => sameName(name, "Status"))?.options ?? [];
  const instead = Object.entries(
    standIns(
      options.map(({ name }) => name),
      instances,
    ),
  );
  const lines = instead.map(([ours, theirs]) => `      ${JSON.stringify(ours)}: ${JSON.stringify(theirs)}`);
  const mapped = lines.length === 0 ? [] : ["  options:", "    status:", ...lines];
  return ["", "Write this into .github/quorate.yml:", "", "board:", `  project: ${number}`, ...mapped, ""].join("\n");
}
