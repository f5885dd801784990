// Our own comments on the issue: the status comment, the notices by key, the decisions; and whether this read is older
// than what we wrote.

import type { CaseKey } from "../core/case/address.ts";
import type { Decided, Keys } from "../core/case/record.ts";
import { type Instant, instant } from "../core/text/time.ts";
import {
  type CommentItem,
  decisionIn,
  isStatus,
  type Numbered,
  noticeIn,
  recordIn,
  untouched,
  visible,
} from "./believe.ts";
import { isSelf } from "./people.ts";
import type { Item } from "./shapes.ts";
import type { Ids, KnownCase } from "./world.ts";

export interface Standing {
  /** The status comment as it can be seen; `carries` is null where what it carries is not believed. */
  readonly status: {
    readonly node: string;
    readonly id: number;
    readonly text: string;
    readonly carries: Numbered | null;
  } | null;
  /** The record of the highest number, from GitHub or the index. */
  readonly believed: Numbered | null;
  readonly notices: Readonly<Record<string, Instant>>;
  /** The comment of each of them. */
  readonly places: ReadonlyMap<string, number>;
  readonly decisions: readonly Decided[];
  /** How many comments of ours were deleted, as far as GitHub shows. */
  readonly deletions: number;
  /** GitHub shows less than what we know to have written: read again, write nothing. */
  readonly stale: boolean;
}

export interface Known {
  readonly row: KnownCase | undefined;
  readonly posted: Readonly<Record<string, Ids>>;
}

export function standing(items: readonly Item[], of: CaseKey, known: Known, keys: Keys, slug: string): Standing {
  const own = items.filter((item) => item.__typename === "IssueComment").filter((item) => item.viewerDidAuthor);
  const comment = statusAmong(own, of, known, keys, slug);
  const trusted = comment && untouched(comment, slug);
  const carries = trusted ? recordIn(comment.body, of, keys) : null;
  const kept = known.row ? recordIn(known.row.record, of, keys) : null;
  const deletions = items.filter((one) => isOurDeletion(one, slug)).length;
  const believed = kept && kept.seq > (carries?.seq ?? 0) ? kept : carries;
  return {
    status: comment ? { node: comment.id, id: comment.fullDatabaseId, text: visible(comment.body), carries } : null,
    believed,
    ...notices(own, of, keys),
    decisions: own.flatMap((one) => decisionIn(one, of, keys) ?? []),
    deletions,
    stale: isStale(comment, carries, deletions, known, slug),
  };
}

/** By the id that we were given when we posted it, else by its mark; of several, the one with the highest number. */
function statusAmong(
  own: readonly CommentItem[],
  of: CaseKey,
  known: Known,
  keys: Keys,
  slug: string,
): CommentItem | undefined {
  const posted = own.find(({ fullDatabaseId }) => fullDatabaseId === known.posted.status?.id);
  if (posted) return posted;
  const seq = (one: CommentItem) => (untouched(one, slug) ? (recordIn(one.body, of, keys)?.seq ?? 0) : 0);
  return own.filter(isStatus).toSorted((a, b) => seq(b) - seq(a))[0];
}

/** The notices that stand, with the time of their delivery. */
function notices(own: readonly CommentItem[], of: CaseKey, keys: Keys): Pick<Standing, "notices" | "places"> {
  const times: Record<string, Instant> = {};
  const places = new Map<string, number>();
  for (const comment of own) {
    const key = noticeIn(comment, of, keys)?.key ?? decisionKey(decisionIn(comment, of, keys));
    if (key === null || key in times) continue;
    times[key] = instant(comment.createdAt);
    places.set(key, comment.fullDatabaseId);
  }
  return { notices: times, places };
}

const decisionKey = (decided: Decided | null) => (decided ? `decision-${decided.round}` : null);

const isOurDeletion = (item: Item, slug: string) =>
  item.__typename === "CommentDeletedEvent" && isSelf(item.deletedCommentAuthor, slug);

/** The name under which the number of deletions is kept that a status comment was posted in spite of. */
export const deletionsBefore = "deletions";

function isStale(
  comment: CommentItem | undefined,
  carries: Numbered | null,
  deletions: number,
  known: Known,
  slug: string,
): boolean {
  const wrote = Math.max(known.row?.seq ?? 0, known.row?.intended?.seq ?? 0);
  if (wrote === 0 || (carries?.seq ?? 0) >= wrote) return false;
  // Somebody changed or deleted it: that is no matter of waiting.
  if (comment) return untouched(comment, slug) && carries !== null;
  return deletions <= (known.posted[deletionsBefore]?.id ?? 0);
}
