// What somebody hands over who leaves a role: one list, opened by Quorate in their place.

import { z } from "zod";
import { defineKind } from "../../core/case/kind.ts";
import { silent } from "../../core/deciding/guards.ts";

const days = z.int().min(1).max(3_650);

export default defineKind({
  name: "hand-over",
  title: "Hand-over",
  about: "The list of what somebody hands over whose term has ended, opened by Quorate.",
  settings: z.strictObject({
    remind_days: days.default(14).meta({
      description: "Days of silence, as `deadlines:` counts them, after which whoever hands over is reminded.",
      examples: [7],
    }),
    expire_days: days.default(60).meta({
      description: "Days of silence, counted in the same way, after which it closes, never without the reminder.",
      examples: [30],
    }),
  }),
  start: "handing-over",
  stages: ({ remind_days, expire_days }) => ({
    "handing-over": {
      color: "fbca04",
      column: "Approved",
      turn: "author",
      on: { done: { to: "completed", by: ["author", "assignee", "deciders"], gesture: true } },
      exits: [{ to: "expired", when: silent(remind_days, expire_days) }],
    },
    completed: { color: "5319e7", column: "Done", turn: "nobody", closes: "COMPLETED" },
    expired: {
      color: "cccccc",
      column: "Done",
      turn: "nobody",
      closes: "NOT_PLANNED",
      on: { reopen: { to: "handing-over", by: ["author", "assignee", "deciders"], gesture: true } },
    },
  }),
});
