// The program's board: a project of GitHub's on which each case has a card. It only shows how things stand; what is
// moved there by hand is put back, unless the program says that the move stands for a command.

import type { CommandName } from "../text/command.ts";
import { type Day, type Instant, plusDays } from "../text/time.ts";
import type { Facts, Person } from "./facts.ts";
import type { Instance } from "./kind.ts";
import type { CaseRecord } from "./record.ts";

export const cardParts = ["status", "kind", "community", "owner", "due", "amount"] as const;
/** What a card says. */
export type CardPart = (typeof cardParts)[number];

/** A field of the project, by the ids that writes need. */
export interface BoardField {
  readonly id: string;
  /** As GitHub has it. */
  readonly name: string;
  readonly type: "option" | "text" | "day" | "number";
  readonly options: readonly { readonly id: string; readonly name: string }[];
}

export interface Board {
  /** Node id of the project. */
  readonly project: string;
  readonly number: number;
  readonly title: string;
  /** Its page. */
  readonly url: string;
  /** Those of its fields that cards are written in. */
  readonly fields: Readonly<Partial<Record<CardPart, BoardField>>>;
  /** The community's own names of options, by state or column, by kind, and by community. */
  readonly named: Readonly<Record<"status" | "kind" | "community", Readonly<Record<string, string>>>>;
  /** Options of the status that stand for a command when somebody moves a card there. */
  readonly moves: Readonly<Record<string, CommandName>>;
  /** Days after which the card of a closed case is archived; null for never. */
  readonly archiveAfterDays: number | null;
}

/** A card as it stands: in each field what GitHub keeps, an option by its id, a number in digits. */
export interface Card {
  /** Node id of the project's item. */
  readonly item: string;
  readonly archived: boolean;
  readonly values: CardValues;
}

export type CardValues = Readonly<Partial<Record<CardPart, string>>>;

/** What a kind knows better than its form and its dates: whose it is, until when, how much. */
export interface OnBoard {
  readonly owner?: string;
  readonly due?: Day;
  readonly amount?: { readonly minor: number; readonly currency: string };
}

/** What somebody did to the card by hand: another column, the archive, off the board. */
export interface CardMove {
  /** The delivery that told of it. */
  readonly id: string;
  readonly is: "moved" | "archived" | "removed";
  readonly at: Instant;
  readonly by: Person;
  /** The name of the option that it was moved to; null where it was left without one. */
  readonly to: string | null;
}

/** Names of options and fields are compared as people read them. */
export const sameName = (one: string, other: string): boolean => folded(one) === folded(other);
const folded = (name: string) => name.trim().toLowerCase();

/** The first of these names that the field has as an option. */
export const optionOf = ({ options }: Pick<BoardField, "options">, names: readonly string[]) =>
  names.map((name) => options.find((one) => sameName(one.name, name))).find((found) => found !== undefined);

/**
 * What an option may be called that stands for this, by the keys that the settings may name it by: what they say, and
 * nothing else where they say something.
 */
export function optionNames(
  { named }: Pick<Board, "named">,
  part: keyof Board["named"],
  keys: readonly string[],
  usual: readonly string[],
): readonly string[] {
  const said = keys.flatMap((key) => Object.entries(named[part]).filter(([name]) => sameName(name, key)));
  const [first] = said;
  return first ? [first[1]] : usual;
}

/** The command that a move to this option stands for. */
export function commandOf({ moves }: Pick<Board, "moves">, to: string | null): CommandName | undefined {
  return to === null ? undefined : Object.entries(moves).find(([option]) => sameName(option, to))?.[1];
}

/** When the card of a closed case goes into the archive. */
export function archivesAt({ stages }: Instance, { stage, since }: CaseRecord, { board }: Facts): Instant | undefined {
  const days = board?.archiveAfterDays;
  return days == null || stages[stage]?.closes === undefined ? undefined : plusDays(since, days);
}
