// What a kind says of its own, beside what all kinds say: parts of the status comment, and comments with their day.

import type { Day, Instant } from "../text/time.ts";
import type { Because } from "./kind.ts";

/** A further part of the status comment, below whose turn it is. */
export interface Told {
  readonly heading?: Because;
  readonly lines: readonly Because[];
}

/** The day that notes are about, and when those people meet next, as far as that is known. */
export interface NotesDays {
  readonly said?: Day;
  readonly next?: Day;
}

/** A comment of the kind's own, posted once under its key when its moment has come. */
export interface OwnNotice {
  readonly key: string;
  readonly at: Instant;
  readonly say: Because;
  /** A list below it. */
  readonly lines?: readonly Because[];
  /** Reactions of GitHub, by name, that are put on it first, so that people only have to click. */
  readonly emoji?: readonly string[];
  /** A moment that the text promises, signed with it. */
  readonly until?: Instant;
  /** Where the program has digests, it is a line of these people's weekly one instead, which stands there from a moment on. */
  readonly weekly?: {
    readonly people: readonly string[];
    readonly from: Instant;
    readonly due: Day;
    readonly say: Because;
  };
}
