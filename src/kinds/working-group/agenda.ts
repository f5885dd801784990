// Topics that people write on the charter: they go to the group's next meeting, also where that is not opened yet.

import type { Because, Told } from "../../core/case/kind.ts";
import type { LedgerEntry } from "../../core/case/ledger.ts";
import type { View } from "../../core/case/view.ts";
import { type Handler, no } from "../../core/deciding/deciding.ts";
import { linkTo, type Topic, textOf, topicLine, topics, withTopic } from "../meeting/agenda.ts";
import { known } from "./meetings.ts";
import { keyOf } from "./people.ts";

/** Older ones belong to meetings that are long over. */
const most = 20;

export const agenda: Handler = ({ id, by, reason }, view) => {
  if (reason === "" || typeof id !== "number") return no("topic-missing");
  const state = withTopic(view, { id, login: by.login });
  return { state: topics.put(state, (topics.of(state) ?? []).slice(-most)) };
};

/** The first meeting after the topic was written: its number, null while it is not opened, nothing where nobody can tell. */
function meetingOf(
  { comment: id }: Topic,
  view: View,
): { readonly number: number | null; readonly open: boolean } | undefined {
  const said = view.facts.timeline.find((entry) => entry.is === "comment" && entry.id === id);
  if (!said) return undefined;
  const next = known(view).find(({ off, start }) => start > said.at && !off);
  return next ?? { number: null, open: true };
}

/** Each meeting reads those that are for it. */
export const topicEntries = (view: View): readonly LedgerEntry[] =>
  (topics.of(view.state) ?? []).flatMap((topic): LedgerEntry[] => {
    const number = meetingOf(topic, view)?.number;
    if (number === undefined || number === null) return [];
    const { login } = topic;
    const data = { number, text: textOf(topic, view), login, link: linkTo(view.facts, topic.comment) };
    return [{ sort: "topic", key: keyOf(view), person: null, login, from: null, until: null, data }];
  });

/** As long as their meeting is not over. */
export function agendaTold(view: View): readonly Told[] {
  const ahead = (topics.of(view.state) ?? []).filter((topic) => meetingOf(topic, view)?.open);
  const lines = ahead.map((topic): Because => topicLine(topic, view));
  return lines.length === 0 ? [] : [{ heading: { say: "group/topics" }, lines }];
}
