// A meeting of a group: a time that most people can, an agenda, a reminder, notes, and what comes of them.

import { z } from "zod";
import { defineKind } from "../../core/case/kind.ts";
import { again, every, gate } from "../../core/deciding/gates.ts";
import { complete, silent } from "../../core/deciding/guards.ts";
import { only } from "../../core/deciding/only.ts";
import { agenda, ask, can, hold, note } from "./commands.ts";
import { entries } from "./entries.ts";
import { grouped, lookUps, under, withGroup } from "./group.ts";
import { notesOf } from "./next.ts";
import { notices } from "./notices.ts";
import { nextLate } from "./steps.ts";
import { tells } from "./tells.ts";
import { fixed, isAhead, over, pollDecided, pollLost, timeGiven, unfixed } from "./time.ts";

const days = z.int().min(1).max(3_650);

export default defineKind({
  name: "meeting",
  title: "Meeting",
  about: "A time is found, an agenda comes together, people are reminded, and notes lead to next steps.",
  settings: z.strictObject({
    leads: z
      .string()
      .optional()
      .meta({
        description: "A group that may run each meeting, beside its author and whoever it is assigned to.",
        examples: ["facilitators"],
      }),
    minutes: z
      .int()
      .min(5)
      .max(1_440)
      .default(60)
      .meta({ description: "How long it takes where the form does not say.", examples: [90] }),
    poll_days: days.default(3).meta({ description: "Days that people have to say when they can.", examples: [5] }),
    remind_days: days
      .default(3)
      .meta({ description: "Days of silence after which whoever has to act is reminded.", examples: [7] }),
    expire_days: days.default(14).meta({
      description: "Days of silence after which it closes by itself, never without the reminder.",
      examples: [30],
    }),
  }),
  groups: ({ leads }) => (leads === undefined ? [] : [leads]),
  reads: { when: "moment", zone: "zone", people: "people" },
  start: "needs-info",
  stages: ({ leads, minutes, poll_days, remind_days, expire_days }) => {
    const who = ["author", "assignee", ...(leads === undefined ? [] : [{ group: leads }])] as const;
    const off = { withdraw: { to: "called-off", by: ["author", "assignee"] } } as const;
    const runs = { agenda, can, poll: only(who, ask(poll_days, "polling")) };
    const noPoll = () => ["can"] as const;
    const held = only(who, hold(minutes));
    const gestures = { closed: "held" } as const;
    // A poll finds the time, whatever the form says of it.
    const asks = (field: string) => field !== "when";
    const unscheduled = { color: "fbca04", column: "Inbox", gestures, leads: ["polling", "held"] } as const;
    return {
      "needs-info": {
        ...unscheduled,
        turn: "author",
        on: off,
        takes: { ...runs, held },
        untold: noPoll,
        exits: [
          { to: "no-time", when: again(nextLate, every(complete, gate(grouped))) },
          { to: "called-off", when: silent(remind_days, expire_days) },
        ],
      },
      "no-time": {
        ...unscheduled,
        turn: "author",
        asks: () => true,
        on: off,
        takes: { ...runs, held },
        untold: noPoll,
        enter: unfixed,
        exits: [
          { to: "scheduled", when: again(nextLate, timeGiven) },
          { to: "called-off", when: silent(remind_days, expire_days) },
        ],
      },
      polling: {
        color: "d4c5f9",
        column: "In progress",
        turn: "nobody",
        asks: () => true,
        gestures,
        leads: ["polling", "held"],
        on: off,
        takes: { ...runs, held },
        exits: [
          { to: "scheduled", when: again(nextLate, timeGiven) },
          { to: "scheduled", when: pollDecided },
          { to: "no-time", when: pollLost },
        ],
      },
      scheduled: {
        color: "0e8a16",
        column: "In progress",
        turn: "nobody",
        asks,
        gestures,
        leads: ["polling", "held"],
        on: off,
        takes: { ...runs, minutes: note, held },
        untold: noPoll,
        enter: fixed,
        exits: [
          { to: "scheduled", when: again(nextLate, timeGiven) },
          { to: "over", when: over(minutes) },
        ],
      },
      over: {
        color: "fbca04",
        column: "In progress",
        turn: "author",
        gestures,
        leads: ["held"],
        takes: { minutes: note, held },
        exits: [
          { to: "scheduled", when: again(nextLate, timeGiven) },
          { to: "held", when: silent(remind_days, expire_days) },
        ],
      },
      held: {
        color: "5319e7",
        column: "Done",
        turn: "nobody",
        closes: "COMPLETED",
        takes: { minutes: note },
        on: { reopen: { to: "over", by: ["author", "assignee"], gesture: true } },
      },
      "called-off": {
        color: "cccccc",
        column: "Done",
        turn: "nobody",
        closes: "NOT_PLANNED",
        on: { reopen: { to: "no-time", by: ["author", "assignee"], gesture: true } },
      },
    };
  },
  tells,
  notices,
  entries,
  children: () => [],
  notesOf,
  keeps: withGroup,
  under,
  looksUp: (view) => lookUps(view, isAhead(view)),
});
