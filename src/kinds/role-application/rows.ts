// What an application tells other cases, what it looks up of them, and which team its author is in by it.

import { full } from "../../core/case/claims.ts";
import type { Membership } from "../../core/case/effects.ts";
import type { Facts } from "../../core/case/facts.ts";
import type { LedgerEntry, LookUp } from "../../core/case/ledger.ts";
import type { CaseRecord } from "../../core/case/record.ts";
import type { View } from "../../core/case/view.ts";
import { silenceEntries } from "../../core/roles/check-in.ts";
import { holderEntries } from "../../core/roles/holder-rows.ts";
import { applicationEntry, lookUpsOf, seatedTeams, termRow } from "../../core/roles/lookups.ts";
import { carried } from "../../core/roles/record.ts";
import { postKey } from "../../core/roles/role.ts";
import { beginsAt } from "../../core/roles/term.ts";
import { trainingEntries } from "../../core/roles/training.ts";
import type { Below } from "./below.ts";
import { handOverLookUps } from "./handing-over.ts";
import { applied, postIn } from "./place.ts";
import { otherTerms } from "./reviewing.ts";

/** The stages in which its author has the seat. */
const seated = ["approved", "active"];

export function entries(view: View): readonly LedgerEntry[] {
  const { state, facts, instance } = view;
  const post = postIn(view);
  const term = carried.of(state);
  const { opening = null } = applied.of(state) ?? {};
  const { number } = facts.address;
  const named = facts.authorName === undefined ? {} : { name: facts.authorName };
  const key = opening && { repository: opening.repository, issue: opening.issue };
  const mine = { number, url: facts.url, opening: key, is: standing(state, instance.stages) };
  return [
    ...(post && facts.author ? [applicationEntry(post, facts.author, mine)] : []),
    ...(seated.includes(state.stage) ? holderEntries(view) : []),
    ...(state.stage === "active" ? silenceEntries(view) : []),
    ...(term ? [termRow({ ...term, seated: seated.includes(state.stage), ...named }, instance.calendar.zone)] : []),
    ...trainingEntries(view),
    ...otherTerms(view),
  ];
}

function standing(state: CaseRecord, stages: View["instance"]["stages"]) {
  const { stage } = state;
  if (carried.of(state)) return "approved" as const;
  if (stages[stage]?.closes) return "over" as const;
  return stage === "in-review" || stage === "shortlisted" ? ("ready" as const) : ("preparing" as const);
}

export function looksUp(view: View, settings: Below): readonly LookUp[] {
  const post = postIn(view);
  // Also of an account that is gone.
  const person = carried.of(view.state)?.person ?? view.facts.author?.id;
  if (!post || person === undefined) return [];
  const courses = post.role.training.length === 0 ? [] : [{ sort: "training", person }];
  // Asked before there is a term, so that its first day costs no further look.
  const removal = { sort: "removal", key: postKey(post), person };
  const own = [{ sort: "term", person }, ...courses, removal, ...handOverLookUps(view, settings)];
  if (isSettled(view)) return own;
  const mine = { sort: "application", key: postKey(post), person };
  return [...lookUpsOf(post, unmoved(view)), mine, ...own];
}

/**
 * Of many who apply for one role nobody is looked at because another one applied or was voted in: others in the same
 * opening matter once it is closed, and a seat that is given where there was none left.
 */
function unmoved(view: View): readonly ("term" | "application")[] {
  const isVotedOn = view.state.stage === "in-review" || view.state.stage === "shortlisted";
  const isAmongOthers = isVotedOn && Boolean(applied.of(view.state)?.opening);
  return [
    ...(isAmongOthers ? [] : (["application"] as const)),
    ...(isVotedOn && full(view)?.length === 0 ? (["term"] as const) : []),
  ];
}

/**
 * Once it is decided, who else applies or has the role is no matter of it: hundreds of terms of one role would wake each
 * other. Where the decision is taken back or the issue opened again, it asks anew.
 */
const isSettled = ({ state: { stage }, instance }: View): boolean =>
  seated.includes(stage) || instance.stages[stage]?.closes !== undefined;

/** While the term runs; afterwards only where another term of theirs is in the same team, or nobody can tell. */
export function memberships(
  record: CaseRecord,
  facts: Facts,
  { roles, calendar }: Pick<View["instance"], "roles" | "calendar">,
): readonly Membership[] {
  const term = carried.of(record);
  const role = roles.find(({ id }) => id === term?.role);
  if (!term || !role?.team || !role.group) return [];
  const others = seated.includes(record.stage) ? [] : seatedTeams(facts, term.person, roles);
  // An account that is gone is in no team, and somebody else may have its name by now.
  const isGone = facts.author === null;
  const stays = seated.includes(record.stage) || isGone || !others || others.includes(role.team);
  return stays ? [{ team: role.team, group: role.group, from: beginsAt(term, calendar.zone) }] : [];
}
