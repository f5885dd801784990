// `/hold` and `/unhold`: a concern stops the decision until its giver takes it back, or a group that may lifts it.

import type { Person } from "../case/facts.ts";
import { membersIn } from "../case/frozen.ts";
import type { Hold } from "../case/record.ts";
import type { View } from "../case/view.ts";
import { splitName } from "../text/command.ts";
import { deciding, type Handler, no, stageOf } from "./deciding.ts";
import { decidingGroups, holdingGroups, liftingGroups } from "./voters.ts";

const takesConcerns = (view: View): boolean => stageOf(view)?.concerns === true;

const isOpen = (view: View): boolean =>
  view.state.decided?.round !== view.state.round && stageOf(view)?.closes === undefined;

const holding = deciding(
  ({ id, by, reason: said }, { instance, state, at }) => {
    const { name, reason } = splitName(said, instance.voting.holds.names);
    if (reason === "") return no("reason-missing");
    if (state.recused.includes(by.id)) return no("recused");
    if (typeof id !== "number") return no("not-open");
    const others = state.holds.filter((one) => one.by !== by.id || one.name !== name);
    const held = { by: by.id, login: by.login, comment: id, at, ...(name === undefined ? {} : { name }) };
    return { state: { ...state, holds: [...others, held] } };
  },
  holdingGroups,
  takesConcerns,
);

/** Where the program says who may, that is said; also where it is nobody. */
export const hold: Handler = (given, view) => {
  const answered = holding(given, view);
  const { by } = view.instance.voting.holds;
  if (by === null || !("refused" in answered) || answered.refused !== "not-in-group") return answered;
  return no(by.length === 0 ? "hold-off" : "hold-not-yours");
};

/** Whoever gave a hold may lift it, even from outside the groups; so may the groups that the program names for it. */
export const unhold = deciding(
  ({ by, reason }, view) => {
    const { state } = view;
    if (state.holds.length === 0) return no("no-hold");
    const { name } = splitName(reason, namesOf(view));
    const meant = state.holds.filter((one) => name === undefined || one.name === name);
    const lifted = meant.filter((one) => mayLift(by, one, view));
    if (lifted.length === 0) return no("not-your-hold");
    return { state: { ...state, holds: state.holds.filter((one) => !lifted.includes(one)) } };
  },
  (view) => [...new Set([...decidingGroups(view), ...liftingGroups(view)])],
  // A concern that stands may be taken back while answers are missing, too: it would stop the vote that comes.
  (view) => takesConcerns(view) || (isOpen(view) && view.state.holds.length > 0),
);

/** What a hold may be called: as the program says, or as somebody has called one. */
const namesOf = ({ instance, state }: View): readonly string[] => [
  ...instance.voting.holds.names,
  ...state.holds.flatMap(({ name }) => name ?? []),
];

const isIn = (group: string | null, id: number, view: View): boolean =>
  group !== null && membersIn(view, group)?.has(id) === true;

function mayLift(by: Person, one: Hold, view: View): boolean {
  const { holds } = view.instance.voting;
  if (one.by === by.id || isIn(holds.liftedBy, by.id, view)) return true;
  return hasLeft(one, view) && isIn(view.instance.escalation, by.id, view);
}

/** Whether a hold's giver is in none of the groups any more that could give it: then the escalation group may lift it. */
export const hasLeft = ({ by }: Hold, view: View): boolean =>
  ![...decidingGroups(view), ...holdingGroups(view)].some((group) => isIn(group, by, view));
