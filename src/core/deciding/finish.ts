// `/done` while follow-ups are open: it is about one of them, and the last one completes the case.

import { type FollowUpSpec, isAsked, openFollowUps } from "../case/follow-ups.ts";
import type { View } from "../case/view.ts";
import type { Answered, Given } from "./answer.ts";

/** Undefined where nothing is left: then `/done` is about the case. */
export function finished(given: Given, view: View): Answered | undefined {
  const { instance, state, at } = view;
  const open = openFollowUps(instance, state);
  const move = instance.stages[state.stage]?.on?.done;
  if (open.length === 0 || !move) return undefined;
  const chosen = meant(given, open, view);
  if (!chosen) return { refused: "done-which" };
  if (!isAsked(chosen, given.by, view)) return { refused: "done-not-asked" };
  const one = { name: chosen.name, round: state.round, at };
  const after = { ...state, finished: [...(state.finished ?? []), one] };
  return open.length === 1 ? { state: after, move: move.to } : { state: after };
}

/** The one that is named; else the only one, or the only one that this person is asked for. */
function meant({ reason, by }: Given, open: readonly FollowUpSpec[], view: View): FollowUpSpec | undefined {
  const [word = ""] = reason.toLowerCase().split(/[\s.,:;]+/);
  const named = open.find(({ name }) => name === word);
  if (named) return named;
  const own = open.length === 1 ? open : open.filter((one) => isAsked(one, by, view));
  return own.length === 1 ? own[0] : undefined;
}
