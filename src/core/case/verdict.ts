// What a guard answers: whether something holds, why, and when time alone may change it.

import type { Listed } from "../deciding/listed.ts";
import type { Instant } from "../text/time.ts";
import type { Gaps } from "../text/words.ts";

/** Why something holds or does not: a sentence of templates/messages by its key, with the values for its gaps. */
export interface Because {
  readonly say: string;
  readonly with?: Gaps;
}

/** The answer of a guard, with its evidence. `recheckAt` is when time alone may change it. */
export type Verdict =
  /** `elsewhere`: not the votes of this case decide, and the reason says what does. */
  | { readonly met: true; readonly because: Because; readonly elsewhere?: true }
  | {
      readonly met: false;
      readonly because: Because;
      readonly recheckAt?: Instant;
      /** When the exit is taken if nobody does anything. */
      readonly deadline?: Instant;
      /** Days by which the deadline has moved, since Quorate was down. */
      readonly lost?: number;
      /** A notice that must be delivered before the deadline may fire. */
      readonly remind?: Reminder;
      /** What still has to be there, for the status comment: the gates that are not met. */
      readonly missing?: readonly Because[];
      /** The digests in which it stands instead, before it was delivered and after. */
      readonly listed?: Listed;
    };

export interface Reminder {
  readonly key: string;
  readonly at: Instant;
  /** Which notice it is; the stage's own reminder where it is left out. */
  readonly tells?: string;
  /** The end that it is about. */
  readonly ends?: Instant;
}
