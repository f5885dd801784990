// What is to be talked about: topics that people wrote, and what is open in the group.

import { z } from "zod";
import type { Facts } from "../../core/case/facts.ts";
import type { Because } from "../../core/case/kind.ts";
import { own } from "../../core/case/own.ts";
import type { View } from "../../core/case/view.ts";
import { readCommands } from "../../core/text/command.ts";
import { inert } from "../../core/text/text.ts";

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

/** A topic as its writer put it, harmless; a comment that was changed or taken away since is only linked. */
export function topicLine(
  { comment: id, place, login }: Topic,
  { instance, facts }: Pick<View, "instance" | "facts">,
): Because {
  const found = facts.timeline.find((entry) => entry.is === "comment" && entry.id === id);
  const link = linkTo(facts, id);
  const said = found?.is === "comment" && !found.edited ? found.body : "";
  const reasons = readCommands(said, instance.aliases).filter(({ name }) => name === "agenda");
  const text = inert(reasons[place]?.reason ?? "", longest);
  return text === ""
    ? { say: "agenda/topic-gone", with: { login, link } }
    : { say: "agenda/topic", with: { value: text, login, link } };
}

export const linkTo = ({ url }: Pick<Facts, "url">, id: number): string => `${url}#issuecomment-${id}`;
