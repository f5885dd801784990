// What of our own words on GitHub is believed: GitHub says that we wrote it, nobody else edited it, and it is signed for
// this very issue. Against an older text put back, the highest number wins.

import type { CaseKey } from "../core/case/address.ts";
import { type CaseRecord, type Decided, type Keys, verified } from "../core/case/record.ts";
import type { Instant } from "../core/text/time.ts";
import { isSelf } from "./people.ts";
import type { Item } from "./shapes.ts";

export type CommentItem = Extract<Item, { __typename: "IssueComment" }>;

/** What the status comment carries. */
export interface Numbered {
  readonly seq: number;
  readonly record: CaseRecord;
}

const none = { suggestions: [], accepted: [] };

/** Ours, and as we left it. */
export const untouched = (comment: CommentItem, slug: string): boolean =>
  comment.viewerDidAuthor && (comment.lastEditedAt === null || isSelf(comment.editor, slug));

export function recordIn(text: string, of: CaseKey, keys: Keys): Numbered | null {
  const found = verified("record", text, of, keys) as Numbered | null;
  if (found?.record?.v !== 1) return null;
  // Records written before there were suggestions.
  return { seq: found.seq, record: { ...found.record, ...none, ...found.record } };
}

/** A decision's comment is never edited, not even by us. */
export function decisionIn(comment: CommentItem, of: CaseKey, keys: Keys): Decided | null {
  if (!comment.viewerDidAuthor || comment.lastEditedAt !== null) return null;
  return verified("decision", comment.body, of, keys) as Decided | null;
}

/** The key of a notice of ours, and what it promises. */
export function noticeIn(
  comment: CommentItem,
  of: CaseKey,
  keys: Keys,
): { readonly key: string; readonly until?: Instant } | null {
  if (!comment.viewerDidAuthor) return null;
  return verified("notice", comment.body, of, keys) as { readonly key: string; readonly until?: Instant } | null;
}

/** Whether a comment of ours is the status comment, believed or not. */
export const isStatus = (comment: CommentItem): boolean =>
  comment.viewerDidAuthor && comment.body.includes("<!-- quorate:record ");

/** The words of the status comment without what it carries. */
export const visible = (body: string): string =>
  body.replaceAll("\r\n", "\n").split("\n\n<!-- quorate:record ")[0] ?? body;
