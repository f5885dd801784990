// Comments of a meeting's own: the times to choose from, when it is, that it is tomorrow, that it begins soon.

import type { Because, OwnNotice } from "../../core/case/kind.ts";
import type { View } from "../../core/case/view.ts";
import { type Instant, plusSeconds } from "../../core/text/time.ts";
import { closesAt, keyOf, type Poll, poll, signs } from "./poll.ts";
import { clocks } from "./tells.ts";
import { type Time, time } from "./time.ts";
import { whereLine } from "./where.ts";

const day = 86_400;
const soon = 1_800;

export function notices(view: View): readonly OwnNotice[] {
  const { stage } = view.state;
  const asked = poll.of(view.state);
  const is = time.of(view.state);
  if (stage === "polling" && asked) return [pollNotice(asked, view)];
  if (stage === "scheduled" && is) return [...fixedNotice(is, view), ...reminders(is, view)];
  if (stage === "called-off" && is && is.start > view.state.since) return [offNotice(is, view)];
  return [];
}

/** The people of the meeting, so that GitHub tells them: whom the form names, who said they can, who runs it. */
function called(view: View): string {
  const { facts, reading } = view;
  const { people } = reading.values;
  const named = people?.is === "people" ? people.logins : [];
  const runs = [...(facts.author ? [facts.author] : []), ...facts.assignees].map(({ login }) => login);
  const seen = new Map([...runs, ...named, ...came(view)].map((login) => [login.toLowerCase(), login]));
  return [...seen.values()].map((login) => `@${login}`).join(" ");
}

const came = ({ state }: View): readonly string[] => time.of(state)?.who ?? [];

function pollNotice(asked: Poll, view: View): OwnNotice {
  const lines = asked.options.map((at, place): Because => {
    return {
      say: "poll/option",
      with: { value: `${signs[place]?.emoji ?? ""} **${place + 1}**`, time: clocks(at, view) },
    };
  });
  const closes = closesAt(asked, view) ?? asked.closes;
  const say = { say: "poll/ask", with: { mention: called(view), time: clocks(closes, view) } };
  const emoji = signs.slice(0, lines.length).map(({ content }) => content);
  return { key: keyOf(asked), at: asked.at, say, lines, emoji };
}

/** Said where people did not read it in the form: a poll has decided, or it was moved. */
function fixedNotice(is: Time, view: View): readonly OwnNotice[] {
  const { count, tied = [], sequence } = is;
  if (count === undefined && sequence === 0) return [];
  const key = count === undefined ? "appointment/moved" : tied.length > 0 ? "poll/fixed-tied" : "poll/fixed";
  const values = { mention: called(view), time: clocks(is.start, view), ...(count === undefined ? {} : { count }) };
  const others = tied.map((at): Because => ({ say: "poll/tied-with", with: { time: clocks(at, view) } }));
  return [
    { key: `fixed-${sequence}`, at: is.at, say: { say: key, with: values }, lines: [...others, ...whereLine(view)] },
  ];
}

/** Whoever hears of a meeting later than that needs no reminder of it. */
function reminders(is: Time, view: View): readonly OwnNotice[] {
  const before = (seconds: number, say: string): OwnNotice[] => {
    const at = plusSeconds(is.start, -seconds);
    if (at <= is.at || isPast(is.start, view)) return [];
    const values = { mention: called(view), time: clocks(is.start, view) };
    return [
      { key: `${say}-${is.sequence}`, at, say: { say: `appointment/${say}`, with: values }, lines: whereLine(view) },
    ];
  };
  return [...before(day, "tomorrow"), ...before(soon, "soon")];
}

/** Nobody is reminded of what has begun. */
const isPast = (start: Instant, { facts }: View): boolean => facts.now >= start;

const offNotice = (is: Time, view: View): OwnNotice => ({
  key: `off-${is.sequence}`,
  at: view.state.since,
  say: { say: "appointment/off", with: { mention: called(view), time: clocks(is.start, view) } },
});
