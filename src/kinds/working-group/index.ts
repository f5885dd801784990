// A working group: people with a purpose, who meet in a rhythm and have next steps, until a day or until it is done.

import { z } from "zod";
import type { Guard, OwnNotice } from "../../core/case/kind.ts";
import { defineKind } from "../../core/case/kind.ts";
import type { LedgerEntry } from "../../core/case/ledger.ts";
import type { View } from "../../core/case/view.ts";
import { every, gate } from "../../core/deciding/gates.ts";
import { complete, incomplete, silent } from "../../core/deciding/guards.ts";
import { only } from "../../core/deciding/only.ts";
import { localDay } from "../../core/text/calendar.ts";
import { earliest, latest, plusDays, plusSeconds } from "../../core/text/time.ts";
import { agenda, agendaTold, topicEntries } from "./agenda.ts";
import { announced } from "./announced.ts";
import { decidedOf } from "./decisions.ts";
import { children, endOf } from "./meetings.ts";
import { finish, milestoneNotices, nextLate, orAsked, planned } from "./milestones.ts";
import { callOut, everybody, keyOf, zoneOf } from "./people.ts";
import { lateStep, steps } from "./steps.ts";
import { tells } from "./tells.ts";

const days = z.int().min(1).max(3_650);
const noticeDays = 7;

const endKey = (end: string): string => `ending-${end}`;

/** Met when the last day of the group is over, and it was told a week before. */
const ended: Guard = (view) => {
  const end = endOf(view);
  const late = earliest(nextLate(view), lateStep(view));
  const look = late === undefined ? {} : { recheckAt: late };
  if (end === null) return { met: false, because: { say: "because/no-end" }, ...look };
  const told = view.facts.notices[endKey(end)];
  const because = { say: "because/group-over" };
  // A notice that came late, or comes only now, leaves its time all the same.
  const from = latest(end, plusDays(told ?? view.at, noticeDays));
  if (told !== undefined && view.at > from) return { met: true, because };
  return { met: false, because, recheckAt: earliest(plusSeconds(from, 1), late) ?? from, deadline: from };
};

function notices(view: View): readonly OwnNotice[] {
  if (view.state.stage !== "active") return [];
  const end = endOf(view);
  const values = { mention: callOut(view), day: { is: "day", day: localDay(end ?? view.at, zoneOf(view)) } } as const;
  const ending: OwnNotice[] =
    end === null
      ? []
      : [{ key: endKey(end), at: plusDays(end, -noticeDays), say: { say: "group/ending", with: values } }];
  return [...ending, ...milestoneNotices(view)];
}

/** By which meetings and what is on hold find it. */
function itself(view: View): readonly LedgerEntry[] {
  if (view.state.stage !== "active") return [];
  const { address, title, url, private: hidden } = view.facts;
  const data = { number: address.number, title, url, node: address.node, people: everybody(view), hidden };
  return [{ sort: "group", key: keyOf(view), person: null, login: null, from: null, until: null, data }];
}

export default defineKind({
  name: "working-group",
  title: "Working group",
  about: "People meet in a rhythm for a purpose; a charter shows plan, next meeting and next steps.",
  settings: z.strictObject({
    meetings: z
      .string()
      .default("meeting")
      .meta({ description: "The entry under `kinds:` by whose form its meetings are opened.", examples: ["meeting"] }),
    lead_days: z
      .int()
      .min(1)
      .max(60)
      .default(7)
      .meta({ description: "Days before a meeting of the cadence on which its issue is opened.", examples: [10] }),
    remind_days: days
      .default(7)
      .meta({ description: "Days of silence after which missing answers are asked for again.", examples: [14] }),
    expire_days: days.default(60).meta({
      description: "Days of silence after which an incomplete charter closes, never without the reminder.",
      examples: [90],
    }),
  }),
  reads: { owners: "people", members: "people", cadence: "cadence", zone: "zone", ends: "date" },
  start: "needs-info",
  stages: ({ remind_days, expire_days }) => ({
    "needs-info": {
      color: "fbca04",
      column: "Inbox",
      turn: "author",
      on: { withdraw: { to: "closed", by: ["author"], gesture: true } },
      exits: [
        { to: "active", when: every(complete, gate(planned)) },
        { to: "closed", when: silent(remind_days, expire_days) },
      ],
    },
    active: {
      color: "0e8a16",
      column: "In progress",
      turn: "nobody",
      takes: { agenda, done: orAsked(only(["author", "assignee"], finish)) },
      leads: ["closed"],
      gestures: { closed: "done" },
      exits: [
        { to: "needs-info", when: incomplete },
        { to: "closed", when: ended },
      ],
    },
    closed: {
      color: "5319e7",
      column: "Done",
      turn: "nobody",
      closes: "COMPLETED",
      on: { reopen: { to: "needs-info", by: ["author", "assignee"], gesture: true } },
    },
  }),
  opens: { meetings: "meeting" },
  tells: (view) => [...tells(view), ...(view.state.stage === "active" ? agendaTold(view) : [])],
  notices,
  children,
  entries: (view) => [...itself(view), ...steps(view), ...topicEntries(view), ...announced(view)],
  looksUp: (view) => [...["step", "meeting"].map((sort) => ({ sort, key: keyOf(view) })), ...decidedOf(view)],
});
