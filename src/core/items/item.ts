// An action item: what is to be done, by whom, until when, and what has to be asked about it.

import type { Day } from "../text/time.ts";
import type { Anchor, When } from "./days.ts";
import type { Company, Owner } from "./people.ts";

/** What must be asked before an item is complete. */
export type Question =
  /** Words that could be any of these days, or that name none. */
  | { readonly asks: "day"; readonly found: string; readonly readings: readonly Day[] }
  /** Names that are no account. */
  | { readonly asks: "account"; readonly names: readonly string[] }
  /** Accounts that GitHub did not assign: there are none of that name, or they have no part in the repository. */
  | { readonly asks: "assignee"; readonly names: readonly string[] }
  | { readonly asks: "owner" }
  | { readonly asks: "what" };

export interface ActionItem {
  /** What is to be done, with what it belongs to where the line alone would not say it. */
  readonly text: string;
  readonly owners: readonly Owner[];
  readonly due: Day | null;
  /** Its box is ticked. */
  readonly done: boolean;
  /** From 1. */
  readonly line: number;
  readonly questions: readonly Question[];
}

export interface Occasion extends Anchor, Company {
  /** Notes of a meeting: boxes are tasks there. Elsewhere a box needs somebody or a day. */
  readonly notes: boolean;
}

/** Cut where it is too long for a title, and with a capital. */
function asTitle(text: string): string {
  const plain = text.length > 200 ? `${text.slice(0, 199).trimEnd()}…` : text;
  return `${plain.charAt(0).toLocaleUpperCase()}${plain.slice(1)}`;
}

/** An item with what has to be asked of it. */
export function itemOf({
  text,
  due,
  ...rest
}: Omit<ActionItem, "due" | "questions"> & { readonly due: When | null }): ActionItem {
  return {
    ...rest,
    text: asTitle(text),
    due: due?.is === "day" ? due.day : null,
    questions: questionsOf(text, rest.owners, due),
  };
}

function questionsOf(text: string, owners: readonly Owner[], due: When | null): readonly Question[] {
  const names = owners.flatMap((one) => (one.is === "name" ? [one.name] : []));
  const doing = owners.some(({ letter }) => letter === "R" || letter === "A");
  return [
    ...(text === "" ? [{ asks: "what" } as const] : []),
    ...(names.length > 0 ? [{ asks: "account", names } as const] : []),
    ...(doing ? [] : [{ asks: "owner" } as const]),
    ...(due?.is === "unclear" ? [{ asks: "day", found: due.found, readings: due.readings } as const] : []),
  ];
}
