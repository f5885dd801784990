// A term is ended before its time. Decided by itself, by a rule of its own, and never where everybody reads along.

import { z } from "zod";
import { defineKind } from "../../core/case/kind.ts";
import { every, gate } from "../../core/deciding/gates.ts";
import { carried, complete, defeated, incomplete, lapsed, silent } from "../../core/deciding/guards.ts";
import { expired, withdrawn } from "../ends.ts";
import {
  bars,
  entries,
  keepTerm,
  looksUp,
  nothingLeft,
  notPublic,
  otherTerm,
  settled,
  tells,
  termRuns,
} from "./term.ts";

const days = z.int().min(1).max(3_650);

export default defineKind({
  name: "removal",
  title: "Removal",
  about: "A term is ended before its time, by a decision of its own, in a private repository.",
  private: true,
  settings: z.strictObject({
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
  stages: ({ remind_days, expire_days }) => ({
    "needs-info": {
      color: "fbca04",
      column: "Inbox",
      turn: "author",
      on: { withdraw: { to: "withdrawn", by: ["author"], gesture: true } },
      exits: [
        { to: "in-review", when: every(complete, gate(notPublic), gate(termRuns)) },
        { to: "expired", when: silent(remind_days, expire_days) },
      ],
    },
    "in-review": {
      color: "1d76db",
      column: "In review",
      turn: "deciders",
      votes: true,
      enter: keepTerm,
      on: { withdraw: { to: "withdrawn", by: ["author"], gesture: true } },
      exits: [
        { to: "needs-info", when: incomplete },
        { to: "needs-info", when: otherTerm },
        { to: "withdrawn", when: nothingLeft },
        { to: "declined", when: defeated, decides: "declined" },
        { to: "approved", when: carried, decides: "approved" },
        { to: "expired", when: lapsed },
        { to: "expired", when: silent(remind_days, expire_days) },
      ],
    },
    approved: {
      color: "0e8a16",
      column: "Approved",
      turn: "nobody",
      exits: [{ to: "completed", when: settled }],
    },
    completed: { color: "5319e7", column: "Done", turn: "nobody", closes: "COMPLETED" },
    declined: { color: "b60205", column: "Done", turn: "nobody", closes: "NOT_PLANNED" },
    withdrawn,
    expired,
  }),
  looksUp,
  entries,
  bars,
  tells,
});
