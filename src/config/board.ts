// The program's board from its settings and from the project as GitHub shows it; what does not fit is a problem that
// names it, and the rest is used.

import {
  type Board,
  type BoardField,
  type CardPart,
  cardParts,
  optionNames,
  optionOf,
  sameName,
} from "../core/case/board.ts";
import type { Instance } from "../core/case/kind.ts";
import { type BoardSettings, projectOf } from "./board-schema.ts";
import type { PathProblem } from "./problem.ts";

/** A project, as far as cards are concerned. */
export interface Project {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly fields: readonly ProjectField[];
}

/** `type` is null for a field that nothing can be written in, such as the assignees. */
export interface ProjectField extends Omit<BoardField, "type"> {
  readonly type: BoardField["type"] | null;
}

export interface BoardRead {
  readonly board: Board;
  readonly problems: readonly PathProblem[];
}

/** What fields are called where the settings do not say. */
export const usualNames: Readonly<Record<CardPart, string>> = {
  status: "Status",
  kind: "Kind",
  community: "Community",
  owner: "Owner",
  due: "Due",
  amount: "Amount",
};

/** What each part can be written in. */
const takes: Readonly<Record<CardPart, readonly BoardField["type"][]>> = {
  status: ["option"],
  kind: ["option", "text"],
  community: ["option", "text"],
  owner: ["text"],
  due: ["day", "text"],
  amount: ["number", "text"],
};

const typeNames: Readonly<Record<BoardField["type"], string>> = {
  option: "single select",
  text: "text",
  day: "date",
  number: "number",
};

export function boardOf(settings: BoardSettings, project: Project, instances: readonly Instance[]): BoardRead {
  const found = cardParts.map((part) => ({ part, ...fieldFor(part, settings, project) }));
  const fields = Object.fromEntries(found.flatMap(({ part, field }) => (field ? [[part, field]] : [])));
  const board: Board = {
    project: project.id,
    number: projectOf(settings).number,
    title: project.title,
    url: project.url,
    fields,
    named: settings.options,
    moves: settings.moves,
    archiveAfterDays: settings.archive_after_days || null,
  };
  const problems = [
    ...found.flatMap(({ problem }) => problem ?? []),
    ...missingOptions(board, instances),
    ...strangeMoves(board),
  ];
  return { board, problems };
}

/** A field that the settings name has to be there, and so has the status; any other is used if it is. */
function fieldFor(
  part: CardPart,
  { fields }: BoardSettings,
  project: Project,
): { readonly field?: BoardField; readonly problem?: PathProblem } {
  const said = fields[part];
  if (said === false) return {};
  const name = said ?? usualNames[part];
  const path = said === undefined ? ["board", "project"] : ["board", "fields", part];
  const field = project.fields.find((one) => sameName(one.name, name));
  if (!field) {
    if (said === undefined && part !== "status") return {};
    const there = project.fields.filter(({ type }) => type !== null && takes[part].includes(type));
    const others = there.length === 0 ? "" : ` It has ${there.map((one) => `"${one.name}"`).join(", ")}.`;
    const says = `${path.join(".")}: the project "${project.title}" has no field "${name}".${others} Add it there, or write another one under \`fields:\` of the board.`;
    return { problem: { path, says } };
  }
  const { type, ...rest } = field;
  if (type !== null && takes[part].includes(type)) return { field: { ...rest, type } };
  const wanted = takes[part].map((one) => typeNames[one]).join(" or ");
  const is = type === null ? "one that GitHub writes itself" : `a ${typeNames[type]} field`;
  const says = `${path.join(".")}: "${field.name}" of the project "${project.title}" is ${is}, and has to be a ${wanted} field. Write another one under \`fields:\` of the board, or \`${part}: false\`.`;
  return { problem: { path, says } };
}

/** Each option by its name once, with where the settings say it. */
function missingOptions(board: Board, instances: readonly Instance[]): PathProblem[] {
  const problems = new Map<string, PathProblem>();
  const need = (part: keyof Board["named"], keys: readonly string[], usual: readonly string[]) => {
    const field = board.fields[part];
    const names = optionNames(board, part, keys, usual);
    if (field?.type !== "option" || optionOf(field, names)) return;
    const [wanted = ""] = names;
    const key = Object.keys(board.named[part]).find((one) => keys.some((other) => sameName(one, other)));
    const path = key === undefined ? ["board", "project"] : ["board", "options", part, key];
    const says = `${hasNo(path, field, wanted, board)} Add it there, or write under \`options:\` of the board which one stands for it.`;
    problems.set(`${part} ${wanted}`, { path, says });
  };
  for (const { name, title, stages, context } of instances) {
    for (const [stage, { column }] of Object.entries(stages)) need("status", [stage, column], [column]);
    need("kind", [name], [title, name]);
    for (const { id, name: called } of context.communities) need("community", [id], [called]);
  }
  return [...problems.values()];
}

function hasNo(path: readonly string[], { name, options }: BoardField, wanted: string, { title }: Board): string {
  const others = options.map((one) => `"${one.name}"`).join(", ");
  return `${path.join(".")}: "${name}" of the project "${title}" has no option "${wanted}", but ${others}.`;
}

const strangeMoves = (board: Board): PathProblem[] => {
  const { status } = board.fields;
  return Object.keys(board.moves).flatMap((name): PathProblem[] => {
    const path = ["board", "moves", name];
    return !status || optionOf(status, [name]) ? [] : [{ path, says: hasNo(path, status, name, board) }];
  });
};
