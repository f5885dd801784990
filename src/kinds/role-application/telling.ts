// What an application says beside its stage: where it belongs, who speaks for its author, and the days of the term.

import type { Because, OwnNotice, Told } from "../../core/case/kind.ts";
import type { View } from "../../core/case/view.ts";
import { checkIns } from "../../core/roles/check-in.ts";
import { holderNotices, holderTells } from "../../core/roles/holder-text.ts";
import { daysOn } from "../../core/roles/length.ts";
import { type CarriedTerm, carried } from "../../core/roles/record.ts";
import { thanks } from "../../core/roles/thanks.ts";
import { trainingNotices } from "../../core/roles/training.ts";
import { localDay } from "../../core/text/calendar.ts";
import type { Dated } from "../../core/text/words.ts";
import { endorsers } from "./endorsing.ts";
import { goneFromTeam, tellsOfGone } from "./gone.ts";
import { reviewIsLost } from "./lost-review.ts";
import { applied, boundOpening, postIn } from "./place.ts";
import { tellsOfReview } from "./reviewing.ts";

const day = (of: string): Dated => ({ is: "day", day: of });

/** One sentence for a role of the program, another where it is held in a community. */
function aboutTerm(say: string, inPlace: string, term: CarriedTerm, { instance }: View): Because {
  const { role, community, login, from, until } = term;
  const title = instance.roles.find(({ id }) => id === role)?.title ?? role;
  const gaps = { title, login, mention: `@${login}`, day: day(from), date: day(until) };
  if (community === null) return { say, with: gaps };
  const name = instance.communities.find(({ id }) => id === community)?.name ?? community;
  return { say: inPlace, with: { ...gaps, community: name } };
}

export function tells(view: View): readonly Told[] {
  const { state } = view;
  const term = carried.of(state);
  if (term) {
    const held = state.stage === "active" ? holderTells(view) : [];
    const lines = [
      aboutTerm("role/term", "role/term-in", term, view),
      ...tellsOfGone(view, term),
      ...tellsOfReview(view),
    ];
    return [{ lines }, ...held];
  }
  const isOver = view.instance.stages[state.stage]?.closes !== undefined;
  const opening = applied.of(state)?.opening && !isOver ? boundOpening(view) : null;
  const names = endorsers(view).map(({ login }) => login);
  const spoken: Because = { say: "role/endorsed-by", with: { voters: { is: "list", items: names } } };
  const lines: readonly Because[] = [
    ...(opening ? [{ say: "role/in-opening", with: { link: opening.url } }] : []),
    ...(names.length > 0 ? [spoken] : []),
    ...(state.stage === "in-review" ? reasons(view) : []),
  ];
  return lines.length > 0 ? [{ lines }] : [];
}

/** Where those who decide say why not, as nobody does where everybody reads along. */
function reasons({ facts, instance }: View): readonly Because[] {
  const { privateRepository, contacts } = instance;
  if (facts.private) return [];
  if (privateRepository !== undefined) {
    const link = `${new URL(facts.url).origin}/${facts.address.owner}/${privateRepository}/issues`;
    return [{ say: "role/reasons-apart", with: { link } }];
  }
  return contacts.program === undefined ? [] : [{ say: "role/reasons", with: { contact: `<${contacts.program}>` } }];
}

export function notices(view: View): readonly OwnNotice[] {
  const { state } = view;
  const term = carried.of(state);
  if (!term || state.stage === "approved") return whileWaiting(view);
  const thanked = thanksFor(view, term);
  if (state.stage !== "active") return thanked;
  const announced = {
    key: `term-${term.from}`,
    at: state.since,
    say: aboutTerm("role/announced", "role/announced-in", term, view),
  };
  const courses = view.instance.roles.find(({ id }) => id === term.role)?.training ?? [];
  const trainings = trainingNotices(view, { id: term.person, login: term.login }, courses);
  return [
    announced,
    ...goneFromTeam(view, term),
    ...reviewIsLost(view),
    ...holderNotices(view),
    ...checkIns(view),
    ...trainings,
    ...thanked,
  ];
}

/** A training can run out while somebody waits for a decision, too. */
function whileWaiting(view: View): readonly OwnNotice[] {
  const { facts, instance, state } = view;
  const post = postIn(view);
  if (!post || !facts.author || instance.stages[state.stage]?.closes) return [];
  return trainingNotices(view, facts.author, post.role.training);
}

/** For each term that is over, the same for everybody: also where it ended today, or before its time. */
function thanksFor(view: View, term: CarriedTerm): readonly OwnNotice[] {
  const { state, at, instance } = view;
  const { zone } = instance.calendar;
  if (state.stage === "active") return thanks(view, term, localDay(at, zone), state.since);
  if (state.stage !== "ended") return [];
  const last = localDay(state.since, zone);
  const until = term.until < last ? term.until : last;
  return thanks(view, { ...term, until }, daysOn(last, 1), state.since);
}
