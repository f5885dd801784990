// `/choose @x`: those who decide say whom they want, for as many seats as there are. Each candidate needs what the rule
// asks for; nobody chooses who applied here.

import { z } from "zod";
import type { Guard, Verdict } from "../../core/case/kind.ts";
import { own } from "../../core/case/own.ts";
import type { Vote } from "../../core/case/record.ts";
import { named } from "../../core/case/stage.ts";
import type { View } from "../../core/case/view.ts";
import { deciding, type Handler, no } from "../../core/deciding/deciding.ts";
import { only } from "../../core/deciding/only.ts";
import { tally } from "../../core/deciding/rule.ts";
import type { ApplicationRow } from "../../core/roles/lookups.ts";
import { meantBy } from "./meant.ts";
import { applicationsIn, type Fields, seatsOn } from "./place.ts";

const Choice = z.strictObject({
  by: z.number(),
  login: z.string(),
  comment: z.number(),
  at: z.string(),
  groups: z.array(z.string()),
  /** The applicant's account. */
  whom: z.number(),
});
type Choice = z.infer<typeof Choice>;

const choices = own("choices", z.array(Choice));

/** Who was chosen in the end, and by whom. */
export const outcome = own(
  "chosen",
  z.strictObject({
    people: z.array(z.strictObject({ person: z.number(), login: z.string() })),
    by: z.array(z.number()),
    /** Seats that nobody was chosen for. */
    left: z.int().optional(),
  }),
);

/** Those who can be chosen now; undefined where nobody can tell. */
export const candidates = (view: View): readonly ApplicationRow[] | undefined =>
  applicationsIn(view)?.filter(({ is }) => is === "ready" || is === "approved");

export const choose: Handler = (given, view) => {
  if (!candidates(view)) return { unknown: "role" };
  return chooseOne(given, view);
};

const chooseOne = deciding(({ id, by, reason }, view, groups) => {
  const { state, at } = view;
  const all = candidates(view) ?? [];
  const meant = meantBy(reason, all, view);
  if (typeof id !== "number") return no("not-open");
  if (all.some(({ person }) => person === by.id)) return no("choose-candidate");
  if (meant.is === "nobody") return no("choose-nobody");
  if (meant.is === "several") return no("choose-one");
  if (meant.is === "unclear") return no("choose-two", meant.numbers.map((one) => `#${one}`).join(" "));
  const { whom } = meant;
  const others = (choices.of(state) ?? []).filter((one) => one.by !== by.id || one.whom !== whom.person);
  const choice = { by: by.id, login: by.login, comment: id, at, groups: [...groups], whom: whom.person };
  return { state: choices.put(state, [...others, choice]) };
});

/** Choices that stand as they were written, by people who are no candidates themselves. */
function standingChoices(view: View): readonly Choice[] {
  const all = candidates(view) ?? [];
  return (choices.of(view.state) ?? []).filter(
    ({ comment, by, whom }) =>
      view.indexed.intact.has(comment) &&
      all.some(({ person }) => person === whom) &&
      !all.some(({ person }) => person === by),
  );
}

/** What the rule says of one candidate: choices are its approvals. */
export function supportFor(view: View, person: number) {
  const votes = standingChoices(view)
    .filter(({ whom }) => whom === person)
    .map(({ whom: _, ...one }): Vote => ({ ...one, choice: "approve", fields: view.reading.fingerprint }));
  return tally({ ...view, state: { ...view.state, votes } });
}

/** Those whom the rule carries, most choices first; never more than there are seats. */
function winners(view: View, seats: number): readonly ApplicationRow[] {
  const met = (candidates(view) ?? []).flatMap((one) => {
    const { carried, yes } = supportFor(view, one.person);
    const last =
      yes
        .map(({ at }) => at)
        .toSorted()
        .at(-1) ?? "";
    return carried || one.is === "approved"
      ? [{ one, votes: one.is === "approved" ? Infinity : yes.length, last }]
      : [];
  });
  const sorted = met.toSorted((a, b) => b.votes - a.votes || (a.last < b.last ? -1 : 1));
  return sorted.slice(0, seats).map(({ one }) => one);
}

const waiting: Verdict = { met: false, because: { say: "because/waiting" } };

/** As many are chosen as there are seats, or everybody who applied. */
export const seatsFilled = (fields: Fields): Guard =>
  named("seatsFilled", (view: View): Verdict => {
    const seats = seatsToGive(view, fields);
    const all = candidates(view);
    if (seats === undefined || !all) return { ...waiting, because: { say: "role/unknown" } };
    const more = applicationsIn(view)?.some(({ is }) => is === "preparing");
    const needed = more ? seats : Math.min(seats, all.length);
    return needed > 0 && winners(view, seats).length >= needed
      ? { met: true, because: { say: "role/chosen-all" } }
      : waiting;
  });

/** Nobody says any more, and somebody was chosen before: that choice holds, also where a seat is left. */
export const someChosen = (fields: Fields, over: Guard): Guard =>
  named("someChosen", (view: View): Verdict => {
    const verdict = over(view);
    return verdict.met && winners(view, seatsToGive(view, fields) ?? 0).length > 0 ? verdict : waiting;
  });

/** Seats that are free, with those that its own applications have taken since. */
function seatsToGive(view: View, fields: Fields): number | undefined {
  const free = seatsOn(view, fields);
  const taken = (candidates(view) ?? []).filter(({ is }) => is === "approved").length;
  return free === undefined ? undefined : free + taken;
}

/** What is written down when it is over. */
export const settled =
  (fields: Fields) =>
  (view: View): View["state"] => {
    const seats = seatsToGive(view, fields) ?? 0;
    const people = winners(view, seats).map(({ person, login }) => ({ person, login }));
    const left = seats - people.length;
    const by = standingChoices(view).filter(({ whom }) => people.some(({ person }) => person === whom));
    const found = { people, by: [...new Set(by.map((one) => one.by))] };
    return outcome.put(view.state, left > 0 ? { ...found, left } : found);
  };

/** It ends with those whom the rule carries by now, or with nobody. */
export const done: Handler = only(["deciders", "author"], (_, view) => {
  if (!candidates(view)) return { unknown: "role" };
  const some = winners(view, Number.MAX_SAFE_INTEGER).length > 0;
  return { state: view.state, move: some ? "filled" : "unfilled" };
});

export const approve: Handler = () => no("choose-instead");
export const decline: Handler = () => no("choose-instead");
