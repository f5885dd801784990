// What a meeting tells others: calendars read it, and the group's charter.

import type { CaseKey } from "../../core/case/address.ts";
import type { Origin } from "../../core/case/kin.ts";
import type { LedgerEntry } from "../../core/case/ledger.ts";
import type { View } from "../../core/case/view.ts";
import { plusSeconds } from "../../core/text/time.ts";
import { groupOf, keyOf } from "./group.ts";
import { steps } from "./steps.ts";
import { minutesOf, time } from "./time.ts";
import { whereText } from "./where.ts";

/** One that a group opens from its cadence is known before its issue is: by the group and the time it was first to be. */
export function uidOf(origin: Pick<Origin, "parent" | "key"> | undefined, of: CaseKey): string {
  const promised = origin && /^meeting-(.+)$/.exec(origin.key)?.[1];
  const name = promised ? `${keyOf(origin.parent)}/${promised.replace(/[^\dTZ]/g, "")}` : keyOf(of);
  return `${name.replaceAll("/", "-")}@quorate`;
}

export function entries(view: View, { minutes }: { readonly minutes: number }): readonly LedgerEntry[] {
  const { facts, state } = view;
  const is = time.of(state);
  if (!is) return steps(view);
  const off = state.stage === "called-off";
  const where = whereText(view);
  return [
    ...steps(view),
    {
      sort: "meeting",
      key: groupOf(view),
      person: null,
      login: null,
      from: is.start,
      until: plusSeconds(is.start, minutesOf(view, minutes) * 60),
      data: {
        uid: uidOf(facts.origin, facts.address),
        number: facts.address.number,
        open: state.stage !== "held" && !off,
        // To be called off is a change as well.
        sequence: off ? is.sequence + 1 : is.sequence,
        off,
        title: facts.title,
        url: facts.url,
        stamp: off ? state.since : is.at,
        ...(where === null ? {} : { where }),
      },
    },
  ];
}
