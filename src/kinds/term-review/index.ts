// The review of a term, opened by Quorate in the holder's place before the end.

import { z } from "zod";
import type { ChildSpec } from "../../core/case/children.ts";
import { defineKind } from "../../core/case/kind.ts";
import type { View } from "../../core/case/view.ts";
import { defeated } from "../../core/deciding/guards.ts";
import { daysOn } from "../../core/roles/length.ts";
import { postKey } from "../../core/roles/role.ts";
import { trained, trainingEntries, trainingLookUp } from "../../core/roles/training.ts";
import { localDay } from "../../core/text/calendar.ts";
import { peopleAreHeard, renewable, termHasEnded, unanswered } from "./guards.ts";
import { reviewed } from "./reviewed.ts";
import { notices, tells } from "./telling.ts";
import { turn } from "./turn.ts";
import { openingKey, rotated, votes, withOffer, withTurn } from "./voting.ts";

const days = z.int().min(1).max(365);

export default defineKind({
  name: "term-review",
  title: "Term review",
  about: "Quorate opens it before a term ends: the holder and others say how it went, then it is renewed or it ends.",
  settings: z.strictObject({
    feedback_days: days.default(14).meta({
      description: "For how many days people are heard before those who decide are asked.",
      examples: [21],
    }),
    opening: z
      .string()
      .optional()
      .meta({
        description: "The kind of `kinds:` that is opened for others where somebody else is to have a turn.",
        examples: ["role-opening"],
      }),
    rotate_wish: z
      .string()
      .optional()
      .meta({
        description:
          "The answer of its form with which a holder asks that somebody else has a turn. Those who decide then read it, with the command that agrees.",
        examples: ["Hand over"],
      }),
    opening_days: days
      .default(21)
      .meta({ description: "For how many days that opening takes applications.", examples: [28] }),
  }),
  start: "feedback",
  stages: ({ feedback_days, opening }) => ({
    feedback: {
      color: "fbca04",
      column: "In review",
      turn: "author",
      takes: { trained },
      exits: [
        { to: "ended", when: termHasEnded },
        { to: "in-review", when: peopleAreHeard(feedback_days) },
      ],
    },
    "in-review": {
      color: "1d76db",
      column: "In review",
      turn: "deciders",
      votes: true,
      quiet: true,
      takes: { ...votes(opening !== undefined), trained },
      exits: [
        { to: "ended", when: termHasEnded },
        { to: "ended", when: defeated, decides: "declined" },
        { to: "renewed", when: renewable, decides: "approved" },
        { to: "lapsed", when: unanswered },
      ],
    },
    renewed: { color: "0e8a16", column: "Done", turn: "nobody", closes: "COMPLETED" },
    ended: { color: "5319e7", column: "Done", turn: "nobody", closes: "COMPLETED", enter: withTurn },
    lapsed: { color: "cccccc", column: "Done", turn: "nobody", closes: "NOT_PLANNED" },
  }),
  opens: { opening: "role-opening" },
  answers: ({ rotate_wish }) => (rotate_wish === undefined ? [] : [rotate_wish]),
  looksUp: (view) => {
    const of = reviewed(view);
    if (!of) return [];
    const courses = of.post.role.training.length === 0 ? [] : [trainingLookUp(of.term.person)];
    // Of nobody else: the reviews of a role's many terms would wake each other.
    return [{ sort: "term", key: postKey(of.post), person: of.term.person }, ...courses];
  },
  entries: trainingEntries,
  turn,
  tells,
  notices,
  keeps: withOffer,
  children: (view, { opening, opening_days }) =>
    opening === undefined ? [] : seatForOthers(view, opening, opening_days),
  heeds: "parent",
});

/** The day on which the next term can begin follows the last of this one, and the time for applications. */
function seatForOthers(view: View, kind: string, openDays: number): readonly ChildSpec[] {
  const of = reviewed(view);
  const { state, instance } = view;
  if (!of || state.stage !== "ended" || !rotated.of(state)) return [];
  const closes = daysOn(localDay(state.since, instance.calendar.zone), openDays);
  const next = daysOn(of.term.until, 1);
  const { title } = of.post.role;
  const community = instance.communities.find(({ id }) => id === of.post.community)?.name;
  const values = { role: title, closes, starts: next > closes ? next : daysOn(closes, 1) };
  const place = community === undefined ? {} : { community };
  return [
    { key: openingKey, kind, title: { say: "review/opening", with: { title } }, values: { ...values, ...place } },
  ];
}
