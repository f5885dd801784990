// What should stand on a case's card, and the fewest writes that make it so.

import { expect, test } from "vitest";
import type { Board, BoardField, Card, CardMove } from "../../src/core/case/board.ts";
import type { Facts } from "../../src/core/case/facts.ts";
import type { Instance } from "../../src/core/case/kind.ts";
import { decide } from "../../src/core/deciding/decide.ts";
import { cardAfter, cardChanges, wantedCard } from "../../src/core/telling/card.ts";
import { budget, issue, person } from "../support/story.ts";

const field = (id: string, type: BoardField["type"], ...options: string[]): BoardField => ({
  ...{ id, name: id, type },
  options: options.map((name) => ({ id: `o-${name}`, name })),
});

const board: Board = {
  ...{ project: "PVT_1", number: 1, title: "Requests", url: "https://github.com/orgs/open-reps/projects/1" },
  fields: {
    status: field("Status", "option", "inbox", "In review", "Approved", "Done"),
    kind: field("Kind", "text"),
    owner: field("Owner", "text"),
    due: field("Due", "day"),
    amount: field("Amount", "number"),
  },
  ...{ named: { status: {}, kind: {}, community: {} }, moves: {}, archiveAfterDays: 30 },
};

const on = (facts: Facts, differences: Partial<Board> = {}, more: Partial<Facts> = {}): Facts => ({
  ...facts,
  board: { ...board, ...differences },
  ...more,
});

const asked = () => issue("2026-01-02");
const cardOf = (facts: Facts, instance: Instance = budget()) => wantedCard(instance, decide(instance, facts), facts);
const valuesOf = (facts: Facts, instance?: Instance) => cardOf(facts, instance)?.values;

test("a card says what is asked for, how far it is and how much it is; capitals make no difference", () => {
  const facts = on(asked().at("2026-01-03"));
  const stands = { status: "o-In review", kind: "Budget request", owner: null, due: null, amount: "250" };
  expect(valuesOf(facts)).toEqual(stands);
  expect(valuesOf(on(issue("2026-01-02", { amount: "" }).at("2026-01-03")))).toMatchObject({
    status: "o-inbox",
    amount: null,
  });
});

test("an amount is written to its last digit, also where it is no decimal number of euros", () => {
  const amountOf = (amount: string, type: "number" | "text") =>
    valuesOf(
      on(issue("2026-01-02", { amount }).at("2026-01-03"), {
        fields: { amount: field("Amount", type) },
      }),
    )?.amount;
  expect(amountOf("19.99 EUR", "number")).toBe("19.99");
  expect(amountOf("5000 JPY", "number")).toBe("5000");
  expect(amountOf("19.99 EUR", "text")).toBe("19.99 EUR");
});

test("whoever it is assigned to owns it, and what falls due next is its date", () => {
  const followUps = [
    { name: "report", title: "Report", field: null, days: 14, asks: { of: "author" }, remindDays: 7 } as const,
  ];
  const instance = budget({ followUps });
  const story = asked().says("2026-01-03", "ana", "/approve").says("2026-01-04", "bo", "/approve");
  const facts = on(story.at("2026-01-05"), {}, { assignees: [person("mei"), person("noor")] });
  expect(valuesOf(facts, instance)).toMatchObject({ status: "o-Approved", owner: "mei, noor", due: "2026-01-18" });
});

test("a kind may know better whose it is, until when and how much", () => {
  const instance = {
    ...budget(),
    onBoard: () => ({ owner: "omar", due: "2026-02-01", amount: { minor: 100, currency: "EUR" } }),
  };
  expect(valuesOf(on(asked().at("2026-01-03")), instance)).toMatchObject({
    owner: "omar",
    due: "2026-02-01",
    amount: "1",
  });
});

test("the community's own name of an option counts alone, by state before column; what is missing is left as it is", () => {
  const named = (status: Readonly<Record<string, string>>) => ({ named: { ...board.named, status } });
  const status = (names: Readonly<Record<string, string>>) =>
    valuesOf(on(asked().at("2026-01-03"), named(names)))?.status;
  expect(status({ "In review": "Approved" })).toBe("o-Approved");
  expect(status({ "In review": "Approved", "in-review": "inbox" })).toBe("o-inbox");
  expect(status({ "in-review": "Nowhere" })).toBeUndefined();
});

const there: Card = { item: "PVTI_1", archived: false, values: { status: "o-In review", kind: "Budget request" } };

test("nothing is written when nothing changed, and only what differs when something did", () => {
  const wanted = { values: { status: "o-In review", kind: "Budget request", due: null }, live: true, archived: false };
  expect(cardChanges(wanted, there)).toEqual([]);
  const moved = { ...wanted, values: { ...wanted.values, status: "o-Done", due: "2026-02-01" } };
  const changes = cardChanges(moved, there);
  expect(changes).toEqual([{ do: "setCard", item: "PVTI_1", values: { status: "o-Done", due: "2026-02-01" } }]);
  expect(cardChanges(moved, cardAfter(changes, there))).toEqual([]);
});

test("nothing is done to a board that nobody can see, nor for a closed case that has no card", () => {
  const wanted = { values: { status: "o-Done" }, live: false, archived: false };
  expect(cardChanges(wanted, undefined)).toEqual([]);
  expect(cardChanges(wanted, null)).toEqual([]);
  expect(cardChanges(undefined, null)).toEqual([]);
  expect(cardChanges(wanted, { ...there, archived: true })).toEqual([]);
});

const dragged = (id: string, at: string, login: string, to: string): CardMove => ({
  ...{ id: `card:${id}`, is: "moved", at, by: person(login), to },
});

test("a move that stands for a command counts for whoever may give it, once, and in its order", () => {
  const approved = asked().says("2026-01-03", "ana", "/approve").says("2026-01-04", "bo", "/approve");
  const moved = (login: string, at = "2026-01-05T09:00:00Z") => [dragged("1", at, login, "done")];
  const decided = (login: string, at?: string) =>
    decide(budget(), on(approved.at("2026-01-06"), { moves: { Done: "done" } }, { moves: moved(login, at) })).record;
  expect(decided("rosa").stage).toBe("completed");
  expect(decided("mei")).toMatchObject({ stage: "approved" });
  expect(decided("mei").answers.at(-1)).toMatchObject({ id: "card:1", command: "done", refused: "done-not-yours" });
  // Before it was approved there was nothing to be done.
  expect(decided("rosa", "2026-01-02T10:00:00Z").stage).toBe("approved");
});

test("a move that stands for nothing decides nothing, and neither does a program's", () => {
  const approved = asked().says("2026-01-03", "ana", "/approve").says("2026-01-04", "bo", "/approve");
  const bot = { id: 9, login: "github-project-automation[bot]", is: "bot" } as const;
  const none = on(approved.at("2026-01-06"), {}, { moves: [dragged("1", "2026-01-05T09:00:00Z", "rosa", "Done")] });
  const byBot = [{ ...dragged("1", "2026-01-05T09:00:00Z", "rosa", "Done"), by: bot }];
  const automatic = on(approved.at("2026-01-06"), { moves: { Done: "done" } }, { moves: byBot });
  expect(decide(budget(), none).record.stage).toBe("approved");
  expect(decide(budget(), automatic).record.stage).toBe("approved");
});

test("a closed case's card is archived at its time, for which the case wakes up", () => {
  const withdrawn = asked().says("2026-01-03", "rosa", "/withdraw");
  const soon = on(withdrawn.at("2026-01-04"));
  expect(decide(budget(), soon).wakeAt).toBe("2026-02-02T09:00:00Z");
  expect(cardOf(soon)).toMatchObject({ live: false, archived: false });
  const later = on(withdrawn.at("2026-02-03"));
  expect(cardOf(later)).toMatchObject({ archived: true });
  expect(decide(budget(), later).wakeAt).toBeUndefined();
  expect(decide(budget(), on(withdrawn.at("2026-01-04"), { archiveAfterDays: null })).wakeAt).toBeUndefined();
  expect(decide(budget(), on(withdrawn.at("2026-01-04"), { archiveAfterDays: 5 })).wakeAt).toBe("2026-01-08T09:00:00Z");
});
