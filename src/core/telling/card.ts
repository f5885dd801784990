// The case's card on the program's board: what should stand on it, and the fewest writes that make it so.

import {
  archivesAt,
  type BoardField,
  type Card,
  type CardPart,
  type CardValues,
  cardParts,
  optionNames,
  optionOf,
} from "../case/board.ts";
import { contested } from "../case/contest.ts";
import type { Facts } from "../case/facts.ts";
import type { Instance } from "../case/kind.ts";
import type { Decision } from "../deciding/decide.ts";
import { decimalsOf } from "../text/currency.ts";
import { plainMoney } from "../text/money.ts";
import { dayOf } from "../text/time.ts";

export interface WantedCard {
  /** Null where nothing should stand in a field; what is left out is left as it is. */
  readonly values: Readonly<Partial<Record<CardPart, string | null>>>;
  /** The case goes on: its card is brought onto the board, and back from the archive. */
  readonly live: boolean;
  readonly archived: boolean;
}

/** Undefined where there is no board, or nobody can tell. */
export function wantedCard(instance: Instance, decision: Decision, facts: Facts): WantedCard | undefined {
  const { record } = decision;
  // Whoever insists on another place for it gets their way until the case moves on.
  if (!facts.board || contested(instance, record, facts).card) return undefined;
  const live = instance.stages[record.stage]?.closes === undefined;
  const until = archivesAt(instance, record, facts);
  return {
    values: values(instance, decision, facts),
    live,
    archived: until !== undefined && until <= facts.now,
  };
}

type Says = (field: BoardField) => string | null | undefined;

function values(instance: Instance, decision: Decision, facts: Facts): WantedCard["values"] {
  const { board } = facts;
  const says = sayings(instance, decision, facts);
  const said = cardParts.flatMap((part) => {
    const field = board?.fields[part];
    const value = field && says[part](field);
    return value === undefined ? [] : [[part, value] as const];
  });
  return Object.fromEntries(said);
}

/** What each part says in a field of its type. Undefined where the field has no such option: then it is left alone. */
function sayings(instance: Instance, decision: Decision, facts: Facts): Record<CardPart, Says> {
  const { name, title, stages } = instance;
  const { stage } = decision.record;
  const named = facts.board ?? { named: { status: {}, kind: {}, community: {} } };
  const column = stages[stage]?.column ?? stage;
  const own = instance.onBoard?.(decision.view);
  const community = communityOf(instance, decision);
  return {
    status: among(optionNames(named, "status", [stage, column], [column])),
    kind: among(optionNames(named, "kind", [name], [title, name])),
    community: community ? among(optionNames(named, "community", [community.id], [community.name])) : () => null,
    owner: () => own?.owner ?? (facts.assignees.map(({ login }) => login).join(", ") || null),
    due: () => own?.due ?? nextDue(decision) ?? null,
    amount: amount(own?.amount ?? moneyOf(instance, decision)),
  };
}

/** One of the field's options where it has some. */
const among =
  (names: readonly string[]): Says =>
  (field) =>
    field.type === "option" ? optionOf(field, names)?.id : (names[0] ?? null);

const amount =
  (money: { readonly minor: number; readonly currency: string } | undefined): Says =>
  ({ type }) => {
    if (!money) return null;
    return type === "number" ? String(money.minor / 10 ** decimalsOf(money.currency)) : plainMoney(money);
  };

function communityOf({ fields, context }: Instance, decision: Decision) {
  const field = fields.find(({ type }) => type === "community");
  const value = field && valuesOf(decision)[field.id];
  return value?.is === "community" ? context.communities.find(({ id }) => id === value.id) : undefined;
}

/** The first amount of the form, one that is voted on before any other. */
function moneyOf({ fields, material }: Instance, decision: Decision) {
  const amounts = fields.filter(({ type }) => type === "money").map(({ id }) => id);
  const [id = ""] = amounts.toSorted((a, b) => Number(material.includes(b)) - Number(material.includes(a)));
  const value = valuesOf(decision)[id];
  return value?.is === "money" ? value : undefined;
}

/** As decided, whatever the form says by now. */
const valuesOf = ({ record, reading }: Decision) =>
  record.decided?.round === record.round ? record.decided.values : reading.values;

function nextDue({ followUps }: Decision): string | undefined {
  const next = followUps.find(({ is }) => is !== "done");
  return next && dayOf(next.due);
}

export type CardChange =
  | { readonly do: "addCard"; readonly values: CardValues }
  | { readonly do: "setCard"; readonly item: string; readonly values: WantedCard["values"] }
  | { readonly do: "archiveCard"; readonly item: string }
  | { readonly do: "restoreCard"; readonly item: string };

/** `actual` is null where the case has no card, and undefined where nobody can tell. */
export function cardChanges(wanted: WantedCard | undefined, actual: Card | null | undefined): CardChange[] {
  if (!wanted || actual === undefined) return [];
  if (actual === null) return wanted.live ? [{ do: "addCard", values: filled(wanted.values) }] : [];
  const { item, archived } = actual;
  // What is archived cannot be written on, and a closed case may be in the archive before its time.
  if (archived && !wanted.live) return [];
  const values = different(wanted.values, actual.values);
  return [
    ...(archived ? [{ do: "restoreCard" as const, item }] : []),
    ...(Object.keys(values).length > 0 ? [{ do: "setCard" as const, item, values }] : []),
    ...(wanted.archived ? [{ do: "archiveCard" as const, item }] : []),
  ];
}

const different = (wanted: WantedCard["values"], actual: CardValues): WantedCard["values"] =>
  Object.fromEntries(
    cardParts.flatMap((part) => {
      const value = wanted[part];
      return value === undefined || value === (actual[part] ?? null) ? [] : [[part, value]];
    }),
  );

const filled = (values: WantedCard["values"]): CardValues =>
  Object.fromEntries(cardParts.flatMap((part) => (values[part] == null ? [] : [[part, values[part]]])));

/** How the card stands after the changes. */
export function cardAfter(changes: readonly { readonly do: string }[], before: Card | null): Card | null {
  let card = before;
  for (const change of changes.filter(isCardChange)) {
    if (change.do === "addCard") card = { item: "", archived: false, values: change.values };
    else if (card && change.do === "setCard") card = { ...card, values: filled({ ...card.values, ...change.values }) };
    else if (card) card = { ...card, archived: change.do === "archiveCard" };
  }
  return card;
}

const own = new Set<string>(["addCard", "setCard", "archiveCard", "restoreCard"]);

export const isCardChange = (change: { readonly do: string }): change is CardChange => own.has(change.do);
