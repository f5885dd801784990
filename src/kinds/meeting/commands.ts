// What people say on a meeting: when it could be, when they can, what to talk about, what was said, and that it was held.

import { z } from "zod";
import { own } from "../../core/case/own.ts";
import { type Handler, no } from "../../core/deciding/deciding.ts";
import { plusDays, plusSeconds } from "../../core/text/time.ts";
import { withTopic } from "./agenda.ts";
import { type Poll, poll, signs } from "./poll.ts";
import { readPlaces, readPoll } from "./poll-text.ts";
import { minutesOf, time, zoneOf } from "./time.ts";

/** Comments that hold notes. */
export const minutes = own("minutes", z.array(z.int()).readonly());

const mostTopics = 40;

export const agenda: Handler = (given, view) => {
  if (given.reason === "" || typeof given.id !== "number") return no("topic-missing");
  if (view.state.own?.topics && JSON.stringify(view.state.own.topics).length > mostTopics * 60)
    return no("topics-full");
  return { state: withTopic(view, { id: given.id, login: given.by.login }) };
};

/** Several times to choose from; one alone is no question. */
export const ask =
  (pollDays: number, to: string): Handler =>
  ({ id, reason }, view) => {
    const { at, state, instance } = view;
    const read = readPoll(reason, zoneOf(view), instance.context);
    if (!read.ok || typeof id !== "number") return no("poll-unclear");
    const { options, until } = read;
    if (options.some((one) => one <= at)) return no("poll-past");
    const [first = at] = options;
    if (options.length < 2) return no("poll-alone");
    if (options.length > signs.length) return no("poll-many");
    if (until !== null && until <= at) return no("poll-past");
    // It ends an hour before the first time at the latest, unless somebody wants it otherwise.
    const usual = plusDays(at, pollDays);
    const early = plusSeconds(first, -3_600);
    const closes = until ?? (usual < early ? usual : early > at ? early : first);
    return { state: poll.put(state, { comment: id, at, closes, options, answers: [] }), move: to };
  };

/** Said again, the last word of a person counts. */
export const can: Handler = ({ by, reason }, { state, at }) => {
  const asked = poll.of(state);
  if (!asked) return no("can-no-poll");
  const read = readPlaces(reason, asked.options.length);
  if (!read.ok) return read.strange.length > 0 ? no("can-strange", read.strange.join(" ")) : no("can-which");
  const { places } = read;
  if (places.some((place) => (asked.options[place] ?? "") <= at)) return no("can-over");
  return { state: poll.put(state, answered(asked, { by: by.id, login: by.login, options: places })) };
};

const answered = (asked: Poll, answer: Poll["answers"][number]): Poll => ({
  ...asked,
  answers: [...asked.answers.filter(({ by }) => by !== answer.by), answer],
});

export const note: Handler = ({ id }, { state }) =>
  typeof id === "number" ? { state: minutes.put(state, [...(minutes.of(state) ?? []), id]) } : no("can-no-poll");

/** Before it has begun it can only be called off. */
export const hold =
  (length: number): Handler =>
  (_, view) => {
    const start = time.of(view.state)?.start;
    const early = plusSeconds(start ?? view.at, -60 * Math.min(30, minutesOf(view, length)));
    return start !== undefined && view.at < early ? no("held-early") : { state: view.state, move: "held" };
  };
