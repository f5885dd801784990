// What an action item is at a moment: the line of the notes it came from, what its own commands changed, and the form.

import { z } from "zod";
import { own } from "../../core/case/own.ts";
import type { Answer, CaseRecord } from "../../core/case/record.ts";
import { childKey, doers, type Task, tasksOf } from "../../core/case/tasks.ts";
import type { View } from "../../core/case/view.ts";
import type { Day } from "../../core/text/time.ts";

/** By `/due`; it holds until the notes say another day than they did then. */
const Due = z.object({ day: z.string(), over: z.string().nullable() });
export const ownDue = own("due", Due);

/** Who it was given to, counted in turns: the notes or `/reassign` begin a new one. */
const Turn = z.object({
  turn: z.number(),
  on: z.array(z.string()),
  off: z.array(z.string()),
  /** Whom the notes named when it began. */
  notes: z.array(z.string()),
  /** The last change by hand that was put back. */
  back: z.string().optional(),
});
export const ownTurn = own("turn", Turn);

/** The line in the notes above; undefined where it was opened by a form, or where nobody can tell. */
export function lineOf({ facts: { origin, parent } }: View): Task | undefined {
  if (!origin || !parent) return undefined;
  return tasksOf(parent.own === undefined ? {} : { own: parent.own }).find(({ key }) => childKey(key) === origin.key);
}

/** The day that the notes or the form say. */
export function saidDay(view: View): Day | null {
  const line = lineOf(view);
  if (line) return line.due;
  const value = view.reading.values.due;
  return value?.is === "date" ? value.day : null;
}

export function dueOf(view: View): Day | null {
  const said = saidDay(view);
  const set = ownDue.of(view.state);
  return set && set.over === said ? set.day : said;
}

/** Whom the notes name now. */
const named = (view: View): readonly string[] => {
  const line = lineOf(view);
  return line ? doers(line) : view.facts.assignees.map(({ login }) => login);
};

export const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Who did it before these changes by hand, as `+@ana` and `-@bo` say them. */
export function doersBefore(view: View, changes: readonly string[]): readonly string[] {
  const before = ownTurn.of(view.state);
  if (before && (before.turn > 0 || lineOf(view))) return before.on;
  const came = changes.filter((one) => one.startsWith("+")).map((one) => one.slice(2));
  const went = changes.filter((one) => one.startsWith("-")).map((one) => one.slice(2));
  const now = view.facts.assignees.map(({ login }) => login);
  return [...now.filter((login) => !came.some((one) => isSame(one, login))), ...went];
}

/** Changes by hand that did not count, since the last that was put back. */
function toPutBack({ state }: View): readonly Answer[] {
  const refused = state.answers.filter(
    ({ id, command, refused: why }) => typeof id === "string" && command === "reassign" && why !== undefined,
  );
  return refused.slice(refused.findIndex(({ id }) => id === ownTurn.of(state)?.back) + 1);
}

/** Somebody else is to do it from now on. */
export function givenTo(on: readonly string[], view: View): CaseRecord {
  const before = ownTurn.of(view.state);
  const off = view.facts.assignees.map(({ login }) => login);
  const back = before?.back === undefined ? {} : { back: before.back };
  return ownTurn.put(view.state, { turn: (before?.turn ?? 0) + 1, on: [...on], off, notes: [...named(view)], ...back });
}

/** Notes that name somebody else than before give it to them. */
export function withTurn(view: View): CaseRecord {
  const line = lineOf(view);
  const now = line ? [...doers(line)] : [];
  const before = ownTurn.of(view.state);
  const state = before ? view.state : ownTurn.put(view.state, { turn: 0, on: now, off: [], notes: now });
  return before && line && JSON.stringify(now) !== JSON.stringify(before.notes)
    ? givenTo(now, view)
    : putBack({ ...view, state });
}

/** Who may not change it by hand has not changed it. */
function putBack(view: View): CaseRecord {
  const wrong = toPutBack(view);
  const last = wrong.at(-1);
  if (!last) return view.state;
  const changes = wrong.flatMap(({ about }) => about ?? []);
  const put = givenTo(doersBefore(view, changes), view);
  const turn = ownTurn.of(put);
  return turn ? ownTurn.put(put, { ...turn, back: String(last.id) }) : put;
}
