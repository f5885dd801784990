// When a meeting is: by its form, by a poll, or by the form again once somebody changes it there.

import { z } from "zod";
import type { Guard } from "../../core/case/kind.ts";
import { own } from "../../core/case/own.ts";
import type { CaseRecord } from "../../core/case/record.ts";
import type { View } from "../../core/case/view.ts";
import { momentAt } from "../../core/text/moment.ts";
import { type Instant, latest, plusSeconds } from "../../core/text/time.ts";
import { choices, closesAt, leading, lookAgain, poll } from "./poll.ts";

const Time = z.strictObject({
  start: z.string(),
  /** Grows with each move, so that calendars follow. */
  sequence: z.int(),
  /** When it was fixed. */
  at: z.string(),
  /** What the form said by then. */
  form: z.string().nullable(),
  /** How many could, and which other times as many could, where a poll fixed it. */
  count: z.int().optional(),
  tied: z.array(z.string()).readonly().optional(),
  /** Who said they can, so that they are told. */
  who: z.array(z.string()).readonly().optional(),
});
export type Time = z.infer<typeof Time>;

export const time = own("time", Time);

/** By whose clock times without a zone are meant. */
export function zoneOf({ instance, reading }: Pick<View, "instance" | "reading">): string {
  const { when, zone } = reading.values;
  if (zone?.is === "zone") return zone.zone;
  return (when?.is === "moment" ? when.zone : null) ?? instance.calendar.zone;
}

function inForm(view: Pick<View, "instance" | "reading">): Instant | null {
  const { when } = view.reading.values;
  return when?.is === "moment" ? momentAt(when, zoneOf(view)) : null;
}

/** The form says a time that it did not say before. */
function fresh(view: View): Instant | null {
  const said = inForm(view);
  return said === null || said === time.of(view.state)?.form ? null : said;
}

export const minutesOf = ({ reading }: Pick<View, "reading">, otherwise: number): number => {
  const { minutes } = reading.values;
  const text = minutes?.is === "text" ? minutes.text : minutes?.is === "choice" ? minutes.option : "";
  const found = Number.parseInt(/\d{1,4}/.exec(text)?.[0] ?? "", 10);
  return Number.isNaN(found) || found < 5 || found > 1_440 ? otherwise : found;
};

/** Met when the form says when it is, and did not before. */
export const timeGiven: Guard = (view) =>
  fresh(view) === null
    ? { met: false, because: { say: "because/no-time" } }
    : { met: true, because: { say: "because/time-given" } };

/** Met when the poll is over and somebody can come. Nothing is decided while reactions cannot be read. */
export const pollDecided: Guard = (view) => {
  const asked = poll.of(view.state);
  const because = { say: "because/poll-open" };
  if (!asked) return { met: false, because };
  const closes = closesAt(asked, view);
  // Nobody has seen the times yet, or we do not hear of our own comment before something else happens.
  if (closes === undefined)
    return { met: false, because, recheckAt: latest(plusSeconds(asked.closes, 1), plusSeconds(view.at, 600)) };
  if (view.at <= closes) return { met: false, because, recheckAt: plusSeconds(closes, 1) };
  const found = choices(asked, view);
  // Unknown is not nobody: it is read again soon.
  if (!found) return { met: false, because, recheckAt: plusSeconds(latest(view.at, view.facts.now), 600) };
  if (leading(found, view.at)) return { met: true, because: { say: "because/poll-over" } };
  return {
    met: false,
    because,
    ...(asked.options.some((at) => at > view.at) ? { recheckAt: lookAgain(view.at) } : {}),
  };
};

/** Met when every time of the poll is over and nobody could come. */
export const pollLost: Guard = (view) => {
  const asked = poll.of(view.state);
  const last = asked?.options.at(-1);
  if (last !== undefined && view.at > last) return { met: true, because: { say: "because/no-time" } };
  return {
    met: false,
    because: { say: "because/poll-open" },
    ...(last === undefined ? {} : { recheckAt: plusSeconds(last, 1) }),
  };
};

/** What stands in the record once the time is fixed, whichever way it was. */
export function fixed(view: View): CaseRecord {
  const { state, at } = view;
  const before = time.of(state);
  const sequence = before ? before.sequence + 1 : 0;
  const said = fresh(view);
  const asked = poll.of(state);
  if (said !== null) return time.put(poll.without(state), { start: said, sequence, at, form: said });
  const found = asked ? choices(asked, view) : null;
  const first = found && leading(found, at);
  // Opened again: it stands as it was.
  if (!first) return state;
  const { count, tied } = first;
  const who = [...first.who.values()];
  const form = before?.form ?? inForm(view);
  return time.put(poll.without(state), { start: first.at, sequence, at, form, count, tied, who });
}

/** The time has to be found anew; what the form says counts again. */
export function unfixed({ state }: View): CaseRecord {
  const before = time.of(state);
  return before ? time.put(poll.without(state), { ...before, form: null }) : poll.without(state);
}

/** Met when the meeting is over. */
export function over(minutes: number): Guard {
  return function meetingOver(view) {
    const start = time.of(view.state)?.start;
    if (start === undefined) return { met: false, because: { say: "because/no-time" } };
    const end = plusSeconds(start, minutesOf(view, minutes) * 60);
    if (view.at >= end) return { met: true, because: { say: "because/meeting-over" } };
    return { met: false, because: { say: "because/meeting-ahead" }, recheckAt: end };
  };
}

/** Neither held nor called off. */
export const isAhead = ({ state: { stage } }: Pick<View, "state">): boolean =>
  stage !== "held" && stage !== "called-off";
