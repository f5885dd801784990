// The meetings that a cadence promises and that are not opened yet: for calendars, under the name that they keep.

import type { LedgerEntry } from "../../core/case/ledger.ts";
import type { View } from "../../core/case/view.ts";
import { occurrences } from "../../core/text/cadence.ts";
import { localDay } from "../../core/text/calendar.ts";
import { type Instant, plusSeconds, secondsBetween } from "../../core/text/time.ts";
import { uidOf } from "../meeting/entries.ts";
import { minutesOf } from "../meeting/time.ts";
import { whereText } from "../meeting/where.ts";
import { childKeyOf, endOf, known } from "./meetings.ts";
import { keyOf, zoneOf } from "./people.ts";

/** As many as people plan ahead for. */
const most = 6;

export function announced(view: View): readonly LedgerEntry[] {
  const { facts, state, reading, at } = view;
  const { cadence } = reading.values;
  if (state.stage !== "active" || cadence?.is !== "cadence") return [];
  const zone = zoneOf(view);
  const from = localDay(facts.startsAt, zone);
  const last = endOf(view);
  const where = whereText(view);
  return occurrences(cadence, { zone, from, after: at, count: most })
    .filter((start) => (last === null || start <= last) && !tellsItself(start, view))
    .map((start) => ({
      sort: "meeting",
      key: keyOf(view),
      person: null,
      login: null,
      from: start,
      until: plusSeconds(start, length(view)),
      data: {
        uid: uidOf({ parent: facts.address, key: childKeyOf(start) }, facts.address),
        sequence: 0,
        off: false,
        announced: true,
        title: facts.title,
        url: facts.url,
        stamp: state.since,
        ...(where === null ? {} : { where }),
      },
    }));
}

/** Its issue stands and has its time, or is gone again: then it is not for the charter to tell. */
function tellsItself(start: Instant, { facts, state }: View): boolean {
  const key = childKeyOf(start);
  const kin = facts.children?.find((one) => one.key === key);
  return kin ? !kin.open || "time" in (kin.own ?? {}) : state.children?.[key] !== undefined;
}

/** In seconds: as the charter says, or as the last meeting was. */
function length(view: View): number {
  const last = known(view).at(-1);
  return 60 * minutesOf(view, last ? secondsBetween(last.start, last.end) / 60 : 60);
}
