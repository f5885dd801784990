// What is to be talked about: topics that people wrote, and what is open in the group.

import { z } from "zod";
import type { Facts } from "../../core/case/facts.ts";
import type { Because } from "../../core/case/kind.ts";
import { lookedUp } from "../../core/case/ledger.ts";
import { own } from "../../core/case/own.ts";
import type { View } from "../../core/case/view.ts";
import { readCommands } from "../../core/text/command.ts";
import { inert } from "../../core/text/text.ts";
import { groupOf } from "./group.ts";

const Topic = z.strictObject({
  comment: z.int(),
  /** Which of the topics of that comment, from 0. */
  place: z.int(),
  login: z.string(),
});
export type Topic = z.infer<typeof Topic>;

export const topics = own("topics", z.array(Topic).readonly());

/** The words stand in the comment; here it is only said which. */
export function withTopic(view: View, { id, login }: { readonly id: number; readonly login: string }) {
  const { state } = view;
  const before = topics.of(state) ?? [];
  const place = before.filter(({ comment }) => comment === id).length;
  return topics.put(state, [...before, { comment: id, place, login }]);
}

const longest = 150;

/** A topic as its writer put it, harmless; nothing where the comment was changed or taken away since. */
export function textOf({ comment: id, place }: Topic, { instance, facts }: Pick<View, "instance" | "facts">): string {
  const found = facts.timeline.find((entry) => entry.is === "comment" && entry.id === id);
  const said = found?.is === "comment" && !found.edited ? found.body : "";
  const reasons = readCommands(said, instance.aliases).filter(({ name }) => name === "agenda");
  return inert(reasons[place]?.reason ?? "", longest);
}

/** With who wrote it where; what has no words any more is only linked. */
const lineOf = (value: string, login: string, link: string): Because =>
  value === ""
    ? { say: "agenda/topic-gone", with: { login, link } }
    : { say: "agenda/topic", with: { value, login, link } };

export const topicLine = (topic: Topic, view: Pick<View, "instance" | "facts">): Because =>
  lineOf(textOf(topic, view), topic.login, linkTo(view.facts, topic.comment));

const Brought = z.object({ number: z.number(), text: z.string(), login: z.string(), link: z.string() });

/** Topics that were written on the group's charter before this meeting. */
export const fromCharter = (view: View): readonly Because[] =>
  (lookedUp(view.facts, { sort: "topic", key: groupOf(view) }) ?? []).flatMap(({ data }) => {
    const { number, text, login, link } = Brought.parse(data);
    return number === view.facts.address.number ? [lineOf(text, login, link)] : [];
  });

export const linkTo = ({ url }: Pick<Facts, "url">, id: number): string => `${url}#issuecomment-${id}`;
