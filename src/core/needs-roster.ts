// Which commands cannot be answered while it is unknown who is in a group: a refusal would stay one for ever.

import type { CommandName } from "./command.ts";
import type { Facts, Person } from "./facts.ts";
import type { StageSpec } from "./kind.ts";

const deciding = new Set<CommandName>(["approve", "decline", "abstain", "recuse", "retract", "hold", "unhold", "ask"]);

/** Whether the answer to any of these, given by this person in this stage, depends on who may decide. */
export function needsRoster(
  names: readonly CommandName[],
  by: Person,
  { votes, on = {} }: StageSpec,
  { author }: Facts,
): boolean {
  if (votes && names.some((name) => deciding.has(name))) return true;
  const moves = Object.entries(on).filter(([name]) => names.some((one) => one === name));
  return by.id !== author?.id && moves.some(([, move]) => move.by.includes("deciders"));
}
