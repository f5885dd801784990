// What a meeting tells others: calendars read it, and the group's charter.

import type { LedgerEntry } from "../../core/case/ledger.ts";
import type { View } from "../../core/case/view.ts";
import { plusSeconds } from "../../core/text/time.ts";
import { groupOf, steps } from "./steps.ts";
import { whereText } from "./tells.ts";
import { minutesOf, time } from "./time.ts";

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
        uid: `${facts.address.repository}-${facts.address.issue}@quorate`,
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
