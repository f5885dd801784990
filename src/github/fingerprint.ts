// What an issue looks like to a sweep: the same as long as nothing happened to it that a case could rest on.

import { z } from "zod";
import { type Card, cardParts } from "../core/case/board.ts";
import { foldLabel } from "../core/case/labels.ts";
import { isCardChange } from "../core/telling/card.ts";
import type { Change } from "../core/telling/plan.ts";

export const Looks = z.object({
  state: z.string(),
  updatedAt: z.string(),
  lastEditedAt: z.string().nullable(),
  comments: z.object({ totalCount: z.number() }),
  labels: z.object({ nodes: z.array(z.object({ name: z.string() })) }),
});
export type Looks = z.infer<typeof Looks>;

export const looksQuery =
  "state updatedAt lastEditedAt comments(first: 1) { totalCount } labels(first: 100) { nodes { name } }";

const names = ({ labels }: Looks) => labels.nodes.map(({ name }) => name).toSorted();

/** A label that we add stands there with the capitals that it was made with. */
const folded = (looks: Looks) => names(looks).map(foldLabel);

/** `card` is left out where there is no board: then nobody asks for it. */
export const fingerprint = (looks: Looks, card?: Card | null): string =>
  JSON.stringify([
    ...[looks.state, looks.updatedAt, looks.lastEditedAt, looks.comments.totalCount, ...names(looks)],
    ...(card === undefined ? [] : [card && [card.archived, ...cardParts.map((part) => card.values[part] ?? null)]]),
  ]);

/**
 * As the next sweep will see the issue if nothing happens from now on. Null where more than our own writes lies between
 * what was read and what stands there now: its webhook may have been lost, and the sweep must find the issue changed.
 */
export function knownAs(
  before: Looks,
  changes: readonly Change[],
  after: Looks | undefined,
  card?: Card | null,
): string | null {
  const own = changes.filter((change) => !isCardChange(change));
  const looks = onlyOurs(before, own, after);
  return looks ? fingerprint(looks, card) : null;
}

function onlyOurs(before: Looks, changes: readonly Change[], after: Looks | undefined): Looks | undefined {
  if (changes.length === 0) return before;
  if (!after || after.lastEditedAt !== before.lastEditedAt) return undefined;
  const wanted = new Set(folded(before));
  let comments = before.comments.totalCount;
  let { state } = before;
  for (const change of changes) {
    if (change.do === "addLabels") for (const name of change.names) wanted.add(foldLabel(name));
    if (change.do === "removeLabels") for (const name of change.names) wanted.delete(foldLabel(name));
    if (change.do === "postNotice" || change.do === "postStatus") comments += 1;
    if (change.do === "close") state = "CLOSED";
    if (change.do === "reopen") state = "OPEN";
  }
  const same = JSON.stringify([...wanted].toSorted()) === JSON.stringify(folded(after).toSorted());
  return same && after.comments.totalCount === comments && after.state === state ? after : undefined;
}
