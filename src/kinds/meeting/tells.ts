// What the status comment says of a meeting: when and where, who can when, what to talk about, what was noted.

import type { Because, Told } from "../../core/case/kind.ts";
import type { View } from "../../core/case/view.ts";
import type { Instant } from "../../core/text/time.ts";
import { fromCharter, linkTo, topicLine, topics } from "./agenda.ts";
import { minutes } from "./commands.ts";
import { heldUp } from "./holds.ts";
import { type Choice, choices, closesAt, leading, poll, signs } from "./poll.ts";
import { carriedOver } from "./steps.ts";
import { isAhead, time, zoneOf } from "./time.ts";
import { whereLine } from "./where.ts";

const mostZones = 4;

/** Its own clock first, then those of its people, then of others, as far as the program knows where they are. */
function zonesOf(view: View, own: string): readonly string[] {
  const { facts, instance, reading } = view;
  const known = facts.directory?.people ?? {};
  const named = Object.values(reading.values).flatMap((value) => (value.is === "people" ? value.logins : []));
  const runs = [...(facts.author ? [facts.author] : []), ...facts.assignees].map(({ login }) => login);
  const theirs = [...named, ...runs].map((login) => known[login.toLowerCase()]?.community);
  const places = [...theirs, ...Object.values(known).map(({ community }) => community)];
  const zones = places.flatMap((place) => instance.communities.find(({ id }) => id === place)?.calendar.zone ?? []);
  return [...new Set([own, ...zones, "UTC"])].slice(0, mostZones);
}

export const clocks = (at: Instant, view: View, zone = zoneOf(view)) =>
  ({ is: "times", at, zones: zonesOf(view, zone) }) as const;

export const tells = (view: View): readonly Told[] => [
  ...whenTold(view),
  ...pollTold(view),
  ...agendaTold(view),
  ...minutesTold(view),
];

function whenTold(view: View): readonly Told[] {
  const is = time.of(view.state);
  if (!is || view.state.stage === "held" || view.state.stage === "called-off") return [];
  return [{ heading: { say: "appointment/when", with: { time: clocks(is.start, view) } }, lines: whereLine(view) }];
}

function pollTold(view: View): readonly Told[] {
  const asked = poll.of(view.state);
  if (!asked || view.state.stage !== "polling") return [];
  const all = choices(asked, view);
  const lines = (all ?? []).map((choice, place) => choiceLine(choice, place, view));
  const closes = closesAt(asked, view) ?? asked.closes;
  const first = all && leading(all, view.at);
  const so: Because[] = first
    ? [
        {
          say: first.tied.length > 0 ? "poll/tied" : "poll/leads",
          with: { time: clocks(first.at, view), count: first.count },
        },
      ]
    : [{ say: all ? "poll/nobody" : "poll/unknown" }];
  return [{ heading: { say: "poll/until", with: { time: clocks(closes, view) } }, lines: [...lines, ...so] }];
}

function choiceLine({ at, who }: Choice, place: number, view: View): Because {
  const value = `${signs[place]?.emoji ?? ""} **${place + 1}**`;
  return {
    say: who.size === 0 ? "poll/choice-nobody" : "poll/choice",
    with: { value, time: clocks(at, view), count: who.size },
  };
}

function agendaTold(view: View): readonly Told[] {
  const own = topics.of(view.state) ?? [];
  const { agenda } = view.reading.values;
  const inForm: readonly Because[] = agenda?.is === "text" ? [{ say: "agenda/in-form" }] : [];
  const said = [...own.map((topic) => topicLine(topic, view)), ...fromCharter(view)];
  const lines = [...inForm, ...said, ...(isAhead(view) ? [...heldUp(view), ...carriedOver(view)] : [])];
  return lines.length === 0 ? [] : [{ heading: { say: "agenda/heading" }, lines }];
}

function minutesTold({ state, facts, reading }: View): readonly Told[] {
  const at = (link: string): Because => ({ say: "appointment/notes-at", with: { link } });
  const inForm = reading.values.notes?.is === "text" ? [at(facts.url)] : [];
  const lines = [...inForm, ...(minutes.of(state) ?? []).map((id) => at(linkTo(facts, id)))];
  return lines.length === 0 ? [] : [{ heading: { say: "appointment/notes" }, lines }];
}
