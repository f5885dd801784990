// A term whose holder is not in the role's team any more, by somebody's hand or since the account is gone: it runs on, is
// marked, and whoever decides is asked what is to become of it.

import type { Because, OwnNotice } from "../../core/case/kind.ts";
import type { View } from "../../core/case/view.ts";
import type { CarriedTerm } from "../../core/roles/record.ts";
import type { Role } from "../../core/roles/role.ts";
import { deciders } from "./below.ts";

/** The role, where its holder was in the team by this term and is not there now. While nobody can tell, nobody is gone. */
function goneFrom({ facts, instance, state }: View, term: CarriedTerm): (Role & { readonly team: string }) | undefined {
  const role = instance.roles.find(({ id }) => id === term.role);
  const roster = facts.groups[role?.group ?? ""];
  const given = facts.record?.effects?.find(({ effect }) => effect.is === "team" && effect.held);
  const wasIn = given?.is === "done" || given?.is === "there";
  if (state.stage !== "active" || !role?.team || !roster?.known || !wasIn) return undefined;
  return roster.members.some(({ id }) => id === term.person) ? undefined : { ...role, team: role.team };
}

export function tellsOfGone(view: View, term: CarriedTerm): readonly Because[] {
  const role = goneFrom(view, term);
  return role ? [{ say: "role/not-in-team", with: { login: term.login, group: role.team } }] : [];
}

export function goneFromTeam(view: View, term: CarriedTerm): readonly OwnNotice[] {
  const { facts, state } = view;
  const role = goneFrom(view, term);
  if (!role) return [];
  const gaps = { mention: deciders(view, role), login: term.login, title: role.title };
  const say = facts.author
    ? { say: "role/gone-from-team", with: { ...gaps, group: role.team } }
    : { say: "role/account-gone", with: gaps };
  return [{ key: `gone-${term.from}`, at: state.since, say }];
}
