// Renew, end, or let somebody else have a turn: `/approve`, `/decline`, and `/choose rotate`, which is a decline that
// asks for an opening.

import { z } from "zod";
import { withChildren } from "../../core/case/children.ts";
import { own } from "../../core/case/own.ts";
import type { View } from "../../core/case/view.ts";
import { ordinary } from "../../core/deciding/answer.ts";
import { type Handler, no } from "../../core/deciding/deciding.ts";
import { offered } from "../../core/roles/renewing.ts";
import { fold } from "../../core/text/closest.ts";
import { limit, reviewed } from "./reviewed.ts";

/** The comments that asked for somebody else's turn. */
const turns = own("turns", z.array(z.number()));

/** Set when it ends: whether the seat is offered to others. */
export const rotated = own("rotated", z.literal(true));

const approve =
  (opens: boolean): Handler =>
  (given, view) => {
    const of = reviewed(view);
    const found = of && limit(view, of);
    if (!found) return { unknown: "role" };
    if (found.from === null) return ordinary("approve", given, view);
    return no(opens ? "term-limit" : "term-limit-ends");
  };

const decline: Handler = (given, view) => ordinary("decline", given, view);

const rotate: Handler = (given, view) => {
  const answered = ordinary("decline", given, view);
  if (!("state" in answered) || typeof given.id !== "number") return answered;
  return { ...answered, state: turns.put(answered.state, [...(turns.of(answered.state) ?? []), given.id]) };
};

/** Nothing would follow from it: whoever means it should know before they vote. */
const noRotate: Handler = () => no("choose-rotate");

const options = (opens: boolean): Readonly<Record<string, Handler>> => ({
  renew: approve(opens),
  renovar: approve(opens),
  end: decline,
  terminar: decline,
  rotate: opens ? rotate : noRotate,
  rotar: opens ? rotate : noRotate,
});

const choose =
  (opens: boolean): Handler =>
  (given, view) => {
    const [word = ""] = fold(given.reason).split(/[\s.,:;]+/);
    const all = options(opens);
    const handler = Object.hasOwn(all, word) ? all[word] : undefined;
    return handler ? handler(given, view) : no(opens ? "choose-which" : "choose-which-of-two");
  };

/** `opens`: the program says what is opened for others when somebody else is to have a turn. */
export const votes = (opens: boolean) => ({ approve: approve(opens), decline, choose: choose(opens) });

/** More than half of those who do not renew it ask for that. */
export function withTurn({ state }: View): View["state"] {
  const asked = new Set(turns.of(state) ?? []);
  const against = state.votes.filter(({ choice }) => choice === "decline");
  const some = against.filter(({ comment }) => asked.has(comment)).length * 2 > against.length;
  return some ? rotated.put(state, true) : state;
}

export const openingKey = "opening";

/** Its number as soon as it is there, so that the case of the term can say where it is. */
export function withOffer({ state, facts }: View): View["state"] {
  const number = withChildren(state, facts).children?.[openingKey];
  return number === undefined || offered.of(state) === number ? state : offered.put(state, number);
}
