// A case's card on the program's board: how it stands, asked for with the issue, and the writes that change it.

import { z } from "zod";
import { type Board, type BoardField, type Card, type CardValues, cardParts } from "../core/case/board.ts";
import { type CardChange, isCardChange, type WantedCard } from "../core/telling/card.ts";
import type { Change } from "../core/telling/plan.ts";

/** What a question about issues has to ask for, so that it brings their cards too. */
export interface CardQuery {
  readonly text: string;
  readonly declared: string;
  readonly fragment: string;
  readonly variables: Readonly<Record<string, string>>;
}

const nothing: CardQuery = { text: "", declared: "", fragment: "", variables: {} };

const fragment = `fragment said on ProjectV2ItemFieldValue {
  ... on ProjectV2ItemFieldSingleSelectValue { optionId }
  ... on ProjectV2ItemFieldTextValue { text }
  ... on ProjectV2ItemFieldDateValue { date }
  ... on ProjectV2ItemFieldNumberValue { number }
}`;

/** Names of fields travel as variables. An issue is on few boards; ours is among the first twenty, or not to be seen. */
export function cardQuery(board: Board | undefined): CardQuery {
  if (!board) return nothing;
  const parts = cardParts.filter((part) => board.fields[part]);
  const said = parts.map((part) => `${part}: fieldValueByName(name: $card_${part}) { ...said }`).join(" ");
  return {
    text: `projectItems(first: 20, includeArchived: true) { nodes { id isArchived project { id } ${said} } }`,
    declared: parts.map((part) => `, $card_${part}: String!`).join(""),
    fragment: parts.length > 0 ? `\n${fragment}` : "",
    variables: Object.fromEntries(parts.map((part) => [`card_${part}`, board.fields[part]?.name ?? ""])),
  };
}

const Said = z
  .looseObject({ optionId: z.string().nullish(), text: z.string().nullish(), date: z.string().nullish() })
  .extend({ number: z.number().nullish() })
  .nullish();
type Said = z.infer<typeof Said>;

const saidIn = z.object(Object.fromEntries(cardParts.map((part) => [part, Said])));

/** GitHub gives null where the App may not see projects. */
export const CardsAsked = z
  .object({
    nodes: z.array(
      z.looseObject({ id: z.string(), isArchived: z.boolean(), project: z.looseObject({ id: z.string() }) }).nullable(),
    ),
  })
  .nullish();

/** Null where the issue has no card there; undefined where nobody can tell. */
export function cardIn(asked: z.infer<typeof CardsAsked>, board: Board | undefined): Card | null | undefined {
  if (!asked || !board) return undefined;
  const item = asked.nodes.find((one) => one?.project.id === board.project);
  return item ? { item: item.id, archived: item.isArchived, values: valuesIn(item) } : null;
}

function valuesIn(item: unknown): CardValues {
  const read = saidIn.safeParse(item);
  if (!read.success) return {};
  return Object.fromEntries(
    cardParts.flatMap((part) => {
      const value = plain(read.data[part]);
      return value === undefined ? [] : [[part, value]];
    }),
  );
}

function plain(said: Said): string | undefined {
  if (typeof said?.number === "number") return String(said.number);
  return said?.optionId ?? said?.date ?? said?.text ?? undefined;
}

/** One write of a document: a mutation with its input. */
export interface Write {
  readonly field: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** The writes of a change, in their order; those on a card that is not there yet follow once it has an id. */
export function cardWrites(change: CardChange, issue: string, board: Board): Write[] {
  switch (change.do) {
    case "addCard":
      return [{ field: "addProjectV2ItemById", input: { projectId: board.project, contentId: issue } }];
    case "setCard":
      return fieldWrites(change.values, change.item, board);
    case "archiveCard":
      return [{ field: "archiveProjectV2Item", input: { projectId: board.project, itemId: change.item } }];
    case "restoreCard":
      return [{ field: "unarchiveProjectV2Item", input: { projectId: board.project, itemId: change.item } }];
    default:
      return change satisfies never;
  }
}

export function fieldWrites(values: WantedCard["values"], item: string, board: Board): Write[] {
  return cardParts.flatMap((part) => {
    const [field, value] = [board.fields[part], values[part]];
    if (!field || value === undefined) return [];
    const at = { projectId: board.project, itemId: item, fieldId: field.id };
    if (value === null) return [{ field: "clearProjectV2ItemFieldValue", input: at }];
    return [{ field: "updateProjectV2ItemFieldValue", input: { ...at, value: valueFor(field, value) } }];
  });
}

function valueFor({ type }: BoardField, value: string) {
  if (type === "option") return { singleSelectOptionId: value };
  if (type === "day") return { date: value };
  return type === "number" ? { number: Number(value) } : { text: value };
}

/** What is to be written on a card that this document brings onto the board. */
export const ofNewCard = (changes: readonly Change[]): CardValues | undefined =>
  changes.filter(isCardChange).find((change) => change.do === "addCard")?.values;
