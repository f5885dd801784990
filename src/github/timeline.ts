// GitHub's timeline as facts: entries in its own order, and the body's revisions.

import type { AssignedByHand } from "../core/case/assigning.ts";
import type { Entry, Revision } from "../core/case/facts.ts";
import { masked } from "../core/text/private-numbers.ts";
import { instant } from "../core/text/time.ts";
import { isSelf, person } from "./people.ts";
import type { Issue, Item } from "./shapes.ts";

/** `viaApp` says which comments a program wrote in a person's name. */
export function entries(items: readonly Item[], slug: string, viaApp: ReadonlyMap<number, boolean>): Entry[] {
  return items.flatMap((item): Entry[] => {
    const at = instant(item.createdAt);
    switch (item.__typename) {
      case "IssueComment": {
        const { fullDatabaseId: id, body, lastEditedAt, viewerDidAuthor: mine } = item;
        const comment = { id, at, by: person(item.author), mine, ...changed(lastEditedAt, item.editor) };
        // Ours are read for what they carry, and hold none.
        return [{ is: "comment", ...comment, body: mine ? body : masked(body), viaApp: viaApp.get(id) ?? false }];
      }
      case "LabeledEvent":
      case "UnlabeledEvent": {
        const is = item.__typename === "LabeledEvent" ? "labeled" : "unlabeled";
        return [{ is, id: item.id, at, ...doer(item.actor, slug), label: item.label.name }];
      }
      case "ClosedEvent": {
        const dropped = item.stateReason === "NOT_PLANNED" ? { dropped: true as const } : {};
        return [{ is: "closed", id: item.id, at, ...doer(item.actor, slug), ...dropped }];
      }
      case "ReopenedEvent":
        return [{ is: "reopened", id: item.id, at, ...doer(item.actor, slug) }];
      case "AssignedEvent":
      case "UnassignedEvent":
      case "TransferredEvent":
      case "CommentDeletedEvent":
        return [];
      default:
        return item satisfies never;
    }
  });
}

/** Whom people assigned, or took away, by hand; oldest first. */
export const assigned = (items: readonly Item[], slug: string): AssignedByHand[] =>
  items.flatMap((item): AssignedByHand[] => {
    if (item.__typename !== "AssignedEvent" && item.__typename !== "UnassignedEvent") return [];
    const { by, mine } = doer(item.actor, slug);
    const is = item.__typename === "AssignedEvent" ? "assigned" : "unassigned";
    if (mine || by?.is !== "person" || !item.assignee) return [];
    return [{ is, id: item.id, at: instant(item.createdAt), by, login: item.assignee.login }];
  });

const changed = (at: string | null, editor: Issue["author"]) =>
  at === null ? { edited: false } : { edited: true, rewritten: { at: instant(at), by: person(editor) } };

const doer = (actor: Issue["author"], slug: string) => ({ by: person(actor), mine: isSelf(actor, slug) });

/**
 * The body as it stood, oldest first. GitHub lists edits newest first, the oldest being the original; a revision that
 * was deleted, or lies beyond what was read, has no text.
 */
export const revisions = (issue: Issue): Revision[] =>
  written(issue).map((one) => (one.text === null ? one : { ...one, text: asRead(one.text) }));

/** What we put under the text of a case that we opened ourselves is no part of its last answer. */
const ownMark = /\n*<!-- quorate:child [^\n]*-->\s*$/;

/** A text of an issue as the facts have it. */
export const asRead = (text: string): string => masked(text.replace(ownMark, ""));

/** As they were written: for finding what must not be kept, and for nothing else. */
export function written(issue: Issue): Revision[] {
  const openedAt = instant(issue.createdAt);
  const by = person(issue.author);
  const { totalCount, nodes } = issue.userContentEdits;
  const now = { at: instant(issue.lastEditedAt ?? issue.createdAt), by, text: issue.body };
  if (nodes.length === 0) return issue.lastEditedAt === null ? [now] : [{ at: openedAt, by, text: null }, now];
  const read = nodes
    .map(({ editedAt, editor, diff }) => ({ at: instant(editedAt), by: person(editor), text: diff }))
    .toReversed();
  const whole = totalCount <= nodes.length;
  const first = whole ? [] : [{ at: openedAt, by, text: null }];
  const known = [...first, ...read];
  const last = known.at(-1);
  // The body itself is always known, whatever became of its last revision.
  return last ? [...known.slice(0, -1), { ...last, text: issue.body }] : [now];
}
