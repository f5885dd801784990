// What every command of those who decide has in common: it counts where votes are taken, and from whoever may take part.

import type { Person } from "../case/facts.ts";
import type { Who } from "../case/kind.ts";
import type { View } from "../case/view.ts";
import type { Answered, Given } from "./answer.ts";
import { standing } from "./voters.ts";

/** A role on this issue, or the members of a group that the kind's settings or the program name. */
export type By = Who | { readonly group: string };

export interface Handler {
  (given: Given, view: View): Answered;
  /** Who may give it, where that is the same people for everything that may stand behind it. */
  readonly by?: (view: View) => readonly By[];
}

export const no = (refused: string, about?: string): Answered =>
  about === undefined ? { refused } : { refused, about };

export const stageOf = ({ instance, state }: View) => instance.stages[state.stage];

/**
 * Lets somebody through who may decide here and now; `among` names other groups than those that vote, `early` lets them
 * do it before there is a vote, where concerns are taken.
 */
export function deciding(
  then: (given: Given, view: View, groups: readonly string[]) => Answered,
  among?: (view: View, by: Person) => readonly string[],
  early: (view: View) => boolean = () => false,
): Handler {
  return (given, view) => {
    const stage = stageOf(view);
    if (!stage?.votes && !early(view)) return no(notVoting(view));
    const place = standing(given.by, view, among?.(view, given.by));
    return "barred" in place ? no(place.barred) : then(given, view, place.groups);
  };
}

function notVoting(view: View): string {
  const { decided, round } = view.state;
  if (decided?.round === round) return "decided";
  return stageOf(view)?.closes ? "closed" : "not-open";
}

export const isOne: Readonly<Record<Who, (by: Person, view: View) => boolean>> = {
  author: (by, { facts }) => by.id === facts.author?.id,
  assignee: (by, { facts }) => facts.assignees.some(({ id }) => id === by.id),
  deciders: (by, view) => "groups" in standing(by, view),
};

export const without = <Item extends { readonly by: number }>(items: readonly Item[], who: Person) =>
  items.filter((item) => item.by !== who.id);
