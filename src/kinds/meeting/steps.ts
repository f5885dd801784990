// Next steps of a group, wherever in it they were agreed: each meeting and the charter tell of those below them, and the
// next meeting and the charter read them.

import { z } from "zod";
import type { Kin } from "../../core/case/kin.ts";
import type { Because } from "../../core/case/kind.ts";
import { type LedgerEntry, lookedUp } from "../../core/case/ledger.ts";
import { childKey, tasksOf } from "../../core/case/tasks.ts";
import type { View } from "../../core/case/view.ts";
import { daysLater, localDay, startOfDay } from "../../core/text/calendar.ts";
import { inert } from "../../core/text/text.ts";
import { type Day, earliest, type Instant } from "../../core/text/time.ts";
import { ownDue } from "../action-item/item.ts";
import { groupOf } from "./group.ts";
import { zoneOf } from "./time.ts";

/** By its line in the notes, unless `/due` said another day since. */
function dueOf({ key, own: kept }: Kin, view: View): Day | null {
  const said = tasksOf(view.state).find((one) => childKey(one.key) === key)?.due ?? null;
  const set = kept && "due" in kept ? ownDue.of({ own: kept }) : undefined;
  return set && set.over === said ? set.day : said;
}

/** What is still open below this meeting. */
export function steps(view: View): readonly LedgerEntry[] {
  const key = groupOf(view);
  return key === "" ? [] : stepsBelow(view, key, view.facts.children ?? []);
}

/** Those of these that are open, as rows of a group. */
export const stepsBelow = (view: View, key: string, below: readonly Kin[]): readonly LedgerEntry[] =>
  below
    .filter(({ open }) => open)
    .map((kin) => {
      const [first] = kin.assignees;
      const who = kin.assignees.map(({ login }) => login);
      return {
        sort: "step",
        key,
        person: first?.id ?? null,
        login: first?.login ?? null,
        from: null,
        until: null,
        data: { title: kin.title, number: kin.address.number, who, due: dueOf(kin, view) },
      };
    });

const Data = z.object({
  title: z.string(),
  number: z.number(),
  who: z.array(z.string()),
  due: z.string().nullable().default(null),
});

/** `today` is by the clock of those who read it. */
export function stepLine({ data }: LedgerEntry, today: Day): Because {
  const { title, number, who, due } = Data.parse(data);
  const until = due === null ? {} : { day: { is: "day", day: due } as const };
  const values = { title: inert(title, 120), link: `#${number}`, ...until };
  const isLate = due !== null && due < today;
  if (who.length > 0) {
    const full = { ...values, voters: { is: "list", items: who } } as const;
    return { say: isLate ? "group/step-late" : due === null ? "group/step" : "group/step-due", with: full };
  }
  const say = isLate ? "group/step-nobodys-late" : due === null ? "group/step-nobodys" : "group/step-nobodys-due";
  return { say, with: values };
}

const open = (view: View, key: string): readonly LedgerEntry[] => lookedUp(view.facts, { sort: "step", key }) ?? [];

/** When the next of some open steps is late, so that it is said. */
export function nextLateOf(steps: readonly LedgerEntry[], view: View, zone: string): Instant | undefined {
  const mornings = steps.flatMap(({ data }) => {
    const { due } = Data.parse(data);
    return due === null ? [] : [startOfDay(daysLater(due, 1), zone)];
  });
  return earliest(...mornings.filter((at) => at > view.at));
}

/** Of those on the agenda of a meeting. */
export const nextLate = (view: View): Instant | undefined => nextLateOf(open(view, groupOf(view)), view, zoneOf(view));

/** What was left open at earlier meetings of the group, or given to people on its charter. */
export function carriedOver(view: View): readonly Because[] {
  const key = groupOf(view);
  if (key === "") return [];
  const today = localDay(view.at, zoneOf(view));
  return open(view, key).map((row) => stepLine(row, today));
}
