// What a review says: to the holder, to those who are asked how it went, and to those who decide.

import type { Because, OwnNotice, Told } from "../../core/case/kind.ts";
import type { View } from "../../core/case/view.ts";
import { following, offered } from "../../core/roles/renewing.ts";
import { missingTraining } from "../../core/roles/training.ts";
import { localDay } from "../../core/text/calendar.ts";
import type { Instant } from "../../core/text/time.ts";
import type { Dated } from "../../core/text/words.ts";
import { escalationKey, heardUntil } from "./guards.ts";
import { limit, type Reviewed, reviewed } from "./reviewed.ts";

export interface Windows {
  readonly feedback_days: number;
}

const day = (of: string): Dated => ({ is: "day", day: of });
const dayAt = (at: Instant, { instance }: View): Dated => day(localDay(at, instance.calendar.zone));

export function tells(view: View, { feedback_days }: Windows): readonly Told[] {
  const of = reviewed(view);
  const { state, instance } = view;
  if (instance.stages[state.stage]?.closes) return followed(view);
  if (!of) return [];
  const { term, post } = of;
  const { login, from, until } = term;
  const found = limit(view, of);
  const lines: readonly Because[] = [
    { say: "review/term", with: { title: post.role.title, login, day: day(from), date: day(until) } },
    ...(state.stage === "feedback"
      ? [{ say: "review/heard-until", with: { date: dayAt(heardUntil(view, of, feedback_days), view) } }]
      : []),
    ...(found && found.from !== null ? [{ say: "review/limit-from", with: { login, day: day(found.from) } }] : []),
    ...wishes(view, login),
    ...(view.reading.problems.length > 0 ? [{ say: "review/no-report", with: { login } }] : []),
    { say: "review/lapses", with: { date: dayAt(of.lapsesAt, view) } },
  ];
  return [{ lines }, ...trainings(view, of, found?.from === null)];
}

/** Where others have a turn. */
function followed({ state }: View): readonly Told[] {
  const number = offered.of(state);
  return number === undefined ? [] : [{ lines: [{ say: "review/offered", with: { link: `#${number}` } }] }];
}

/** What the holder has chosen of what the form offers, in its own words. */
const wishes = ({ instance, reading }: View, login: string): readonly Because[] =>
  instance.fields.flatMap(({ id, label }) => {
    const value = reading.values[id];
    return value?.is === "choice" ? [{ say: "review/wish", with: { login, label, value: value.option } }] : [];
  });

/** What the role asks for and the holder has no more, or not for another term: told, and nothing follows from it. */
function trainings(view: View, { term, post: { role } }: Reviewed, goesOn: boolean): readonly Told[] {
  const person = { id: term.person, login: view.facts.author?.login ?? term.login };
  const through = goesOn ? following(term, role).until : undefined;
  const lines = missingTraining(view, person, role.training, through) ?? [];
  return lines.length === 0 ? [] : [{ heading: { say: "review/training" }, lines }];
}

/** How a group is called, or the name of the role that nobody can be called for. */
function mentionOf(group: string | null, { facts, instance }: View): string | undefined {
  for (const name of [group, instance.escalation]) {
    const roster = name === null ? undefined : facts.groups[name];
    if (roster?.known && roster.mention !== null) return roster.mention;
  }
  return undefined;
}

export function notices(view: View, windows: Windows): readonly OwnNotice[] {
  const of = reviewed(view);
  const { state, instance } = view;
  if (!of || instance.stages[state.stage]?.closes) return [];
  return [...atTheBeginning(view, of, windows), ...towardsTheEnd(view, of)];
}

function atTheBeginning(view: View, of: Reviewed, { feedback_days }: Windows): readonly OwnNotice[] {
  const { state, facts, instance } = view;
  if (state.stage !== "feedback") return [];
  const { term, post } = of;
  const { role } = post;
  const date = dayAt(heardUntil(view, of, feedback_days), view);
  const mention = `@${facts.author?.login ?? term.login}`;
  const value = unanswered(view);
  const gaps = { mention, title: role.title, day: day(term.until), date, value };
  const { program: contact } = instance.contacts;
  const group = role.feedback === null ? undefined : facts.groups[role.feedback];
  const called = group?.known ? group.mention : null;
  const asked = { mention: called ?? "", login: term.login, title: role.title, date };
  const private_ = contact === undefined ? {} : { contact };
  const say = contact === undefined ? "review/feedback" : "review/feedback-private";
  return [
    { key: "review-asks", at: state.since, say: { say: "review/asks", with: gaps } },
    ...(called === null
      ? []
      : [{ key: "review-feedback", at: state.since, say: { say, with: { ...asked, ...private_ } } }]),
  ];
}

/** The names of what the holder is asked for, as lines to copy; nobody sees the choices of the form elsewhere. */
const unanswered = ({ instance, reading }: View): string =>
  instance.fields
    .filter(({ id }) => reading.problems.some(({ field }) => field === id))
    .map(({ id, label }) => `${label}: ${choicesOf(id, instance).join(" / ") || "…"}`)
    .join("\n");

const choicesOf = (field: string, { form }: View["instance"]): readonly string[] =>
  form?.layout.elements.find(({ id }) => id === field)?.options ?? [];

/** On the last days, and on the day of the end: those who decide, then those who step in for them. */
function towardsTheEnd(view: View, of: Reviewed): readonly OwnNotice[] {
  const { instance } = view;
  const { term, post, remindAt, endsAt, lapsesAt } = of;
  const gaps = { login: term.login, title: post.role.title, day: day(term.until), date: dayAt(lapsesAt, view) };
  const deciders = mentionOf(post.role.decides, view) ?? "";
  const escalation = mentionOf(instance.escalation, view) ?? deciders;
  return [
    {
      key: `review-remind-${endsAt}`,
      at: remindAt,
      say: { say: "review/remind", with: { ...gaps, mention: deciders } },
    },
    {
      key: escalationKey(of),
      at: endsAt,
      say: { say: "review/over", with: { ...gaps, mention: escalation } },
      until: lapsesAt,
    },
  ];
}
