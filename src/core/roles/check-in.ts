// Whoever has a role and has not been heard of for long is asked how it goes, once; then those who decide are: in the
// private repository, where the program has one (src/github/silence.ts). In public nobody is told why.

import type { Because, OwnNotice } from "../case/kind.ts";
import type { LedgerEntry } from "../case/ledger.ts";
import type { View } from "../case/view.ts";
import { decidingGroups } from "../deciding/voters.ts";
import { dayOf, type Instant, latest, plusDays } from "../text/time.ts";
import { signsSince } from "./activity.ts";
import { holdingIn } from "./holder-commands.ts";
import { leave } from "./holding.ts";
import type { CarriedTerm } from "./record.ts";
import { postKey } from "./role.ts";
import { beginsAt, endsAt } from "./term.ts";

/** Days in which the holder can answer before anybody else is asked. */
export const answerDays = 14;

interface CheckIn {
  readonly key: string;
  readonly at: Instant;
  /** When the holder was asked: until that is read back, this moment. Undefined before. */
  readonly asked: Instant | undefined;
  readonly term: CarriedTerm;
  readonly title: string;
}

function checkIn(view: View): CheckIn | undefined {
  const holding = holdingIn(view);
  const days = holding?.role?.notice.checkIn ?? null;
  const heard = holding && lastHeardOf(holding.term, view);
  if (!holding || days === null || heard === undefined) return undefined;
  const { term, role } = holding;
  const [key, at] = [`check-in-${dayOf(heard)}`, plusDays(heard, days)];
  if (at >= endsAt(term, view.instance.calendar.zone)) return undefined;
  const { notices, now } = view.facts;
  return { key, at, asked: notices[key] ?? (at <= now ? now : undefined), term, title: role?.title ?? term.role };
}

export function checkIns(view: View): readonly OwnNotice[] {
  const found = checkIn(view);
  if (!found) return [];
  const { key, at, asked, term, title } = found;
  const toHolder = { key, at, say: { say: "term/check-in", with: { mention: `@${nameNow(term, view)}`, title } } };
  if (asked === undefined || view.instance.privateRepository !== undefined) return [toHolder];
  const then = plusDays(asked, answerDays);
  const isOver = then >= endsAt(term, view.instance.calendar.zone);
  return [toHolder, ...(isOver ? [] : [{ key: `${key}-deciders`, at: then, say: lookIn(title, view) }])];
}

/** Where there is no place for what is not public: no word of why, and the address for the rest. */
function lookIn(title: string, view: View): Because {
  const mention = deciders(view);
  const { program } = view.instance.contacts;
  if (program === undefined) return { say: "term/look-in", with: { mention, title } };
  return { say: "term/look-in-contact", with: { mention, title, contact: `<${program}>` } };
}

/** A row that says that a holder was asked how it goes, and has not been heard of since. It is nobody else's business. */
export const silenceSort = "check-in";

/** For those who ask in private: as long as nothing is heard. */
export function silenceEntries(view: View): readonly LedgerEntry[] {
  const found = checkIn(view);
  if (found?.asked === undefined || view.instance.privateRepository === undefined) return [];
  const { term, title, asked: from } = found;
  const data = { title, url: view.facts.url, mention: deciders(view) };
  const key = postKey({ role: { id: term.role }, community: term.community });
  const until = endsAt(term, view.instance.calendar.zone);
  return [{ sort: silenceSort, key, person: term.person, login: nameNow(term, view), from, until, data }];
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
