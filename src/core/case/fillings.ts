// Everything that fills the fields of a case, in the order in which it counts: the form with its edits, replies of its
// author with `Field: value` lines, and suggestions that the author accepted.

import { type FieldLine, fieldLines } from "../form/field-lines.ts";
import { fieldNames } from "../form/field-names.ts";
import type { Instant } from "../text/time.ts";
import type { Comment, Facts, Revision } from "./facts.ts";
import type { Instance } from "./kind.ts";
import type { Accepted, CaseRecord } from "./record.ts";
import { suggestedIn } from "./suggestion.ts";

/** A place in the order: of one second, what was said comes before what was edited, in GitHub's order. */
export interface Moment {
  readonly at: Instant;
  readonly late: boolean;
  readonly order: number;
}

export type Filling = Moment &
  (
    | { readonly is: "form"; readonly revision: Revision }
    | {
        readonly is: "lines";
        readonly comment: number;
        readonly from: "reply" | "suggestion";
        readonly said: readonly FieldLine[];
        /** It was changed later, so that nobody knows what it said from here on until then. */
        readonly doubtful: boolean;
      }
  );

export const after = (a: Moment, b: Moment): number => {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.late === b.late ? a.order - b.order : a.late ? 1 : -1;
};

export const said = (at: Instant, comment: number): Moment => ({ at, late: false, order: comment });

/** The form as it was when it became a case comes before all that was said. */
export function editMoment({ revisions, startsAt }: Facts, revision: Revision): Moment {
  const { at } = revision;
  const place = revisions.indexOf(revision);
  if (at <= startsAt) return { at, late: false, order: Number.MIN_SAFE_INTEGER + place };
  return { at, late: true, order: place - revisions.length };
}

/** Up to where a record knows what was filled in: an edit that it does not know yet is still to be walked. */
export function lastWalked(facts: Facts, clock: Instant, revision: Instant): Moment {
  const next = facts.revisions.find(({ at }) => at > revision && at <= clock);
  if (!next) return { at: clock, late: true, order: Number.MAX_SAFE_INTEGER };
  const { order, ...moment } = editMoment(facts, next);
  return { ...moment, order: order - 0.5 };
}

/** What does not change while a case is walked. */
export function writtenFillings(instance: Instance, facts: Facts): readonly Filling[] {
  const names = fieldNames(instance.form);
  const forms = facts.revisions.map((revision) => ({ is: "form" as const, revision, ...editMoment(facts, revision) }));
  const replies = facts.timeline.flatMap((entry): Filling[] => {
    if (entry.is !== "comment" || !isAuthors(entry, facts)) return [];
    const lines = fieldLines(entry.body, names).said;
    const reply = { is: "lines" as const, comment: entry.id, from: "reply" as const };
    if (!entry.rewritten) {
      return lines.length === 0 ? [] : [{ ...reply, said: lines, doubtful: false, ...said(entry.at, entry.id) }];
    }
    // What stands there now holds from the change on; an edit by somebody else takes the author's words away.
    const now = rewrittenByOther(entry) ? [] : lines;
    const { at } = entry.rewritten;
    return [
      { ...reply, said: now, doubtful: true, ...said(entry.at, entry.id) },
      { ...reply, said: now, doubtful: false, at, late: true, order: entry.id },
    ];
  });
  return [...forms, ...replies].toSorted(after);
}

/** Whether a comment may answer for its author: a person's own words, since the issue is a case. */
function isAuthors({ mine, by, viaApp, at }: Comment, { author, startsAt, openedAt }: Facts): boolean {
  if (mine || viaApp || by?.is !== "person" || by.id !== author?.id) return false;
  return startsAt === openedAt || at > startsAt;
}

export const rewrittenByOther = ({ by, rewritten }: Comment): boolean =>
  rewritten !== undefined && rewritten.by?.id !== by?.id;

/** With what the author accepted so far. */
export function allFillings(
  written: readonly Filling[],
  accepted: CaseRecord["accepted"],
  instance: Instance,
  facts: Facts,
): readonly Filling[] {
  if (accepted.length === 0) return written;
  const taken = accepted.flatMap((one): Filling[] => {
    const lines = lineOf(one, instance, facts);
    const place = said(one.at, one.comment);
    return lines
      ? [{ is: "lines", comment: one.from, from: "suggestion", said: [lines], doubtful: false, ...place }]
      : [];
  });
  return [...written, ...taken].toSorted(after);
}

/** A text is read where it was suggested; where that was changed or deleted since, it does not count any more. */
function lineOf({ field, text, from }: Accepted, instance: Instance, facts: Facts): FieldLine | undefined {
  const element = instance.form.layout.elements.find(({ id }) => id === field);
  if (!element) return undefined;
  const found = text ?? suggestedIn(from, field, instance, facts)?.text;
  return found === undefined ? undefined : { named: { element }, text: found };
}
