// The days that a meeting's notes speak of: "Friday" is the one after the meeting, whenever the notes are written down.

import type { NotesDays } from "../../core/case/kind.ts";
import { lookedUp } from "../../core/case/ledger.ts";
import type { View } from "../../core/case/view.ts";
import { localDay } from "../../core/text/calendar.ts";
import { earliest } from "../../core/text/time.ts";
import { groupOf } from "./group.ts";
import { time, zoneOf } from "./time.ts";

export function notesOf(view: View): NotesDays | undefined {
  const start = time.of(view.state)?.start;
  if (start === undefined) return {};
  const zone = zoneOf(view);
  const said = localDay(start, zone);
  const key = groupOf(view);
  if (key === "") return { said };
  const others = lookedUp(view.facts, { sort: "meeting", key });
  if (!others) return undefined;
  const ahead = others.flatMap(({ from, data }) => (from !== null && from > start && data.off !== true ? [from] : []));
  const next = earliest(...ahead);
  return next === undefined ? { said } : { said, next: localDay(next, zone) };
}
