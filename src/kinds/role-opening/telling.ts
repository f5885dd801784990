// What an opening tells people and other cases: its days, who applied, how far the choice is, and how it ended.

import type { Because, OwnNotice, Told } from "../../core/case/kind.ts";
import type { LedgerEntry, LookUp } from "../../core/case/ledger.ts";
import type { View } from "../../core/case/view.ts";
import { lookUpsOf, openingEntry } from "../../core/roles/lookups.ts";
import { plusDays } from "../../core/text/time.ts";
import { candidates, outcome, supportFor } from "./choosing.ts";
import { applicationsIn, closesAt, dayIn, type Fields, postIn, seatsOn, startsOn } from "./place.ts";

export const looksUp = (view: View): readonly LookUp[] => {
  const post = postIn(view);
  return post ? lookUpsOf(post) : [];
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

export function notices(view: View, fields: Fields): readonly OwnNotice[] {
  const { state } = view;
  const closes = closesAt(view, fields);
  const last = dayIn(view, fields.closes);
  if (state.stage === "filled") {
    const people = outcome.of(state)?.people ?? [];
    return [
      {
        key: `filled-${state.round}`,
        at: state.since,
        say: thanks(
          people.map(({ login }) => `@${login}`),
          view,
        ),
      },
    ];
  }
  if (state.stage !== "open" || closes === undefined || last === undefined) return [];
  const at = plusDays(closes, -fields.close_notice_days);
  if (at <= state.since) return [];
  const say = { say: "role/closes-soon", with: { day: { is: "day", day: last } as const, title: titleOf(view) } };
  return [{ key: `closes-${closes}`, at, say, until: closes }];
}

const thanks = (items: readonly string[], view: View): Because => ({
  say: "role/filled",
  with: { who: { is: "list", items }, title: titleOf(view) },
});

const titleOf = (view: View): string => postIn(view)?.role.title ?? "";
