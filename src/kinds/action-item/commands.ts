// What may be written on an action item: done, dropped, somebody else, another day.

import { mayGive } from "../../core/case/task-sources.ts";
import type { View } from "../../core/case/view.ts";
import type { Answered, Given } from "../../core/deciding/answer.ts";
import { type Handler, no } from "../../core/deciding/deciding.ts";
import { daysIn } from "../../core/items/days.ts";
import { localDay } from "../../core/text/calendar.ts";
import { readDay } from "../../core/text/day.ts";
import type { Day } from "../../core/text/time.ts";
import { doersBefore, givenTo, isSame, ownDue, saidDay } from "./item.ts";

/** Who wrote it down, who does it, and anybody in a group of the program. */
const byThem =
  (then: Handler): Handler =>
  (given, view) => {
    if (mayGive(given.by, view)) return then(given, view);
    return refusedTo(view);
  };

/** Not before it is known who is in the groups. */
function refusedTo({ facts }: View, about?: string): Answered {
  const unread = Object.entries(facts.groups).find(([, roster]) => !roster.known)?.[0];
  return unread === undefined ? no("item-not-yours", about) : { unknown: unread };
}

export const done: Handler = byThem((_, { state }) => ({ state, move: "done" }));

/** Closing it as not planned says it without words. */
export const drop: Handler = byThem(({ reason, gesture }, { state }) =>
  reason === "" && !gesture ? no("reason-missing") : { state, move: "dropped" },
);

const login = /(?<![\p{L}\p{N}@/.+-])@([A-Za-z\d](?:[A-Za-z\d-]{0,38}))(?![\w@/])/gu;

/** By hand there is no comment. */
export const reassign: Handler = (given, view) =>
  typeof given.id === "string" ? assignedByHand(given, view) : inWords(given, view);

/**
 * Those who may say it may do it, and so may whoever did it until then. What nobody does anybody may give away whom GitHub
 * lets.
 */
const assignedByHand: Handler = ({ reason, by }, view) => {
  const login = reason.slice(2);
  const isNew = reason.startsWith("+");
  const before = doersBefore(view, [reason]);
  const isTheirs = before.some((one) => isSame(one, by.login)) || (isNew && before.length === 0);
  if (!isTheirs && !mayGive(by, { ...view, facts: { ...view.facts, assignees: [] } })) return refusedTo(view, reason);
  const others = before.filter((one) => !isSame(one, login));
  return { state: givenTo(isNew ? [...others, login] : others, view) };
};

const inWords: Handler = byThem(({ reason, by }, view) => {
  const logins = [...reason.matchAll(login)].flatMap(([, name]) => name ?? []);
  const on = /^(?:me|mí|mi|yo)\b/iu.test(reason) ? [by.login] : [...new Set(logins)];
  return on.length === 0 ? no("login-missing") : { state: givenTo(on, view) };
});

export const due: Handler = byThem((given, view) => {
  const day = dayOf(given, view);
  return day === undefined ? no("day-unclear") : { state: ownDue.put(view.state, { day, over: saidDay(view) }) };
});

/** As days are written in a form or in notes; nothing where it could be another one, too. */
function dayOf({ reason }: Given, { instance, at }: View): Day | undefined {
  const { dayOrder } = instance.context;
  const order = dayOrder ? { dayOrder } : {};
  const whole = readDay(reason, order);
  if (whole.ok) return whole.day;
  const said = localDay(at, instance.calendar.zone);
  const [first, ...others] = daysIn(reason, { said, weekend: instance.calendar.weekend, ...order });
  return first?.when.is === "day" && others.length === 0 ? first.when.day : undefined;
}
