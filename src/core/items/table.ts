// Tables of tasks: `| What | Who | Until |`.

import { hasMention } from "./assigned.ts";
import { daysIn, type When } from "./days.ts";
import { type ActionItem, itemOf, type Occasion } from "./item.ts";
import { tidy } from "./line.ts";
import type { NoteLine } from "./lines.ts";
import { type Owner, ownersIn } from "./people.ts";
import { mayBeName } from "./verbs.ts";

const columns = {
  what: /^(?:what|task|action(?: item)?|to-?do|item|next step|tarea|acci[óo]n|qu[ée]|pendiente)$/iu,
  who: /^(?:who|owner|assignee|responsible|assigned to|qui[ée]n|responsable|encargad[oa])s?$/iu,
  when: /^(?:when|due(?: date)?|deadline|by|until|date|cu[áa]ndo|fecha(?: l[íi]mite)?|plazo|vence|para)$/iu,
};

type Columns = Readonly<Record<keyof typeof columns, number>>;

const cellsOf = (text: string): readonly string[] =>
  text
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.replace(/\*\*|__/g, "").trim());

function columnsOf(text: string): Columns | undefined {
  const cells = cellsOf(text);
  const find = (shape: RegExp) => cells.findIndex((cell) => shape.test(cell));
  const found = { what: find(columns.what), who: find(columns.who), when: find(columns.when) };
  return found.what >= 0 && found.who >= 0 ? found : undefined;
}

/** Rows of a table whose head says what and who. A table of anything else has none. */
export function rowItems(lines: readonly NoteLine[], occasion: Occasion): readonly ActionItem[] {
  let head: Columns | undefined;
  let last = 0;
  return lines.flatMap((line): ActionItem[] => {
    if (line.is !== "row") return [];
    if (line.line !== last + 1) head = undefined;
    last = line.line;
    const before = head;
    head ??= columnsOf(line.text);
    if (before === undefined || /^[\s|:-]+$/.test(line.text)) return [];
    return rowOf(line, before, occasion);
  });
}

function rowOf(line: NoteLine, { what, who, when }: Columns, occasion: Occasion): ActionItem[] {
  const cells = cellsOf(line.text);
  const text = tidy(cells[what] ?? "");
  if (text === "") return [];
  const due = dueOf(cells[when] ?? "", occasion);
  const owners = peopleOf(cells[who] ?? "", occasion);
  return [itemOf({ text, owners, due, done: false, line: line.line })];
}

const peopleOf = (cell: string, occasion: Occasion): readonly Owner[] =>
  ownersIn(cell, "R", occasion).filter(
    (one) => one.is === "account" || hasMention.test(one.name) || mayBeName(one.name),
  );

function dueOf(cell: string, occasion: Occasion): When | null {
  if (/^(?:[-–—?]|n\/a|)$/i.test(cell)) return null;
  const [first, ...others] = daysIn(cell, occasion);
  return first && others.length === 0 ? first.when : { is: "unclear", found: cell.slice(0, 60), readings: [] };
}
