// The days that examples in our sentences name: what people copy must not be over already.

import type { Day, Instant } from "./time.ts";
import type { Words } from "./words.ts";

export interface DaysAhead {
  /** A Monday of next month. */
  readonly soon: Day;
  /** The Tuesday after it. */
  readonly after: Day;
  /** The last day of a month, about three months from now. */
  readonly later: Day;
}

/** They change with the month alone, so that a look on another day finds nothing to edit. */
export function daysAhead(now: Instant): DaysAhead {
  const month = Temporal.PlainYearMonth.from(now.slice(0, 7));
  const tenth = month.add({ months: 1 }).toPlainDate({ day: 10 });
  const monday = tenth.add({ days: (8 - tenth.dayOfWeek) % 7 });
  const third = month.add({ months: 3 });
  return {
    soon: monday.toString(),
    after: monday.add({ days: 1 }).toString(),
    later: third.toPlainDate({ day: third.daysInMonth }).toString(),
  };
}

/** The same words, whose examples name days that lie ahead of this moment. */
export function asOf(now: Instant, words: Words): Words {
  const days = daysAhead(now);
  return { ...words, say: (key, values) => words.say(key, { ...days, ...values }) };
}
