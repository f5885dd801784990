// What an action item says: whose turn it is, until when, where it was said, and reminders before and after its day.

import type { Because, OwnNotice, Told } from "../../core/case/kind.ts";
import type { View } from "../../core/case/view.ts";
import { daysLater, startOfDay } from "../../core/text/calendar.ts";
import { inert } from "../../core/text/text.ts";
import type { Instant } from "../../core/text/time.ts";
import { dueOf, lineOf } from "./item.ts";

const logins = ({ facts }: View): readonly string[] => facts.assignees.map(({ login }) => login);

/** Being assigned has told them already: here are just their names. */
export function turn(view: View): Because | undefined {
  if (view.state.stage !== "to-do") return undefined;
  const who = logins(view);
  const day = dueOf(view);
  if (who.length === 0) return { say: "item/nobody" };
  const names = { who: { is: "list", items: who } } as const;
  if (day === null) return { say: "item/someday", with: names };
  return { say: "action-item/to-do", with: { ...names, date: { is: "day", day } } };
}

export function tells(view: View): readonly Told[] {
  const { facts, state } = view;
  const line = lineOf(view);
  const unassigned = facts.assignees.length === 0 ? (line?.unassigned ?? []).map((login) => `R ${login}`) : [];
  const others = [...unassigned, ...(line?.who.filter((one) => !one.startsWith("R @")) ?? [])];
  const lines: Because[] = [
    ...(state.stage === "to-do" && dueOf(view) === null ? [{ say: "item/no-day" }] : []),
    ...(line && facts.parent
      ? [{ say: "item/said", with: { label: `#${facts.parent.address.number}`, author: line.by.login } }]
      : []),
    ...others.map((one) => ({
      say: `item/letter-${one[0]?.toLowerCase()}`,
      with: { value: inert(one.slice(2).replace(/^@/, ""), 60) },
    })),
  ];
  return lines.length === 0 ? [] : [{ lines }];
}

/** Weeks after its day in which people are reminded. */
const mostWeeks = 8;

interface Reminders {
  readonly remind_days: number;
  readonly overdue_days: number;
}

export function notices(view: View, { remind_days, overdue_days }: Reminders): readonly OwnNotice[] {
  const day = dueOf(view);
  const who = logins(view);
  if (view.state.stage !== "to-do" || day === null || who.length === 0) return [];
  const { zone } = view.instance.calendar;
  const mention = who.map((login) => `@${login}`).join(" ");
  const opened = view.facts.openedAt;
  const after = (weeks: number) => startOfDay(daysLater(day, overdue_days + weeks * 7), zone);
  const from = remind_days > 0 ? startOfDay(daysLater(day, -remind_days), zone) : after(0);
  // Issues have titles of people's own: here they are text.
  const inWeekly: Because = {
    say: "item/weekly",
    with: { value: inert(view.facts.title, 80), date: { is: "day", day } },
  };
  const weekly = { people: who, from, due: day, say: inWeekly };
  const notice = (say: string, key: string, at: Instant): OwnNotice[] =>
    at < opened
      ? []
      : [{ key: `${key}-${day}`, at, say: { say, with: { mention, date: { is: "day", day } } }, weekly }];
  const weeks = Array.from({ length: mostWeeks }, (_, week) => week);
  // Of several that are past, as after an outage, the last is enough.
  const last = weeks.findLast((week) => after(week) <= view.facts.now) ?? 0;
  return [
    ...(remind_days > 0 && view.facts.now < startOfDay(daysLater(day, 1), zone)
      ? notice("item/soon", "soon", startOfDay(daysLater(day, -remind_days), zone))
      : []),
    ...(overdue_days > 0
      ? weeks.filter((week) => week >= last).flatMap((week) => notice("item/late", `late-${week}`, after(week)))
      : []),
  ];
}
