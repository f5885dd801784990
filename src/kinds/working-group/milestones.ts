// The dated plan of a group: what should be there by when, and what is.

import { z } from "zod";
import type { Because, Guard, OwnNotice, Told } from "../../core/case/kind.ts";
import { own } from "../../core/case/own.ts";
import type { View } from "../../core/case/view.ts";
import type { Given } from "../../core/deciding/answer.ts";
import { type Handler, no } from "../../core/deciding/deciding.ts";
import { mention } from "../../core/items/people.ts";
import { type PlanLine, readPlan } from "../../core/items/plan.ts";
import { daysLater, localDay, startOfDay, startOfMinute } from "../../core/text/calendar.ts";
import { inert } from "../../core/text/text.ts";
import { type Day, earliest, type Instant } from "../../core/text/time.ts";
import { everybody, ownersOf, zoneOf } from "./people.ts";

/** By the words of the milestone, so that a plan may be put into another order. */
const done = own("done", z.array(z.string()).readonly());

const written = ({ reading }: Pick<View, "reading">): string => {
  const { milestones } = reading.values;
  return milestones?.is === "text" ? milestones.text : "";
};

interface Milestone extends PlanLine {
  readonly isDone: boolean;
}

/** In the order of their days; a date without a year is the next such day after the group was opened. */
function milestones(view: View): readonly Milestone[] {
  const { facts, instance, state } = view;
  const { dayOrder } = instance.context;
  const anchor = { said: localDay(facts.startsAt, zoneOf(view)), ...(dayOrder ? { dayOrder } : {}) };
  const there = done.of(state) ?? [];
  return readPlan(written(view), anchor)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.line - b.line))
    .map((one) => ({ ...one, isDone: there.includes(one.text) }));
}

/** Met when each line of the plan begins with a day. */
export const planned: Guard = (view) => {
  const lines = written(view)
    .split("\n")
    .map((line, place) => ({ text: line.trim(), line: place + 1 }))
    .filter(({ text }) => text !== "");
  const read = new Set(milestones(view).map(({ line }) => line));
  const wrong = lines.filter(({ line }) => !read.has(line));
  if (wrong.length === 0) return { met: true, because: { say: "because/complete" } };
  const missing = wrong.map(
    ({ text }): Because => ({ say: "group/milestone-unclear", with: { value: inert(text, 100) } }),
  );
  return { met: false, because: { say: "because/incomplete", with: { count: wrong.length } }, missing };
};

const signOf = ({ isDone, day }: Milestone, today: Day): string => (isDone ? "✅" : day < today ? "⚠️" : "⏳");

/** When the next of them is late, so that the charter says it. */
export function nextLate(view: View): Instant | undefined {
  const mornings = milestones(view).flatMap(({ day, isDone }) =>
    isDone ? [] : [startOfDay(daysLater(day, 1), zoneOf(view))],
  );
  return earliest(...mornings.filter((at) => at > view.at));
}

/** One line for all of them, with the number by which each is done. */
export function milestonesTold(view: View): readonly Told[] {
  const today = localDay(view.at, zoneOf(view));
  const lines = milestones(view).map((one, place): Because => {
    const value = `${signOf(one, today)} ${place + 1}. ${inert(one.text, 100)}`;
    return {
      say: one.about ? "group/milestone-about" : "group/milestone",
      with: { value, day: { is: "day", day: one.day } },
    };
  });
  return lines.length === 0 ? [] : [{ heading: { say: "group/milestones" }, lines }];
}

const named = new RegExp(mention, "gu");

/** Whom its line names of the group's people; else those who answer for the group. */
function askedFor({ text }: Milestone, view: View): readonly string[] {
  const said = new Set([...text.matchAll(named)].map(([name]) => name.slice(1).toLowerCase()));
  const theirs = everybody(view).filter((login) => said.has(login.toLowerCase()));
  return theirs.length > 0 ? theirs : ownersOf(view);
}

/** On the morning of its day, once. */
export const milestoneNotices = (view: View): readonly OwnNotice[] =>
  milestones(view).flatMap((one, place) => {
    const { text, day, isDone } = one;
    if (isDone) return [];
    const people = askedFor(one, view).map((login) => `@${login}`);
    const values = { mention: people.join(" "), title: inert(text, 100), usage: `/done ${place + 1}` };
    const at = startOfMinute(day, "09:00", zoneOf(view));
    return [{ key: `milestone-${day}-${place}`, at, say: { say: "group/milestone-due", with: values } }];
  });

const isAmong = (logins: readonly string[], { login }: Given["by"]): boolean =>
  logins.some((one) => one.toLowerCase() === login.toLowerCase());

/** Owners may as well, and of a part of the plan those who are asked for it. */
export function orAsked(run: Handler): Handler {
  const handler: Handler = (given, view) => {
    const part = partOf(given, view);
    const theirs = part ? [...ownersOf(view), ...askedFor(part, view)] : ownersOf(view);
    return isAmong(theirs, given.by) ? finish(given, view) : run(given, view);
  };
  return run.by ? Object.assign(handler, { by: run.by }) : handler;
}

const partOf = ({ reason }: Given, view: View): Milestone | undefined =>
  milestones(view)[Number.parseInt((reason.split(/\s/)[0] ?? "").replace(/^#/, ""), 10) - 1];

/** `/done 2` is about the second milestone; `/done` alone closes the group. */
export const finish: Handler = (given, view) => {
  if (given.reason === "") return { state: view.state, move: "closed" };
  const found = partOf(given, view);
  if (!found) return no("done-no-milestone");
  const before = done.of(view.state) ?? [];
  return { state: done.put(view.state, [...new Set([...before, found.text])]) };
};
