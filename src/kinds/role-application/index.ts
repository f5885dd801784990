// Somebody applies for a role. Once it is approved, this is the case of their term.

import { z } from "zod";
import { defineKind } from "../../core/case/kind.ts";
import { every, gate } from "../../core/deciding/gates.ts";
import { carried as approved, complete, defeated, incomplete, lapsed, silent } from "../../core/deciding/guards.ts";
import { holderCommands } from "../../core/roles/holder-commands.ts";
import { closeTerm, endedElsewhere, leftEarly } from "../../core/roles/leaving.ts";
import { carried } from "../../core/roles/record.ts";
import { trained } from "../../core/roles/training.ts";
import { expired } from "../ends.ts";
import { below } from "./below.ts";
import { endorse } from "./endorsing.ts";
import {
  boundAnew,
  isTrained,
  itIsTime,
  onlyOne,
  spokenFor,
  thereIsRoom,
  unlessItWaits,
  withinLimit,
} from "./gates.ts";
import { alone, amongSeveral, chooseThere, chosen, passedOver } from "./outcome.ts";
import { applied, bind } from "./place.ts";
import { children, renew, renewed, termIsOver } from "./reviewing.ts";
import { entries, looksUp, memberships } from "./rows.ts";
import { notices, tells } from "./telling.ts";
import { begin, seat, termBegins } from "./term.ts";

const ready = every(
  gate(thereIsRoom),
  gate(withinLimit),
  gate(onlyOne),
  gate(isTrained),
  gate(spokenFor),
  gate(itIsTime),
);

const days = z.int().min(1).max(3_650);

export default defineKind({
  name: "role-application",
  title: "Role application",
  about: "Somebody applies for a role; once it is approved, they have it for a term.",
  settings: z.strictObject({
    remind_days: days.default(14).meta({
      description: "Days of silence, as `deadlines:` counts them, after which whoever has to act is reminded.",
      examples: [5],
    }),
    expire_days: days.default(90).meta({
      description:
        "Days of silence, counted in the same way, after which the application closes, never without the reminder.",
      examples: [60],
    }),
    ...below,
  }),
  start: "needs-info",
  stages: ({ remind_days, expire_days }) => ({
    "needs-info": {
      color: "fbca04",
      column: "Inbox",
      turn: "author",
      on: { withdraw: { to: "withdrawn", by: ["author"], gesture: true } },
      takes: { endorse, trained },
      exits: [
        { to: "preparing", when: complete },
        { to: "expired", when: silent(remind_days, expire_days) },
      ],
    },
    preparing: {
      color: "fbca04",
      column: "Inbox",
      turn: "author",
      on: { withdraw: { to: "withdrawn", by: ["author"], gesture: true } },
      takes: { endorse, trained },
      enter: bind,
      exits: [
        { to: "needs-info", when: incomplete },
        { to: "preparing", when: boundAnew },
        { to: "not-this-time", when: passedOver },
        { to: "in-review", when: ready },
        { to: "expired", when: unlessItWaits(silent(remind_days, expire_days)) },
      ],
    },
    "in-review": {
      color: "1d76db",
      column: "In review",
      turn: "deciders",
      votes: true,
      quiet: true,
      takes: { trained },
      on: { withdraw: { to: "withdrawn", by: ["author"], gesture: true } },
      exits: [
        { to: "needs-info", when: incomplete },
        { to: "preparing", when: boundAnew },
        { to: "not-this-time", when: passedOver },
        { to: "approved", when: chosen, decides: "approved" },
        { to: "shortlisted", when: amongSeveral },
        { to: "not-this-time", when: defeated, decides: "declined" },
        { to: "approved", when: approved, decides: "approved" },
        { to: "expired", when: lapsed },
        { to: "expired", when: silent(remind_days, expire_days) },
      ],
    },
    shortlisted: {
      color: "1d76db",
      column: "In review",
      turn: "nobody",
      on: { withdraw: { to: "withdrawn", by: ["author"], gesture: true } },
      takes: { approve: chooseThere, decline: chooseThere, trained },
      untold: ["approve", "decline"],
      exits: [
        { to: "needs-info", when: incomplete },
        { to: "preparing", when: boundAnew },
        { to: "not-this-time", when: passedOver },
        { to: "approved", when: chosen, decides: "approved" },
        { to: "in-review", when: alone },
      ],
    },
    approved: {
      color: "0e8a16",
      column: "Approved",
      turn: "nobody",
      enter: begin,
      on: { withdraw: { to: "withdrawn", by: ["author"], gesture: true } },
      exits: [{ to: "active", when: termBegins }],
    },
    active: {
      color: "0e8a16",
      column: "Approved",
      turn: "author",
      enter: renew,
      takes: {
        ...holderCommands,
        trained,
      },
      // Who may take something back is told so where it is about them; and nobody's term is a place to speak of its end.
      untold: () => ["retract", "remove"],
      exits: [
        { to: "ended", when: leftEarly },
        { to: "ended", when: endedElsewhere },
        { to: "active", when: renewed },
        { to: "ended", when: termIsOver },
      ],
    },
    ended: {
      color: "5319e7",
      column: "Done",
      turn: "nobody",
      closes: "COMPLETED",
      frees: true,
      enter: closeTerm,
    },
    "not-this-time": { color: "cccccc", column: "Done", turn: "nobody", closes: "NOT_PLANNED" },
    withdrawn: {
      color: "cccccc",
      column: "Done",
      turn: "nobody",
      closes: "NOT_PLANNED",
      // Nobody holds what never began.
      enter: ({ state }) => carried.without(state),
      on: { reopen: { to: "needs-info", by: ["author"], gesture: true } },
    },
    expired,
  }),
  opens: { review: "term-review", hand_over: "hand-over" },
  entries,
  looksUp,
  under: ({ state }) => applied.of(state)?.opening?.node ?? null,
  children,
  claims: (outcome, view) => (outcome === "approved" ? seat(view) : []),
  holds: memberships,
  tells,
  notices,
});
