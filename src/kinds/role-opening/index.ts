// A role is open: people apply until a day, and then those who decide choose among them.

import { z } from "zod";
import { defineKind } from "../../core/case/kind.ts";
import { every, first, gate } from "../../core/deciding/gates.ts";
import { complete, incomplete, lapsed, silent } from "../../core/deciding/guards.ts";
import { withdrawn } from "../ends.ts";
import { approve, choose, decline, done, seatsFilled, settled, someChosen } from "./choosing.ts";
import {
  applicationsClosed,
  barred,
  byItsGroup,
  dayIsAhead,
  nobodyApplied,
  onlyOpening,
  seatsAreFree,
} from "./gates.ts";
import { unlessOne } from "./one.ts";
import { entries, looksUp, notices, tells } from "./telling.ts";
import { turn } from "./turn.ts";

const days = z.int().min(1).max(3_650);

export default defineKind({
  name: "role-opening",
  title: "Role opening",
  about: "A role is open until a day; people apply, and those who decide choose among them.",
  settings: z.strictObject({
    opened_by: z
      .string()
      .optional()
      .meta({
        description: "The group whose members may open a role. Anybody where it is left out.",
        examples: ["council"],
      }),
    closes: z
      .string()
      .default("closes")
      .meta({
        description: "The id of the field of type `date` with the last day for applications.",
        examples: ["closes"],
      }),
    starts: z
      .string()
      .default("starts")
      .meta({
        description: "The id of the field of type `date` with the first day of the term.",
        examples: ["starts"],
      }),
    open_days: days.default(14).meta({
      description: "For how many days a role is open at least, so that people hear of it.",
      examples: [21],
    }),
    close_notice_days: days.default(3).meta({
      description: "How many days before it closes people are reminded.",
      examples: [5],
    }),
    remind_days: days.default(7).meta({
      description: "Days of silence, as `deadlines:` counts them, after which whoever has to act is reminded.",
      examples: [5],
    }),
    expire_days: days.default(60).meta({
      description: "Days of silence, counted in the same way, after which it closes, never without the reminder.",
      examples: [30],
    }),
  }),
  start: "needs-info",
  stages: ({ remind_days, expire_days, opened_by, ...fields }) => ({
    "needs-info": {
      color: "fbca04",
      column: "Inbox",
      turn: "author",
      asks: (_, view) => !barred(view, opened_by),
      on: { withdraw: { to: "withdrawn", by: ["author"], gesture: true } },
      exits: [
        {
          to: "open",
          when: first(
            byItsGroup(opened_by),
            every(complete, gate(dayIsAhead(fields)), gate(onlyOpening), gate(seatsAreFree(fields))),
          ),
        },
        { to: "expired", when: silent(remind_days, expire_days) },
      ],
    },
    open: {
      color: "c2e0c6",
      column: "Inbox",
      turn: "nobody",
      on: { withdraw: { to: "withdrawn", by: ["author"], gesture: true } },
      exits: [
        { to: "needs-info", when: incomplete },
        { to: "unfilled", when: nobodyApplied(fields) },
        { to: "choosing", when: applicationsClosed(fields) },
      ],
    },
    choosing: {
      color: "1d76db",
      column: "In review",
      turn: "deciders",
      votes: true,
      elects: true,
      on: { withdraw: { to: "withdrawn", by: ["author"], gesture: true } },
      takes: { choose, done, approve, decline },
      untold: ["approve", "decline"],
      leads: ["filled", "unfilled"],
      exits: [
        { to: "filled", when: seatsFilled(fields) },
        { to: "filled", when: someChosen(fields, lapsed) },
        { to: "filled", when: someChosen(fields, silent(remind_days, expire_days)) },
        { to: "unfilled", when: unlessOne(lapsed) },
        { to: "unfilled", when: unlessOne(silent(remind_days, expire_days)) },
      ],
    },
    filled: { color: "5319e7", column: "Done", turn: "nobody", closes: "COMPLETED", enter: settled(fields) },
    unfilled: { color: "cccccc", column: "Done", turn: "nobody", closes: "NOT_PLANNED" },
    withdrawn,
    expired: {
      color: "cccccc",
      column: "Done",
      turn: "nobody",
      closes: "NOT_PLANNED",
      on: { reopen: { to: "needs-info", by: ["author"], gesture: true } },
    },
  }),
  groups: ({ opened_by }) => (opened_by === undefined ? [] : [opened_by]),
  turn,
  entries,
  looksUp,
  tells,
  notices,
});
