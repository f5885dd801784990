// The program's board from its settings and from the project as GitHub shows it; what does not fit is a problem that
// names it, and the rest is used.

import { type Board, type BoardField, type CardPart, cardParts, optionOf, sameName } from "../core/case/board.ts";
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

const usual: Readonly<Record<CardPart, string>> = {
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
  const name = said ?? usual[part];
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

/** Each option by its name once, with what would need it. */
function missingOptions({ fields, named, title }: Board, instances: readonly Instance[]): PathProblem[] {
  const problems = new Map<string, PathProblem>();
  const need = (part: "status" | "kind" | "community", key: string, names: readonly (string | undefined)[]) => {
    const field = fields[part];
    if (field?.type !== "option" || optionOf(field, names)) return;
    const wanted = names.find((one) => one !== undefined) ?? key;
    const said = named[part][key] !== undefined;
    const path = said ? ["board", "options", part, key] : ["board", "project"];
    const options = field.options.map(({ name }) => `"${name}"`).join(", ");
    const add = `Add it there, or write under \`options:\` of the board which one stands for it.`;
    const says = `${path.join(".")}: "${field.name}" of the project "${title}" has no option "${wanted}", but ${options}. ${add}`;
    problems.set(`${part} ${wanted}`, { path, says });
  };
  for (const { name, title: its, stages, context } of instances) {
    for (const [stage, { column }] of Object.entries(stages)) {
      const key = named.status[stage] === undefined ? column : stage;
      need("status", key, [named.status[stage], named.status[column], column]);
    }
    need("kind", name, [named.kind[name], its, name]);
    for (const one of context.communities) need("community", one.id, [named.community[one.id], one.name]);
  }
  return [...problems.values()];
}

const strangeMoves = ({ fields: { status }, moves, title }: Board): PathProblem[] =>
  Object.keys(moves)
    .filter((name) => status && !optionOf(status, [name]))
    .map((name) => {
      const path = ["board", "moves", name];
      const options = status?.options.map((one) => `"${one.name}"`).join(", ");
      const says = `${path.join(".")}: "${status?.name}" of the project "${title}" has no option "${name}", but ${options}.`;
      return { path, says };
    });
