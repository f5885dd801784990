// Something that somebody is to do until some day, read from notes or opened by a form.

import { z } from "zod";
import { defineKind, type Guard } from "../../core/case/kind.ts";
import { done, drop, due, reassign } from "./commands.ts";
import { dueOf, lineOf, ownTurn, withTurn } from "./item.ts";
import { notices, tells, turn } from "./words.ts";

/** Its line in the notes is ticked. Who opens it again is not contradicted by that line. */
const ticked: Guard = (view) => {
  const line = lineOf(view);
  return line?.done === true && view.state.round === 1
    ? { met: true, because: { say: "because/ticked" } }
    : { met: false, because: { say: "because/not-ticked" } };
};

const days = z.int().min(0).max(365);

export default defineKind({
  name: "action-item",
  title: "Action item",
  about: "Somebody is to do something until a day; read from the notes of a meeting, or opened by a form.",
  settings: z.strictObject({
    remind_days: days.default(2).meta({
      description: "Days before the day on which it is due that whoever does it is reminded; 0 for not at all.",
      examples: [3],
    }),
    overdue_days: days.default(1).meta({
      description: "Days after that day on which they are reminded, and again every week; 0 for not at all.",
      examples: [3],
    }),
  }),
  start: "to-do",
  takesTasks: true,
  heeds: "parent",
  stages: () => ({
    "to-do": {
      color: "1d76db",
      column: "Todo",
      turn: "assignee",
      takes: { done, due, reassign, drop },
      leads: ["done", "dropped"],
      gestures: { closed: "done", dropped: "drop" },
      exits: [{ to: "done", when: ticked }],
    },
    done: {
      color: "0e8a16",
      column: "Done",
      turn: "nobody",
      closes: "COMPLETED",
      on: { reopen: { to: "to-do", by: ["author", "assignee"], gesture: true } },
    },
    dropped: {
      color: "cccccc",
      column: "Done",
      turn: "nobody",
      closes: "NOT_PLANNED",
      on: { reopen: { to: "to-do", by: ["author", "assignee"], gesture: true } },
    },
  }),
  keeps: (view) => withTurn(view),
  assigns: ({ state }) => ownTurn.of(state),
  turn,
  tells,
  notices,
  onBoard(view) {
    const day = dueOf(view);
    return day === null ? {} : { due: day };
  },
  entries: (view) => {
    const { facts, state } = view;
    if (state.stage !== "to-do") return [];
    return facts.assignees.map(({ id, login }) => ({
      sort: "action-item",
      key: String(facts.address.number),
      person: id,
      login,
      from: null,
      until: null,
      data: { title: facts.title, url: facts.url, due: dueOf(view) },
    }));
  },
});
