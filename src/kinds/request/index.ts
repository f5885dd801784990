// A request for something that a community can give: money, swag, hardware, a server, a hand.

import { z } from "zod";
import { defineKind } from "../../core/case/kind.ts";
import { carried, complete, defeated, incomplete, lapsed, silent } from "../../core/deciding/guards.ts";
import { expired, withdrawn } from "../ends.ts";

const days = z.int().min(1).max(3_650);

export default defineKind({
  name: "request",
  title: "Request",
  about: "Somebody asks for a resource; a quorum of the approval team decides.",
  settings: z.strictObject({
    remind_days: days.default(7).meta({
      description: "Days of silence, as `deadlines:` counts them, after which whoever has to act is reminded.",
      examples: [5],
    }),
    expire_days: days.default(60).meta({
      description:
        "Days of silence, counted in the same way, after which the request closes, never without the reminder.",
      examples: [30],
    }),
    appeal_days: days
      .default(30)
      .meta({ description: "Days in which a refusal may be answered with `/reopen`.", examples: [14] }),
  }),
  start: "needs-info",
  stages: ({ remind_days, expire_days, appeal_days }) => ({
    "needs-info": {
      color: "fbca04",
      column: "Inbox",
      turn: "author",
      on: { withdraw: { to: "withdrawn", by: ["author"], gesture: true } },
      exits: [
        { to: "in-review", when: complete },
        { to: "expired", when: silent(remind_days, expire_days) },
      ],
    },
    "in-review": {
      color: "1d76db",
      column: "In review",
      turn: "deciders",
      votes: true,
      on: { withdraw: { to: "withdrawn", by: ["author"], gesture: true } },
      exits: [
        { to: "needs-info", when: incomplete },
        { to: "declined", when: defeated, decides: "declined" },
        { to: "approved", when: carried, decides: "approved" },
        { to: "expired", when: lapsed },
        { to: "expired", when: silent(remind_days, expire_days) },
      ],
    },
    approved: {
      color: "0e8a16",
      column: "Approved",
      turn: "author",
      on: {
        done: { to: "completed", by: ["author", "assignee"], gesture: true },
        reopen: { to: "in-review", by: ["deciders"] },
      },
    },
    declined: {
      color: "b60205",
      column: "Done",
      turn: "nobody",
      closes: "NOT_PLANNED",
      on: { reopen: { to: "in-review", by: ["author", "deciders"], withinDays: appeal_days, appeal: true } },
    },
    withdrawn,
    expired,
    completed: {
      color: "5319e7",
      column: "Done",
      turn: "nobody",
      closes: "COMPLETED",
    },
  }),
});
