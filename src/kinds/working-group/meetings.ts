// The meetings of a group: opened from its cadence, a while before each.

import type { ChildSpec } from "../../core/case/children.ts";
import type { Kin } from "../../core/case/kin.ts";
import type { View } from "../../core/case/view.ts";
import { occurrences } from "../../core/text/cadence.ts";
import { endOfMinute, localDay } from "../../core/text/calendar.ts";
import { type Instant, plusDays } from "../../core/text/time.ts";
import { time } from "../meeting/time.ts";
import { everybody, ownersOf, zoneOf } from "./people.ts";

interface Settings {
  readonly meetings: string;
  readonly lead_days: number;
}

/** The end of the group's last day. */
export function endOf(view: View): Instant | null {
  const { ends } = view.reading.values;
  return ends?.is === "date" ? endOfMinute(ends.day, "23:59", zoneOf(view)) : null;
}

/** Those that should be there by now, and the next one with its day of opening. What is over is not opened any more. */
function upcoming(view: View, leadDays: number): readonly { readonly start: Instant; readonly opens: Instant }[] {
  const { cadence } = view.reading.values;
  if (cadence?.is !== "cadence") return [];
  const zone = zoneOf(view);
  const from = localDay(view.facts.startsAt, zone);
  // As many as a daily cadence could have in the time.
  const found = occurrences(cadence, { zone, from, after: view.at, count: Math.min(leadDays, 30) + 1 });
  const last = endOf(view);
  const all = found
    .filter((start) => last === null || start <= last)
    .map((start) => ({ start, opens: plusDays(start, -leadDays) }));
  const open = all.filter(({ opens }) => opens <= view.at);
  return all.slice(0, open.length + 1);
}

export function children(view: View, { meetings, lead_days }: Settings): readonly ChildSpec[] {
  const { facts, state, reading } = view;
  if (state.stage !== "active") return [];
  const zone = zoneOf(view);
  const { link, minutes } = reading.values;
  const name = facts.title.slice(0, 120);
  return upcoming(view, lead_days).map(({ start, opens }) => {
    const local = Temporal.Instant.from(start).toZonedDateTimeISO(zone);
    const day = local.toPlainDate().toString();
    return {
      key: `meeting-${start}`,
      kind: meetings,
      title: { say: "group/meeting-title", with: { title: name, day: { is: "day", day } } },
      values: {
        about: [{ say: "group/meeting-about", with: { title: name, link: `#${facts.address.number}` } }],
        when: `${day} ${local.toPlainTime().toString({ smallestUnit: "minute" })} ${zone}`,
        zone,
        // Without being called: who is to come is told by the reminders.
        people: everybody(view).join(", "),
        ...(link?.is === "url" ? { link: link.url } : link?.is === "text" ? { link: link.text } : {}),
        ...(minutes?.is === "text" ? { minutes: minutes.text } : {}),
      },
      ...(facts.author ? { behalf: { id: facts.author.id, login: facts.author.login } } : {}),
      assignees: ownersOf(view),
      at: opens,
    };
  });
}

/** A meeting below the group that has its time. */
export interface Known {
  readonly kin: Kin;
  readonly start: Instant;
}

/** By their times, as far as they have one. */
export const known = ({ facts }: Pick<View, "facts">): readonly Known[] =>
  (facts.children ?? [])
    .flatMap((kin) => {
      const start =
        "time" in (kin.own ?? {}) ? time.of(kin.own === undefined ? {} : { own: kin.own })?.start : undefined;
      return start === undefined ? [] : [{ kin, start }];
    })
    .toSorted((a, b) => (a.start < b.start ? -1 : 1));
