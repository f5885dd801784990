// Whoever has a role and has not been heard of for long is asked how it goes, once; then those who decide are. In
// public nobody is told why.

import type { OwnNotice } from "../case/kind.ts";
import type { View } from "../case/view.ts";
import { decidingGroups } from "../deciding/voters.ts";
import { dayOf, type Instant, latest, plusDays } from "../text/time.ts";
import { signsSince } from "./activity.ts";
import { holdingIn } from "./holder-commands.ts";
import { leave } from "./holding.ts";
import type { CarriedTerm } from "./record.ts";
import { beginsAt, endsAt } from "./term.ts";

/** Days in which the holder can answer before anybody else is asked. */
const answerDays = 14;

export function checkIns(view: View): readonly OwnNotice[] {
  const holding = holdingIn(view);
  const days = holding?.role?.notice.checkIn ?? null;
  const heard = holding && lastHeardOf(holding.term, view);
  if (!holding || days === null || heard === undefined) return [];
  const { term, role } = holding;
  const over = endsAt(term, view.instance.calendar.zone);
  const first = { key: `check-in-${dayOf(heard)}`, at: plusDays(heard, days) };
  const asked = view.facts.notices[first.key];
  const then = asked === undefined ? undefined : plusDays(asked, answerDays);
  const title = role?.title ?? term.role;
  const toHolder = { ...first, say: { say: "term/check-in", with: { mention: `@${nameNow(term, view)}`, title } } };
  const toDeciders = then && {
    key: `${first.key}-deciders`,
    at: then,
    say: { say: "term/look-in", with: { mention: deciders(view), title } },
  };
  return [toHolder, ...(toDeciders ? [toDeciders] : [])].filter(({ at }) => at < over);
}

/** Undefined where nobody can tell what they did elsewhere. Being away is no silence. */
function lastHeardOf(term: CarriedTerm, { facts, state, instance }: View): Instant | undefined {
  const { zone } = instance.calendar;
  if (!facts.active) return undefined;
  const away = leave.of(state);
  const signs = [facts.active[term.person], signsSince("", facts)[term.person], away && endsAt(away, zone)];
  return latest(beginsAt(term, zone), ...signs.filter((at) => at !== undefined));
}

const nameNow = ({ person, login }: CarriedTerm, { facts }: View): string =>
  facts.author?.id === person ? facts.author.login : login;

function deciders(view: View): string {
  const names = decidingGroups(view).map((group) => {
    const roster = view.facts.groups[group];
    return (roster?.known ? roster.mention : null) ?? group;
  });
  return names.join(", ");
}
