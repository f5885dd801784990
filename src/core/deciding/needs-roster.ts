// Which commands cannot be answered while it is unknown who is in a group: a refusal would stay one for ever.

import type { Person } from "../case/facts.ts";
import { unknownAsked } from "../case/follow-ups.ts";
import type { View } from "../case/view.ts";
import type { CommandName } from "../text/command.ts";
import type { Given } from "./answer.ts";
import type { Handler } from "./deciding.ts";
import { givingTasks } from "./giving.ts";
import { unknownIn, waitsFor } from "./unknown.ts";

const deciding = new Set<CommandName>(["approve", "decline", "abstain", "recuse", "retract", "hold", "unhold", "ask"]);

const giving: Readonly<Partial<Record<CommandName, Handler>>> = { minutes: givingTasks, todo: givingTasks };

/** What must be read before these can be answered: a group of the rule, or what one of the kind's own commands names. */
export function unreadFor(given: readonly Given[], view: View): string | null {
  const takes = view.instance.stages[view.state.stage]?.takes ?? {};
  for (const one of given) {
    const answered = (takes[one.name] ?? giving[one.name])?.(one, view);
    if (answered && "unknown" in answered) return answered.unknown;
  }
  const [{ by } = { by: null }] = given;
  const names = given.map(({ name }) => name).filter((name) => !takes[name]);
  return by && needsRoster(names, by, view) ? unknownIn(view) : null;
}

/** Whether the answer to any of these, given by this person at this moment, depends on who is in a group. */
function needsRoster(names: readonly CommandName[], by: Person, view: View): boolean {
  const { facts, instance, state } = view;
  const stage = instance.stages[state.stage];
  if (names.includes("suggest")) return true;
  if ((stage?.votes || stage?.concerns || waitsFor(view) !== null) && names.some((name) => deciding.has(name)))
    return true;
  if (names.includes("done") && unknownAsked(view) !== null) return true;
  const moves = Object.entries(stage?.on ?? {}).filter(([name]) => names.some((one) => one === name));
  return by.id !== facts.author?.id && moves.some(([, move]) => move.by.includes("deciders"));
}
