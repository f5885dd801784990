// What people of a case were given to do: kept in its record, opened below it as cases of their own, and told to those.

import { z } from "zod";
import type { Question } from "../items/item.ts";
import type { Owner } from "../items/people.ts";
import { recognise, wordsOf } from "../items/recognise.ts";
import { inert } from "../text/text.ts";
import type { ChildSpec } from "./children.ts";
import type { Because } from "./kind.ts";
import { own } from "./own.ts";
import type { CaseRecord } from "./record.ts";
import { type SaidItem, saidItems, withNotesRead } from "./task-sources.ts";
import type { View } from "./view.ts";

const Task = z.object({
  key: z.string(),
  text: z.string(),
  /** `R @ana`, `S Konstantina`. */
  who: z.array(z.string()),
  due: z.string().nullable(),
  done: z.boolean(),
  /** Its box was ticked at some time. */
  ticked: z.literal(true).optional(),
  by: z.object({ id: z.number(), login: z.string() }),
  /** The comment that it was said in; null for the text of the issue. */
  comment: z.number().nullable(),
  /** The comment of ours that asks about it, counted from 1; left out where all is clear. */
  asked: z.number().optional(),
  /** Accounts that GitHub did not assign when its issue was opened. */
  unassigned: z.array(z.string()).optional(),
});
/** As the case above keeps it. */
export type Task = z.infer<typeof Task>;

/** What was too much is counted, and its first one named. */
const Beyond = z.object({ count: z.int(), first: z.string() });
const given = own("tasks", z.object({ list: z.array(Task), beyond: Beyond.optional() }));

/** More than these nobody reads; what is written beyond them is said to be too much. */
export const mostTasks = 30;

export const beyondOf = (state: Pick<CaseRecord, "own">): z.infer<typeof Beyond> | undefined => given.of(state)?.beyond;

export const tasksOf = (state: Pick<CaseRecord, "own">): readonly Task[] => given.of(state)?.list ?? [];

const told = ({ letter, ...one }: Owner): string => `${letter} ${one.is === "account" ? `@${one.login}` : one.name}`;

export interface Asks {
  readonly task: Task;
  readonly questions: readonly Question[];
}

/** The record with the items as they are written now. What is gone from the notes stays what it was. */
export function withTasks(
  view: View,
  kept: CaseRecord,
): { readonly record: CaseRecord; readonly asks: readonly Asks[] } {
  if (view.instance.tasks === undefined) return { record: kept, asks: [] };
  const record = withNotesRead({ ...view, state: kept });
  const nothing = { record, asks: [] };
  const said = saidItems({ ...view, state: record });
  const before = tasksOf(record);
  if (said.length === 0) return nothing;
  const known = before.map(({ key, text }) => ({ key, words: wordsOf({ text }) }));
  const found = recognise(
    known,
    said.map(({ item }) => item),
  );
  const places = new Map(said.map((one) => [one.item, one]));
  const last = Math.max(0, ...before.map(({ asked = 0 }) => asked));
  const batch = last > 0 && view.facts.notices[noticeKey(last)] === undefined ? last : last + 1;
  const now = found.flatMap(({ key, item }): Asks[] => {
    const place = places.get(item);
    const old = before.find((one) => one.key === key);
    // What was done before anybody heard of it needs no issue.
    if (!place || (!old && item.done)) return [];
    const task = withMissed(taskOf(key, place, old, batch), view, batch);
    const unassigned = task.unassigned?.map((login) => `@${login}`) ?? [];
    const missed = unassigned.length > 0 ? [{ asks: "assignee", names: unassigned } as const] : [];
    return [{ task, questions: [...item.questions, ...missed] }];
  });
  const fresh = new Map(now.map(({ task }) => [task.key, task]));
  const all = [
    ...before.map((one) => fresh.get(one.key) ?? one),
    ...[...fresh.values()].filter(({ key }) => before.every((one) => one.key !== key)),
  ];
  const list = all.slice(0, mostTasks);
  const [first] = all.slice(mostTasks);
  const beyond = first ? { beyond: { count: all.length - mostTasks, first: first.text.slice(0, 80) } } : {};
  const same = JSON.stringify({ list, ...beyond }) === JSON.stringify(given.of(record) ?? { list: [] });
  const asks = now.filter(({ task }) => list.includes(task) || (same && before.some(({ key }) => key === task.key)));
  return { record: same ? record : given.put(record, { list, ...beyond }), asks };
}

function taskOf(key: string, { item, by, comment }: SaidItem, old: Task | undefined, batch: number): Task {
  const asked = old ? old.asked : item.questions.length > 0 ? batch : undefined;
  return {
    key,
    text: item.text,
    who: item.owners.map(told),
    due: item.due,
    done: item.done,
    ...(item.done || old?.ticked ? { ticked: true } : {}),
    by: old?.by ?? { id: by.id, login: by.login },
    comment: old ? old.comment : comment,
    ...(asked === undefined ? {} : { asked }),
    ...(old?.unassigned ? { unassigned: old.unassigned } : {}),
  };
}

/** Only as its issue is opened: whom people take away later, GitHub would have assigned. */
function withMissed(task: Task, { facts: { brought = [], children = [] } }: View, batch: number): Task {
  const key = childKey(task.key);
  if (!brought.some(({ effect, is }) => is === "done" && effect.key === childEffect(key))) return task;
  const there = children.find((one) => one.key === key)?.assignees.map(({ login }) => login.toLowerCase());
  const missed = there ? doers(task).filter((login) => !there.includes(login.toLowerCase())) : [];
  return missed.length === 0 ? task : { ...task, asked: task.asked ?? batch, unassigned: missed };
}

const accountsOf = (who: readonly string[], letter: string): readonly string[] =>
  who.flatMap((one) => (one.startsWith(`${letter} @`) && !one.includes("/") ? [one.slice(3)] : []));

/** Those who do it; whoever answers for it where nobody else does. */
export function doers({ who }: Pick<Task, "who">): readonly string[] {
  const doing = accountsOf(who, "R");
  return doing.length > 0 ? doing : accountsOf(who, "A");
}

/** Of the comment that asks about a batch. */
export const noticeKey = (batch: number): string => `tasks-${batch}`;

/** By which the record knows that a case below was opened. */
export const childEffect = (key: string): string => `child ${key}`;

export const childKey = (key: string): string => `task ${key}`;

/** The cases that they should be. */
export function taskSpecs({ instance, facts }: View, record: CaseRecord): readonly ChildSpec[] {
  const kind = instance.tasks;
  if (kind === undefined) return [];
  return tasksOf(record).flatMap((task): ChildSpec[] => {
    if (task.done) return [];
    const link = task.comment === null ? facts.url : `${facts.url}#issuecomment-${task.comment}`;
    return [
      {
        key: childKey(task.key),
        kind,
        title: titleOf(task),
        values: { task: inert(task.text, 200), due: task.due ?? "", people: peopleOf(task), source: link },
        behalf: task.by,
        assignees: doers(task),
      },
    ];
  });
}

const titleOf = ({ text }: Task): Because =>
  text === "" ? { say: "task/untitled" } : { say: "task/title", with: { title: text } };

/** Without signs that would call them: who does it is called by being assigned. */
const peopleOf = ({ who }: Task): string => who.map((one) => inert(one.replace(" @", " "), 60)).join(", ");
