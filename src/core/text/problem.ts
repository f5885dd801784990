// What can be wrong with what somebody wrote, as data. The sentence for each code stands in templates/messages.

import type { Money } from "./money.ts";
import type { Day } from "./time.ts";

/** Every code, for the test that each has its sentence. */
export const problemCodes = [
  // The body against the form.
  "noHeading",
  "twice",
  "outOfOrder",
  "inCode",
  "hidden",
  // One answer.
  "missing",
  "unreadable",
  "notAnOption",
  "unclearOptions",
  "unticked",
  "several",
  "notAPerson",
  "notACommunity",
  "notAnItem",
  "notARole",
  "notOpen",
  "notAUrl",
  "urlWithPassword",
  "privateNumber",
  // Dates.
  "notADate",
  "dateWithoutYear",
  "ambiguousDate",
  "impossibleDate",
  "severalDates",
  // Times.
  "notAMoment",
  "momentWithoutTime",
  "notAZone",
  "notACadence",
  "cadenceWithoutTime",
  "ambiguousCadence",
  "notPeople",
  // Money.
  "notAnAmount",
  "ambiguousAmount",
  "severalAmounts",
  "noCurrency",
  "ambiguousCurrency",
  "unknownCurrency",
  "otherCurrency",
  "unclearAmount",
  "negativeAmount",
  "zeroAmount",
  "tooManyDecimals",
  "amountTooLarge",
  // Fields against each other.
  "endBeforeStart",
  "dateInPast",
  "tooSoon",
  "linesDoNotAddUp",
  "mixedCurrencies",
  "unclearLine",
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** A code and the values for the gaps of its sentence. `found` is a person's own words: show them inert. */
export interface Trouble {
  readonly problem: ProblemCode;
  readonly found?: string;
  /** What it may be meant as: always a word of the form or the program, never the person's. */
  readonly closest?: string;
  /** All that it may mean, where there are several. */
  readonly readings?: readonly string[];
  /** The other field that this one does not agree with. */
  readonly other?: string;
  readonly day?: Day;
  /** Days there are, and days there must be. */
  readonly days?: number;
  readonly needs?: number;
  readonly community?: string;
  /** The groups and people to whom something is open. */
  readonly who?: readonly string[];
  readonly sum?: Money;
  readonly total?: Money;
}

/** A trouble of one field, by the field's id. */
export interface Problem extends Trouble {
  readonly field: string;
}
