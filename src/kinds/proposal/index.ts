// A proposal: a draft that gathers feedback until a day, and is then decided, with the very text that was voted on.

import { z } from "zod";
import { counting } from "../../core/case/deadlines.ts";
import { defineKind, type OwnNotice } from "../../core/case/kind.ts";
import type { View } from "../../core/case/view.ts";
import { calledIn } from "../../core/deciding/calling.ts";
import { silenceKey } from "../../core/deciding/due.ts";
import { every, gate } from "../../core/deciding/gates.ts";
import { carried, complete, defeated, incomplete, lapsed, silent } from "../../core/deciding/guards.ts";
import { only } from "../../core/deciding/only.ts";
import { tally } from "../../core/deciding/rule.ts";
import { decidingGroups } from "../../core/deciding/voters.ts";
import { expired, withdrawn } from "../ends.ts";
import { extend, feedback, heard, hidden, opened, readable, unconcerned } from "./feedback.ts";

const days = z.int().min(1).max(3_650);

export default defineKind({
  name: "proposal",
  title: "Proposal",
  about: "Somebody drafts a text; everybody says what they think until a day; a group decides on it.",
  settings: z.strictObject({
    feedback_days: z
      .int()
      .min(1)
      .max(365)
      .default(14)
      .meta({ description: "Days in which people say what they think, before there is a vote.", examples: [21] }),
    remind_days: days.default(14).meta({
      description: "Days of silence, as `deadlines:` counts them, after which whoever has to act is reminded.",
      examples: [5],
    }),
    expire_days: days.default(90).meta({
      description:
        "Days of silence, counted in the same way, after which the proposal closes, never without the reminder.",
      examples: [60],
    }),
    appeal_days: days
      .default(30)
      .meta({ description: "Days in which a refusal may be answered with `/reopen`.", examples: [14] }),
  }),
  start: "needs-info",
  whole: true,
  stages: ({ feedback_days, remind_days, expire_days, appeal_days }) => ({
    "needs-info": {
      color: "fbca04",
      column: "Inbox",
      turn: "author",
      on: { withdraw: { to: "withdrawn", by: ["author"], gesture: true } },
      exits: [
        { to: "draft", when: every(complete, gate(readable)) },
        { to: "expired", when: silent(remind_days, expire_days) },
      ],
    },
    draft: {
      color: "d4c5f9",
      column: "Inbox",
      turn: "author",
      on: { withdraw: { to: "withdrawn", by: ["author"], gesture: true } },
      takes: { done: only(["author"], (_, { state }) => ({ state, move: "feedback" })) },
      leads: ["feedback"],
      exits: [
        { to: "needs-info", when: incomplete },
        { to: "expired", when: silent(remind_days, expire_days) },
      ],
    },
    feedback: {
      color: "bfd4f2",
      column: "In review",
      turn: "nobody",
      concerns: true,
      enter: opened(feedback_days),
      on: { withdraw: { to: "withdrawn", by: ["author"], gesture: true } },
      takes: { extend: only(["author", "deciders"], extend) },
      untold: ({ state }) => (feedback.of(state)?.extended ? ["extend"] : []),
      exits: [
        { to: "needs-info", when: incomplete },
        { to: "needs-info", when: hidden },
        { to: "in-review", when: every(heard, gate(unconcerned)) },
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
        { to: "needs-info", when: hidden },
        { to: "rejected", when: defeated, decides: "declined" },
        { to: "adopted", when: carried, decides: "approved" },
        { to: "expired", when: lapsed },
        { to: "expired", when: silent(remind_days, expire_days) },
      ],
    },
    adopted: {
      color: "0e8a16",
      column: "Done",
      turn: "nobody",
      closes: "COMPLETED",
      on: { reopen: { to: "in-review", by: ["deciders"] } },
    },
    rejected: {
      color: "b60205",
      column: "Done",
      turn: "nobody",
      closes: "NOT_PLANNED",
      on: { reopen: { to: "in-review", by: ["author", "deciders"], withinDays: appeal_days, appeal: true } },
    },
    withdrawn,
    expired,
  }),
  tells: ({ facts: { document } }) =>
    document?.revision
      ? [{ lines: [{ say: "feedback/document", with: { link: document.url, found: document.revision.slice(0, 7) } }] }]
      : [],
  turn: (view) => {
    const { instance, state, reading } = view;
    const until = feedback.of(state)?.until;
    if (state.stage !== "feedback" || until === undefined) return undefined;
    const date = counting(instance, reading).dated(until);
    const author = view.facts.author?.login ?? "";
    return view.at > until
      ? { say: "feedback/over", with: { author, date } }
      : { say: "proposal/feedback", with: { author, date } };
  },
  nextSteps: ({ state, reading }) => {
    const steps = reading.values["next-steps"];
    return state.stage === "adopted" && steps?.is === "text" ? steps.text : "";
  },
  notices: (view) => {
    const { state } = view;
    if (state.stage === "feedback") return called(view, "opened", `feedback-${state.since}`);
    // Who was called a moment ago, when the proposal was opened, is not called again.
    return state.stage === "in-review" && feedback.of(state) && !isSilent(view)
      ? called(view, "vote", `vote-${state.round}-${state.since}`)
      : [];
  },
});

/** They hear that silence approves it, instead of being asked for votes. */
const isSilent = (view: View): boolean =>
  view.facts.notices[silenceKey(view)] !== undefined || tally(view).approval.silence !== undefined;

/** One comment that calls those who decide; nobody where all their names are a secret. */
function called(view: View, what: "opened" | "vote", key: string): readonly OwnNotice[] {
  const { facts, instance, reading, state } = view;
  const items = calledIn(decidingGroups(view), view);
  const until = feedback.of(state)?.until;
  if (items.length === 0 || until === undefined) return [];
  const date = counting(instance, reading).dated(until);
  const people = { deciders: items.join(" "), author: facts.author?.login ?? "", link: facts.url };
  return [{ key, at: state.since, say: { say: `feedback/${what}`, with: { ...people, date } } }];
}
