// What GitHub says about one case at one instant: plain JSON, gathered once, never fetched again downstream.

import type { Instant } from "../text/time.ts";
import type { CaseAddress } from "./address.ts";
import type { AssignedByHand } from "./assigning.ts";
import type { Board, CardMove } from "./board.ts";
import type { OthersClaim } from "./claims.ts";
import type { Directory } from "./directory.ts";
import type { LinkedDocument } from "./document.ts";
import type { Brought } from "./effects.ts";
import type { Kin, Origin } from "./kin.ts";
import type { LedgerRow, LookUp } from "./ledger.ts";
import type { Outage } from "./outage.ts";
import type { Reactions } from "./reactions.ts";
import type { Believed, CaseRecord } from "./record.ts";
import type { NewRules } from "./ruled.ts";

/** Somebody on GitHub. `login` is for display: people are told apart by `id` alone. */
export interface Person {
  readonly id: number;
  readonly login: string;
  /** Bots, mannequins and organisations never vote. */
  readonly is: "person" | "bot" | "other";
}

/** The body as it stood from `at` on. `text` is null where GitHub no longer has that revision. */
export interface Revision {
  readonly at: Instant;
  readonly by: Person | null;
  readonly text: string | null;
}

/** One line of the timeline. `by` is null for a deleted account; `mine` means that this app did it. */
export type Entry =
  | Comment
  | {
      readonly is: "labeled" | "unlabeled";
      readonly id: string;
      readonly at: Instant;
      readonly by: Person | null;
      readonly mine: boolean;
      readonly label: string;
    }
  | {
      readonly is: "closed" | "reopened";
      /** Closed as not planned. */
      readonly dropped?: true;
      readonly id: string;
      readonly at: Instant;
      readonly by: Person | null;
      readonly mine: boolean;
    };

export interface Comment {
  readonly is: "comment";
  readonly id: number;
  readonly at: Instant;
  readonly by: Person | null;
  readonly mine: boolean;
  readonly body: string;
  /** Changed after it was posted, by anybody. */
  readonly edited: boolean;
  /** The last change: when, and by whom where that account still exists. */
  readonly rewritten?: { readonly at: Instant; readonly by: Person | null };
  /** A program posted it in a person's name. */
  readonly viaApp: boolean;
}

/** A place in which somebody wrote a number that is nobody else's business. A comment by its id. */
export interface Exposed {
  readonly place: "title" | "form" | number;
  readonly by: Person | null;
}

/** The people of a group, or why they cannot be known. Unknown is never empty. */
export type Roster =
  | {
      readonly known: true;
      readonly members: readonly Person[] /** Whether their names may be shown. */;
      readonly open: boolean /** How to call them all, `@org/team`; null where the group is secret. */;
      readonly mention: string | null /** A list of people, who are called one by one. */;
      readonly listed?: true;
      /** When time alone makes it another group: a term or a leave begins or ends. */
      readonly changes?: Instant;
      /** Who says that they are away, on their profile or with `/leave`; left out where nobody does. */
      readonly away?: readonly Away[];
      /** Who stands in for a member that is on leave now, and is none; left out where nobody does. */
      readonly standIns?: readonly StandIn[];
    }
  | { readonly known: false; readonly why: string };

/** Somebody who is away from a moment on; `until` is null where they do not say how long. */
export interface Away {
  readonly login: string;
  readonly from: Instant;
  readonly until: Instant | null;
}

/** `of` is the account of the member whose seat it is: a seat has one vote. */
export interface StandIn {
  readonly of: number;
  readonly by: Person;
}

export interface Facts {
  readonly now: Instant;
  readonly address: CaseAddress;
  readonly private: boolean;
  readonly author: Person | null;
  /** As their profile has it, for whoever is thanked by it; left out where it has none. */
  readonly authorName?: string;
  readonly openedAt: Instant;
  /** When it became a case: opening, or adoption by its label. What was said before is not answered. */
  readonly startsAt: Instant;
  readonly title: string;
  /** The page. */
  readonly url: string;
  /** Oldest first; the last one is the body as it stands. Never empty. */
  readonly revisions: readonly Revision[];
  readonly open: boolean;
  readonly assignees: readonly Person[];
  /** In GitHub's own order, which counts more than the times (whole seconds). */
  readonly timeline: readonly Entry[];
  /** Whom people assigned by hand; left out where the kind does not say who does it. */
  readonly assigned?: readonly AssignedByHand[];
  readonly groups: Readonly<Record<string, Roster>>;
  /** This app's own notices that stand on the issue: key to the time of posting. */
  readonly notices: Readonly<Record<string, Instant>>;
  /** Reminders that stood in a digest: key, then group, to the time of the comment that called them. */
  readonly told?: Readonly<Record<string, Readonly<Record<string, Instant>>>>;
  /** Where the digests of the program are, if they can be written; absent where there are none. */
  readonly digest?: { readonly owner: string; readonly name: string; readonly private: boolean };
  /** The decisions of earlier rounds, read back from their own comments. */
  readonly decisions: Believed["decisions"];
  /** Where numbers of accounts and cards stand, or stood. All texts here hold a mark in their place. */
  readonly exposed: readonly Exposed[];
  /** The text outside the issue that is decided on; absent where the form links to none. */
  readonly document?: LinkedDocument;
  /** When Quorate was down, so that deadlines make up for it; absent where it never was. */
  readonly outages?: readonly Outage[];
  /** What effects were carried out, or tried, since these facts were read. */
  readonly brought?: readonly Brought[];
  /** When the case was let go: deadlines stood still, and what people did then is not in the timeline. */
  readonly away?: readonly Outage[];
  /** In how many other cases people are asked and have not answered, by account; left out where nobody is asked. */
  readonly load?: Readonly<Record<number, number>>;
  /** What other cases hold of the limits that its author has a part in; left out where nobody can tell. */
  readonly claims?: readonly OthersClaim[];
  /** Reactions to the comment that asks for them; left out where there is none, or where nobody can tell. */
  readonly reactions?: Reactions;
  /** Where Quorate's public pages are; left out where nobody said. */
  readonly pages?: string;
  /** What other cases say in the ledger, as far as the kind looks it up; left out where nobody can tell. */
  readonly ledger?: readonly LedgerRow[];
  /** What was looked up there. Ask `lookedUp` of core/case/ledger.ts, which tells nothing found from not asked. */
  readonly lookUps?: readonly LookUp[];
  /** The case above, where there is one and it is known. */
  readonly parent?: Kin;
  /** The cases below, oldest first; left out where nobody can tell. */
  readonly children?: readonly Kin[];
  /** Whose it is, where Quorate opened it. */
  readonly origin?: Origin;
  /** The program's board, as it is now; absent where there is none, or it cannot be read. */
  readonly board?: Board;
  /** What people did by hand to the case's card, oldest first; absent where nobody did. */
  readonly moves?: readonly CardMove[];
  /** When those whom the case asks after did something last, by account; left out where nobody can tell. */
  readonly active?: Readonly<Record<number, Instant>>;
  /** Another kind whose label is on it, and its form: only where its own label was taken off. */
  readonly other?: { readonly title: string; readonly file: string };
  /** What this app concluded before; null for a new case. */
  readonly record: CaseRecord | null;
  /** Rules that the record was not made by: only where the program wants running cases to take them. */
  readonly rules?: NewRules;
  /** What the program knows of its people, as of now: leave counts for open cases too. */
  readonly directory?: Directory;
}
