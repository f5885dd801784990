// Finding a time: the times to choose from, who can when, and which one it comes to.

import { z } from "zod";
import { own } from "../../core/case/own.ts";
import { pollNotice } from "../../core/case/reactions.ts";
import type { View } from "../../core/case/view.ts";
import { type Instant, latest, plusDays, plusSeconds } from "../../core/text/time.ts";

/** GitHub's reactions in the order of the times, and the emoji that people see. */
export const signs = [
  { content: "HEART", emoji: "❤️" },
  { content: "ROCKET", emoji: "🚀" },
  { content: "HOORAY", emoji: "🎉" },
  { content: "LAUGH", emoji: "😄" },
  { content: "EYES", emoji: "👀" },
  { content: "THUMBS_UP", emoji: "👍" },
] as const;

const Answer = z.strictObject({ by: z.number(), login: z.string(), options: z.array(z.int()).readonly() });

const Poll = z.strictObject({
  /** The comment that asked for it. */
  comment: z.int(),
  at: z.string(),
  closes: z.string(),
  options: z.array(z.string()).readonly(),
  answers: z.array(Answer).readonly(),
});
export type Poll = z.infer<typeof Poll>;

export const poll = own("poll", Poll);

/** Under which the comment with the times stands; its reactions are read with the case. */
export const keyOf = ({ comment }: Pick<Poll, "comment">): string => `${pollNotice}${comment}`;

export interface Choice {
  readonly at: Instant;
  /** Account to login. */
  readonly who: ReadonlyMap<number, string>;
}

/** Who can when, so far. Null while the reactions cannot be known. */
export function choices(asked: Poll, { facts }: Pick<View, "facts">): readonly Choice[] | null {
  const posted = facts.notices[keyOf(asked)];
  const closes = closesAt(asked, { facts });
  const reactions = facts.reactions?.key === keyOf(asked) ? facts.reactions.all : null;
  if (posted !== undefined && reactions === null) return null;
  return asked.options.map((at, place) => {
    const said = asked.answers.filter(({ options }) => options.includes(place));
    const reacted = (reactions ?? []).filter(
      (one) => one.content === signs[place]?.content && one.by.is === "person" && one.at <= (closes ?? asked.closes),
    );
    const who = [
      ...said.map(({ by, login }) => [by, login] as const),
      ...reacted.map(({ by }) => [by.id, by.login] as const),
    ];
    return { at, who: new Map(who) };
  });
}

export interface Leading {
  readonly at: Instant;
  readonly count: number;
  /** Others that as many people can: the earliest of them leads. */
  readonly tied: readonly Instant[];
  readonly who: ReadonlyMap<number, string>;
}

/** The time that most people can, the earliest of several; none while nobody can any. What is over cannot be chosen. */
export function leading(all: readonly Choice[], now: Instant): Leading | null {
  const open = all.filter(({ at }) => at > now).toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const count = Math.max(0, ...open.map(({ who }) => who.size));
  if (count === 0) return null;
  const [first, ...tied] = open.filter(({ who }) => who.size === count);
  return first ? { at: first.at, count, tied: tied.map(({ at }) => at), who: first.who } : null;
}

/** When it ends: never before people could see the times for an hour. Not known until they can. */
export function closesAt(asked: Poll, { facts }: Pick<View, "facts">): Instant | undefined {
  const posted = facts.notices[keyOf(asked)];
  return posted === undefined ? undefined : latest(asked.closes, plusSeconds(posted, 3_600));
}

/** While nobody has answered, it is looked at again each day: for reactions GitHub sends no word. */
export const lookAgain = (at: Instant): Instant => plusDays(at, 1);
