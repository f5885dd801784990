// What is said, on the issue with the notes, of the items that were read there: how they stand, and what must be asked.

import type { Question } from "../items/item.ts";
import { wordsOf } from "../items/recognise.ts";
import { inert } from "../text/text.ts";
import type { Because, OwnNotice, Told } from "./kind.ts";
import { othersItems } from "./task-sources.ts";
import { type Asks, beyondOf, childKey, mostTasks, noticeKey, tasksOf } from "./tasks.ts";
import type { View } from "./view.ts";

/** The list of items with their issues, in the status comment; without those that its kind has told of already. */
export function taskTells(view: View, told: readonly Told[]): readonly Told[] {
  const { facts, state } = view;
  const links = new Set(told.flatMap(({ lines }) => lines.map((line) => line.with?.link)));
  const lines = tasksOf(state).flatMap(({ key }): Because[] => {
    const number = state.children?.[childKey(key)];
    if (number === undefined) return [];
    const child = facts.children?.find((one) => one.key === childKey(key));
    const label = `#${number}`;
    if (links.has(label)) return [];
    return [
      child && !child.open ? { say: "task/line-closed", with: { label } } : { say: "task/line", with: { label } },
    ];
  });
  const beyond = beyondOf(state);
  const { count = 0, first = "" } = beyond ?? {};
  if (count > 0) lines.push({ say: "task/beyond", with: { count, needed: mostTasks, value: inert(first, 80) } });
  const opened: readonly Told[] = lines.length === 0 ? [] : [{ heading: { say: "task/heading" }, lines }];
  return [...opened, ...othersTold(view)];
}

/** Of others, what nobody who may has written down since: in one line a comment. */
function othersTold(view: View): readonly Told[] {
  if (view.instance.tasks === undefined) return [];
  const there = new Set(tasksOf(view.state).map((task) => wordsOf(task)));
  const left = othersItems(view).filter(({ item }) => !there.has(wordsOf(item)));
  const writers = new Map(left.map(({ by, comment }) => [comment, by.login]));
  const lines = [...writers].map(([comment, author]): Because => {
    return { say: "task/others", with: { author, link: `${view.facts.url}#issuecomment-${comment}` } };
  });
  return lines.length === 0 ? [] : [{ lines }];
}

/** One comment for all that is not clear in what was written at a time; never a second one about the same. */
export function taskNotices({ facts, state }: View, asks: readonly Asks[]): readonly OwnNotice[] {
  const batches = new Set(asks.flatMap(({ task }) => task.asked ?? []));
  return [...batches].flatMap((batch): OwnNotice[] => {
    const of = asks.filter(({ task, questions }) => task.asked === batch && questions.length > 0);
    const [first] = of;
    if (!first) return [];
    // Their issues are named, so they come first.
    if (of.some(({ task }) => !task.done && state.children?.[childKey(task.key)] === undefined)) return [];
    const mention = `@${first.task.by.login}`;
    const lines = of.flatMap(({ task, questions }) =>
      questions.map((question) => asking(question, `#${state.children?.[childKey(task.key)] ?? ""}`)),
    );
    return [{ key: noticeKey(batch), at: facts.now, say: { say: "task/ask", with: { mention } }, lines }];
  });
}

const names = ({ names: all }: Extract<Question, { readonly names: unknown }>) => all.map((name) => inert(name, 60));

function asking(question: Question, label: string): Because {
  switch (question.asks) {
    case "account":
      return {
        say: "task/ask-account",
        with: { label, who: { is: "list", items: names(question) } },
      };
    case "assignee":
      return { say: "task/ask-assignee", with: { label, who: { is: "list", items: names(question) } } };
    case "day": {
      const found = inert(question.found, 60);
      if (question.readings.length < 2) return { say: "task/ask-day", with: { label, found } };
      return {
        say: "task/ask-which-day",
        with: { label, found, readings: { is: "choice", items: question.readings } },
      };
    }
    case "owner":
      return { say: "task/ask-owner", with: { label } };
    case "what":
      return { say: "task/ask-what", with: { label } };
    default:
      return question satisfies never;
  }
}
