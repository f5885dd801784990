// Renew, end, or let somebody else have a turn: `/approve`, `/decline`, and `/choose rotate`, which is a decline that
// asks for an opening.

import { z } from "zod";
import { own } from "../../core/case/own.ts";
import type { View } from "../../core/case/view.ts";
import { ordinary } from "../../core/deciding/answer.ts";
import { type Handler, no } from "../../core/deciding/deciding.ts";
import { fold } from "../../core/text/closest.ts";
import { limit, reviewed } from "./reviewed.ts";

/** The comments that asked for somebody else's turn. */
const turns = own("turns", z.array(z.number()));

/** Set when it ends: whether the seat is offered to others. */
export const rotated = own("rotated", z.literal(true));

export const approve: Handler = (given, view) => {
  const of = reviewed(view);
  const found = of && limit(view, of);
  if (!found) return { unknown: "role" };
  return found.from === null ? ordinary("approve", given, view) : no("term-limit");
};

export const decline: Handler = (given, view) => ordinary("decline", given, view);

const rotate: Handler = (given, view) => {
  const answered = ordinary("decline", given, view);
  if (!("state" in answered) || typeof given.id !== "number") return answered;
  return { ...answered, state: turns.put(answered.state, [...(turns.of(answered.state) ?? []), given.id]) };
};

const options: Readonly<Record<string, Handler>> = {
  renew: approve,
  renovar: approve,
  end: decline,
  terminar: decline,
  rotate,
  rotar: rotate,
};

export const choose: Handler = (given, view) => {
  const [word = ""] = fold(given.reason).split(/[\s.,:;]+/);
  const handler = Object.hasOwn(options, word) ? options[word] : undefined;
  return handler ? handler(given, view) : no("choose-which");
};

/** More than half of those who do not renew it ask for that. */
export function withTurn({ state }: View): View["state"] {
  const asked = new Set(turns.of(state) ?? []);
  const against = state.votes.filter(({ choice }) => choice === "decline");
  const some = against.filter(({ comment }) => asked.has(comment)).length * 2 > against.length;
  return some ? rotated.put(state, true) : state;
}
