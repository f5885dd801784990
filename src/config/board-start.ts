// What a board needs that is not there yet: fields to be made, and columns of a project as it is that can stand for ours.

import { type CardPart, cardParts, sameName } from "../core/case/board.ts";
import type { Instance } from "../core/case/kind.ts";
import { type Project, usualNames } from "./board.ts";
import type { BoardSettings } from "./board-schema.ts";

export interface FieldToMake {
  readonly name: string;
  readonly type: "option" | "text" | "day" | "number";
  readonly options: readonly string[];
}

/** Texts where options would have to be kept up with the settings. */
const made = { kind: "text", community: "text", owner: "text", due: "day", amount: "number" } as const;

/** The fields that cards could be written in and that the project does not have. */
export function fieldsToMake(
  fields: BoardSettings["fields"],
  project: Pick<Project, "fields">,
  instances: readonly Instance[],
): FieldToMake[] {
  return cardParts.flatMap((part: CardPart): FieldToMake[] => {
    const said = fields[part];
    const name = typeof said === "string" ? said : usualNames[part];
    if (said === false || project.fields.some((one) => sameName(one.name, name))) return [];
    return part === "status"
      ? [{ name, type: "option", options: columnsOf(instances) }]
      : [{ name, type: made[part], options: [] }];
  });
}

/** In the order of the stages, those where everything ends last. */
function columnsOf(instances: readonly Instance[]): string[] {
  const stages = instances.flatMap((one) => Object.values(one.stages));
  const going = stages.filter(({ closes }) => !closes).map(({ column }) => column);
  return [...new Set([...going, ...stages.map(({ column }) => column)])];
}

/** For each of our columns that the project has no option for, the one of its options that is nearest. */
export function standIns(options: readonly string[], instances: readonly Instance[]): Record<string, string> {
  const stages = instances.flatMap((one) => Object.values(one.stages));
  const starts = new Set(instances.map(({ stages, start }) => stages[start]?.column));
  const open = new Set(stages.filter(({ closes }) => !closes).map(({ column }) => column));
  const [first, second = first] = options;
  const last = options.at(-1);
  return Object.fromEntries(
    columnsOf(instances).flatMap((column) => {
      const instead = !open.has(column) ? last : starts.has(column) ? first : second;
      return instead === undefined || options.some((one) => sameName(one, column)) ? [] : [[column, instead]];
    }),
  );
}
