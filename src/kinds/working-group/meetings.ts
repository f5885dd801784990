// The meetings of a group: opened from its cadence, a while before each.

import { z } from "zod";
import type { ChildSpec } from "../../core/case/children.ts";
import { lookedUp } from "../../core/case/ledger.ts";
import type { View } from "../../core/case/view.ts";
import { occurrences } from "../../core/text/cadence.ts";
import { endOfMinute, localDay } from "../../core/text/calendar.ts";
import { type Instant, plusDays, plusSeconds } from "../../core/text/time.ts";
import { keyOf } from "../meeting/group.ts";
import { everybody, ownersOf, zoneOf } from "./people.ts";

const opened = "meeting-";

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
      key: childKeyOf(start),
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

/** Meetings ahead whose issues stand, though the rhythm that they were opened for has changed: with the time they had. */
export function outOfRhythm(view: View): readonly { readonly number: number; readonly start: Instant }[] {
  const { facts, reading, at } = view;
  const { cadence } = reading.values;
  const [zone, from] = [zoneOf(view), localDay(facts.startsAt, zoneOf(view))];
  return (facts.children ?? []).flatMap(({ key, open, address }) => {
    const start = key.startsWith(opened) ? key.slice(opened.length) : "";
    if (!open || start <= at) return [];
    const just = { zone, from, after: plusSeconds(start, -1), count: 1 };
    const isKept = cadence?.is === "cadence" && occurrences(cadence, just)[0] === start;
    return isKept ? [] : [{ number: address.number, start }];
  });
}

/** A meeting of the group that has its time, whoever opened it. */
export interface Known {
  readonly number: number;
  readonly start: Instant;
  readonly end: Instant;
  readonly open: boolean;
  readonly off: boolean;
}

const Told = z.object({ number: z.number(), open: z.boolean(), off: z.boolean() });

/** By their times, as far as they have one. */
export const known = ({ facts }: Pick<View, "facts">): readonly Known[] =>
  (lookedUp(facts, { sort: "meeting", key: keyOf(facts.address) }) ?? [])
    .flatMap(({ data, from, until }) => {
      const told = Told.safeParse(data).data;
      return told && from !== null && until !== null ? [{ ...told, start: from, end: until }] : [];
    })
    .toSorted((a, b) => (a.start < b.start ? -1 : 1));

/** The name among its siblings of the meeting that is to begin then. */
export const childKeyOf = (start: Instant): string => `${opened}${start}`;
