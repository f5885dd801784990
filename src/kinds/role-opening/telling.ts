// What an opening tells people and other cases: its days, who applied, how far the choice is, and how it ended.

import type { Because, OwnNotice, Told } from "../../core/case/kind.ts";
import type { LedgerEntry, LookUp } from "../../core/case/ledger.ts";
import type { View } from "../../core/case/view.ts";
import { lookUpsOf, openingEntry } from "../../core/roles/lookups.ts";
import { plusDays } from "../../core/text/time.ts";
import { candidates, outcome, supportFor } from "./choosing.ts";
import { applicationsIn, closesAt, dayIn, type Fields, postIn, seatsOn, startsOn } from "./place.ts";

/** One that is over is looked at no more because others apply for the role or have it. */
export const looksUp = (view: View): readonly LookUp[] => {
  const post = postIn(view);
  const isOver = view.instance.stages[view.state.stage]?.closes !== undefined;
  return post && !isOver ? lookUpsOf(post) : [];
};

export function entries(view: View, fields: Fields): readonly LedgerEntry[] {
  const { facts, state, instance } = view;
  const post = postIn(view);
  const closes = closesAt(view, fields);
  if (!post || closes === undefined || state.stage === instance.start) return [];
  const { people = [] } = outcome.of(state) ?? {};
  const is = state.stage === "open" || state.stage === "choosing" ? state.stage : "over";
  const { number, node } = facts.address;
  const chosen = people.map(({ person }) => person);
  return [openingEntry(post, closes, { number, node, url: facts.url, starts: startsOn(view, fields), is, chosen })];
}

export function tells(view: View, fields: Fields): readonly Told[] {
  const { state } = view;
  const last = dayIn(view, fields.closes);
  const people = outcome.of(state)?.people ?? [];
  if (state.stage === "filled") return [{ lines: [chosenLine(people.map(({ login }) => login))] }];
  if ((state.stage !== "open" && state.stage !== "choosing") || last === undefined) return [];
  const known = days(view, fields, last);
  const applied = applicants(view);
  return applied.heading ? [{ lines: known }, applied] : [{ lines: [...known, ...applied.lines] }];
}

const chosenLine = (items: readonly string[]): Because => ({
  say: "role/chosen-are",
  with: { who: { is: "list", items } },
});

function days(view: View, fields: Fields, last: string): readonly Because[] {
  const seats = seatsOn(view, fields);
  const starts = { is: "day", day: startsOn(view, fields) } as const;
  const open: Because = { say: "role/open-until", with: { day: { is: "day", day: last }, date: starts } };
  return [
    ...(view.state.stage === "open" ? [open] : []),
    ...(seats ? [{ say: "role/seats", with: { count: seats } }] : []),
  ];
}

/** Every application with a link; while people choose, with how many have chosen it. */
function applicants(view: View): Told {
  const all = (applicationsIn(view) ?? []).filter(({ is }) => is !== "over");
  if (all.length === 0) return { lines: [{ say: "role/nobody-yet" }] };
  const choosing = view.state.stage === "choosing";
  const ready = new Set((candidates(view) ?? []).map(({ person }) => person));
  const lines = all.map(({ login, url, person }): Because => {
    if (!choosing || !ready.has(person))
      return { say: choosing ? "role/not-ready" : "role/applied", with: { login, link: url } };
    const count = supportFor(view, person).yes.length;
    return { say: count === 0 ? "role/chosen-by-nobody" : "role/chosen-by", with: { login, link: url, count } };
  });
  return { heading: { say: "role/applications" }, lines };
}

interface Opened extends Fields {
  readonly opened_by?: string | undefined;
}

export function notices(view: View, settings: Opened): readonly OwnNotice[] {
  const { state } = view;
  const closes = closesAt(view, settings);
  const last = dayIn(view, settings.closes);
  if (state.stage === "filled") return [filled(view)];
  if (state.stage === "unfilled" && last !== undefined) return [unfilled(view, settings, last)];
  if (state.stage !== "open" || closes === undefined || last === undefined) return [];
  const at = plusDays(closes, -settings.close_notice_days);
  if (at <= state.since) return [];
  const say = { say: "role/closes-soon", with: { day: { is: "day", day: last } as const, title: titleOf(view) } };
  return [{ key: `closes-${closes}`, at, say, until: closes }];
}

function filled(view: View): OwnNotice {
  const { people = [], left = 0 } = outcome.of(view.state) ?? {};
  const items = people.map(({ login }) => `@${login}`);
  const say: Because = { say: "role/filled", with: { who: { is: "list", items }, title: titleOf(view) } };
  const free: Because = { say: "role/seats-left", with: { count: left } };
  return { key: `filled-${view.state.round}`, at: view.state.since, say, lines: left > 0 ? [free] : [] };
}

/** Whoever opened it reads what can be done; why nobody was chosen is nobody else's business. */
function unfilled(view: View, settings: Opened, last: string): OwnNotice {
  const { state } = view;
  const day = { is: "day", day: last } as const;
  const gaps = { mention: openerOf(view, settings), title: titleOf(view), day };
  const say = applicationsIn(view)?.length === 0 ? "role/nobody-applied" : "role/unfilled";
  return { key: `unfilled-${state.round}`, at: state.since, say: { say, with: gaps } };
}

/** What Quorate opened is for those who may open a role, or those who decide about it. */
function openerOf(view: View, { opened_by }: Opened): string {
  const { facts, instance } = view;
  if (facts.author) return `@${facts.author.login}`;
  const group = opened_by ?? postIn(view)?.role.decides ?? instance.escalation ?? "";
  const roster = facts.groups[group];
  return (roster?.known && roster.mention) || group;
}

const titleOf = (view: View): string => postIn(view)?.role.title ?? "";
