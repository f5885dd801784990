// What each command does to the record, or why it does not count. One handler a command; every "no" is a code whose
// sentence stands in templates/messages.

import { counting } from "../case/deadlines.ts";
import type { Comment, Person } from "../case/facts.ts";
import type { Move, StageSpec } from "../case/kind.ts";
import { hasRoom } from "../case/own.ts";
import type { CaseRecord, Choice } from "../case/record.ts";
import type { View } from "../case/view.ts";
import type { CommandName } from "../text/command.ts";
import { isText } from "../text/command-table.ts";
import { secondsBetween } from "../text/time.ts";
import { deciding, type Handler, isOne, no, stageOf, without } from "./deciding.ts";
import { finished } from "./finish.ts";
import { givingTasks } from "./giving.ts";
import { hold, unhold } from "./hold.ts";
import { takenBack } from "./retract.ts";
import { accept, suggest } from "./suggesting.ts";

/** A command as it was given: by a comment, or by a gesture that stands for it. */
export interface Given {
  readonly name: CommandName;
  readonly id: number | string;
  readonly by: Person;
  /** Everything after the command on its line. */
  readonly reason: string;
  readonly gesture: boolean;
}

export type Answered =
  | { readonly refused: string; readonly about?: string }
  /** `about`: what a command that may mean two things was taken for. */
  | { readonly state: CaseRecord; readonly move?: string; readonly about?: string }
  /** A group, or something else that must be read first: the walk stops, and nothing after it is answered. */
  | { readonly unknown: string };

export type Settled = Exclude<Answered, { readonly unknown: string }>;

const vote = (choice: Choice): Handler =>
  deciding(({ id, by, reason }, view, groups) => {
    const { state, at, reading } = view;
    if (choice === "decline" && reason === "" && !stageOf(view)?.quiet) return no("reason-missing");
    if (state.recused.includes(by.id)) return no("recused");
    if (typeof id !== "number") return no("not-open");
    const cast = { by: by.id, login: by.login, comment: id, at, choice, groups, fields: reading.fingerprint };
    return { state: { ...state, votes: [...without(state.votes, by), cast] } };
  });

const recuse: Handler = deciding(({ by }, { state }) => ({
  state: {
    ...state,
    votes: without(state.votes, by),
    holds: without(state.holds, by),
    recused: [...new Set([...state.recused, by.id])],
  },
}));

const retract: Handler = (given, view) => takenBack(given, view) ?? retractVote(given, view);

const retractVote = deciding(({ by }, { state }) => {
  const votes = without(state.votes, by);
  const recused = state.recused.filter((id) => id !== by.id);
  if (votes.length === state.votes.length && recused.length === state.recused.length) return no("nothing-to-retract");
  return { state: { ...state, votes, recused } };
});

const ask: Handler = deciding(({ id, by, reason }, { state, at }) => {
  if (reason === "") return no("question-missing");
  if (typeof id !== "number") return no("not-open");
  return { state: { ...state, asked: { comment: id, login: by.login, at: state.asked?.at ?? at } } };
});

/** The author's answer to a question: the clock of the stage goes on. */
export function resumed(state: CaseRecord, at: string): CaseRecord {
  if (!state.asked) return state;
  return { ...state, asked: null, paused: state.paused + Math.max(0, secondsBetween(state.asked.at, at)) };
}

const moving =
  (name: "withdraw" | "done" | "reopen"): Handler =>
  (given, view) => {
    const move = stageOf(view)?.on?.[name];
    if (!move) return no(name === "reopen" && stageOf(view)?.closes ? "reopen-closed" : `${name}-not-now`);
    if (given.gesture && !move.gesture) return no("by-hand");
    if (!move.by.some((who) => isOne[who](given.by, view))) return no(`${name}-not-yours`, move.by.join(" "));
    return name === "reopen" ? reopened(given, move, view) : { state: view.state, move: move.to };
  };

function reopened({ by, reason, gesture }: Given, move: Move<string>, view: View): Answered {
  const { facts, instance, reading, state, at } = view;
  if (reason === "" && !gesture && !move.gesture) return no("reason-missing");
  const until = move.withinDays && counting(instance, reading).end(state.since, move.withinDays);
  if (until && at > until) return no("reopen-too-late");
  const appeal = move.appeal === true && by.id === facts.author?.id;
  if (appeal && state.appeals > 0) return no("reopen-once");
  const fresh = { votes: [], holds: [], recused: [], suggestions: [], asked: null, paused: 0, round: state.round + 1 };
  return { state: { ...state, ...fresh, appeal, appeals: state.appeals + (appeal ? 1 : 0) }, move: move.to };
}

const noted: Handler = (_, { state }) => ({ state });

const handlers: Readonly<Partial<Record<CommandName, Handler>>> = {
  approve: vote("approve"),
  decline: vote("decline"),
  abstain: vote("abstain"),
  recuse,
  retract,
  hold,
  unhold,
  ask,
  suggest,
  accept,
  withdraw: moving("withdraw"),
  done: (given, view) => finished(given, view) ?? moving("done")(given, view),
  reopen: moving("reopen"),
  minutes: givingTasks,
  todo: givingTasks,
  status: noted,
  help: noted,
};

/** What a vote means where the kind says nothing else. */
export const ordinary = (name: "approve" | "decline", given: Given, view: View): Answered => vote(name)(given, view);

/** Answers one command at the moment that the view stands at. */
export function answer(given: Given, view: View): Settled {
  const own = stageOf(view)?.takes?.[given.name];
  const answered = (own ?? handlers[given.name])?.(given, view) ?? { refused: "not-here" };
  if ("unknown" in answered) throw new Error(`${answered.unknown} cannot be read, and was not looked at before`);
  return own && "state" in answered && !hasRoom(answered.state) ? { refused: "no-room" } : answered;
}

/** Why what a comment says cannot be taken as its author's word for it. Texts may be mended, votes may not. */
export function unbelieved({ edited, viaApp }: Comment, name: CommandName): "edited" | "via-app" | undefined {
  if (edited && !isText(name)) return "edited";
  return viaApp ? "via-app" : undefined;
}

/** The command that a gesture stands for: closing or opening the issue by hand, or a move of its card. */
export function gestureOf(
  { gestures, on }: StageSpec,
  to: "closed" | "dropped" | "reopened" | CommandName,
): { readonly name: CommandName; readonly gesture: boolean } {
  const hand = (name: CommandName) => ({ name, gesture: true });
  if (to !== "closed" && to !== "dropped" && to !== "reopened") return { name: to, gesture: false };
  const own = gestures?.[to] ?? (to === "dropped" ? gestures?.closed : undefined);
  if (own) return hand(own);
  if (to === "reopened") return hand("reopen");
  return hand(on?.done ? "done" : "withdraw");
}
