// Courses that people have done: `/trained`, what a case says of them in the ledger, and what is told before they end.

import { z } from "zod";
import type { Because, OwnNotice } from "../case/kind.ts";
import { holdsAt, type LedgerEntry, type LookUp, lookedUp } from "../case/ledger.ts";
import { own } from "../case/own.ts";
import type { View } from "../case/view.ts";
import type { Answered, Given } from "../deciding/answer.ts";
import { type Handler, no } from "../deciding/deciding.ts";
import { only } from "../deciding/only.ts";
import { localDay, startOfDay } from "../text/calendar.ts";
import { isDay } from "../text/day.ts";
import type { Day } from "../text/time.ts";
import { courseNamed, courseTitle, lastDay, type Training } from "./course.ts";
import { daysOn } from "./length.ts";
import { met } from "./met.ts";

const Kept = z.strictObject({
  course: z.string(),
  person: z.number(),
  login: z.string(),
  day: z.iso.date(),
  /** The last day on which it counts; null for ever. */
  until: z.iso.date().nullable(),
  /** The trainer who said so. */
  by: z.string(),
});

const trainings = own("trainings", z.array(Kept));

/** As many as people write on one issue; the newest are kept. */
const most = 40;

/** `/trained @rosa guidelines 2026-03-01`, by a trainer, never about oneself. The day of the comment without a day. */
export const trained: Handler = Object.assign(
  (given: Given, view: View) => {
    const { trainers } = view.instance.training;
    return trainers === null ? no("training-by-file") : only([{ group: trainers }], recorded)(given, view);
  },
  { by: ({ instance: { training } }: View) => (training.trainers === null ? [] : [{ group: training.trainers }]) },
);

function recorded({ by, reason }: Given, view: View): Answered {
  const { instance, state, at } = view;
  const { who, what, day: said } = parts(reason);
  const person = who === undefined ? view.facts.author : met(who, view);
  if (!person) return no("not-met", who ?? "");
  if (person.id === by.id) return no("training-self");
  const { courses } = instance.training;
  const named = courseNamed(what, courses);
  if (!("is" in named))
    return named.near
      ? no("training-course", named.near.id)
      : no("training-courses", courses.map(({ id }) => id).join(" "));
  const today = localDay(at, instance.calendar.zone);
  const day = said ?? today;
  if (!isDay(day) || day > today) return no("training-day");
  const { id: course } = named.is;
  const one = { course, person: person.id, login: person.login, day, until: lastDay(named.is, day), by: by.login };
  const others = (trainings.of(state) ?? []).filter((old) => old.course !== course || old.person !== person.id);
  return { state: trainings.put(state, [...others, one].slice(-most)) };
}

interface Parts {
  readonly who: string | undefined;
  readonly what: string;
  readonly day: Day | undefined;
}

/** Without a person it is about whoever opened the issue. */
function parts(reason: string): Parts {
  const {
    who,
    what = "",
    day,
  } = /^(?:@(?<who>[\w-]+)\s*)?(?<what>.*?)(?:\s+(?<day>\d{4}-\d\d-\d\d))?$/.exec(reason.trim())?.groups ?? {};
  return { who, what, day };
}

/** What the case itself says of trainings. */
export const trainingEntries = ({ state, instance }: Pick<View, "state" | "instance">): readonly LedgerEntry[] =>
  (trainings.of(state) ?? []).map((one) => trainingEntry(one, instance.calendar.zone));

export function trainingEntry(
  { course, person, login, day, until, by }: Omit<z.infer<typeof Kept>, "by"> & { readonly by: string | null },
  zone: string,
): LedgerEntry {
  return {
    sort: "training",
    key: course,
    person,
    login,
    from: startOfDay(day, zone),
    until: until === null ? null : startOfDay(daysOn(until, 1), zone),
    data: { day, last: until, by },
  };
}

export const trainingLookUp = (person: number): LookUp => ({ sort: "training", person });

type Standing =
  | { readonly is: "none" }
  /** The last day; null for ever. */
  | { readonly is: "held" | "over"; readonly until: Day | null };

const Data = z.looseObject({ last: z.iso.date().nullable() });

/** Whether somebody has done a course, by the case's own record and what it looked up; undefined where nobody can tell. */
export function trainingOf(view: View, person: number, course: string): Standing | undefined {
  const others =
    lookedUp(view.facts, { sort: "training", key: course, person }) ?? lookedUp(view.facts, trainingLookUp(person));
  if (others === undefined) return undefined;
  const all = [...trainingEntries(view), ...others].filter((row) => row.key === course && row.person === person);
  const known = all.filter(({ from }) => from === null || from <= view.at);
  const [last] = known.toSorted((a, b) => ((a.until ?? "~") < (b.until ?? "~") ? 1 : -1));
  if (!last) return { is: "none" };
  return { is: holdsAt(last, view.at) ? "held" : "over", until: Data.parse(last.data).last };
}

/**
 * What is missing of the courses that somebody needs, and what will be before a day is over; undefined where nobody can
 * tell.
 */
export function missingTraining(
  view: View,
  person: { readonly id: number; readonly login: string },
  courses: readonly string[],
  through?: Day,
): readonly Because[] | undefined {
  const sayings = sentences(view);
  const found = courses.map((course) => ({ course, is: trainingOf(view, person.id, course) }));
  if (found.some(({ is }) => is === undefined)) return undefined;
  return found.flatMap(({ course, is }): readonly Because[] => {
    if (is === undefined) return [];
    const gaps = { login: person.login, title: linked(course, view.instance.training), value: course };
    if (is.is === "held") {
      const runsOut = is.until !== null && through !== undefined && is.until < through;
      return runsOut ? [{ say: sayings.runsOut, with: { ...gaps, day: { is: "day", day: is.until } } }] : [];
    }
    if (is.is === "none" || is.until === null) return [{ say: sayings.none, with: gaps }];
    return [{ say: sayings.over, with: { ...gaps, day: { is: "day", day: is.until } } }];
  });
}

/** Without trainers nobody says it with a command: it stands in the program's own list. */
const sentences = ({ instance }: Pick<View, "instance">) => (instance.training.trainers === null ? byList : byTrainers);

const byTrainers = {
  none: "training/none",
  over: "training/over",
  runsOut: "training/runs-out",
  ends: "training/ends",
  endsWithLink: "training/ends-link",
} as const;

const byList = {
  none: "training/none-listed",
  over: "training/over-listed",
  runsOut: "training/runs-out-listed",
  ends: "training/ends-listed",
  endsWithLink: "training/ends-link-listed",
} as const;

/** Whoever is to do it finds where. */
function linked(course: string, training: Training): string {
  const title = courseTitle(course, training);
  const link = training.courses.find(({ id }) => id === course)?.link;
  return link ? `[${title}](${link})` : title;
}

/** Said once, before a course ends that somebody needs for what they hold. */
export function trainingNotices(
  view: View,
  person: { readonly id: number; readonly login: string },
  courses: readonly string[],
): readonly OwnNotice[] {
  const { training, calendar } = view.instance;
  return courses.flatMap((course) => {
    const is = trainingOf(view, person.id, course);
    if (is?.is !== "held" || is.until === null) return [];
    const at = startOfDay(daysOn(is.until, 1 - training.notice), calendar.zone);
    const day = { is: "day", day: is.until } as const;
    const link = training.courses.find(({ id }) => id === course)?.link;
    const gaps = { mention: `@${person.login}`, title: courseTitle(course, training), value: course, day };
    const sayings = sentences(view);
    const say = link ? { say: sayings.endsWithLink, with: { ...gaps, link } } : { say: sayings.ends, with: gaps };
    return [{ key: `training-${course}-${is.until}`, at, say }];
  });
}
