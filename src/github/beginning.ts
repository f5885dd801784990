// When an issue became a case, if it did: by its form, or by a kind's label that somebody gave it.

import { type Known, recognise } from "../core/recognise.ts";
import { type Day, type Instant, instant, plusSeconds } from "../core/time.ts";
import { isSelf } from "./people.ts";
import type { Actor, Issue } from "./shapes.ts";

/** GitHub labels what a form opens within moments; only people with triage rights can do so later. */
const opening = 60;

/** What the timeline says of labels and moves. */
export interface Happened {
  readonly __typename: string;
  readonly createdAt: string;
  readonly actor?: Actor | undefined;
  readonly label?: { readonly id: string; readonly name: string } | undefined;
}

export interface Knowing {
  readonly instances: readonly Known[];
  readonly liveFrom: Day;
  readonly slug: string;
  /** Node ids of the labels as the repository has them now. */
  readonly labels: ReadonlyMap<string, string>;
  /** The instance that the case is of already. */
  readonly pinned?: string;
}

/** `released` where somebody took the kind's label off, which ends the case. */
export function beginning(
  issue: Pick<Issue, "createdAt" | "body" | "labels">,
  items: readonly Happened[],
  { instances, liveFrom, slug, labels: now, pinned }: Knowing,
): { readonly kind: string; readonly at: Instant } | "released" | undefined {
  const openedAt = instant(issue.createdAt);
  // What came from another repository was not opened here, whatever labels it brought along.
  const moved = items.findLast(({ __typename }) => __typename === "TransferredEvent");
  const from = moved ? instant(moved.createdAt) : plusSeconds(openedAt, opening);
  const labels = issue.labels.nodes.map(({ name }) => name);
  const byHand = items.filter((item) => isByHand(item, slug) && instant(item.createdAt) > from);
  for (const { name, label } of instances) {
    const last = byHand.findLast((item) => item.label && sameLabel(item.label.name, label));
    if (!last) continue;
    const given = last.__typename === "LabeledEvent";
    // A label that was deleted from the repository was not taken off this issue; made again, it has another id.
    if (!given && last.label?.id !== now.get(label)) continue;
    if (!given && (pinned === name || pinned === undefined)) return "released";
    if (given && pinned === undefined && labels.some((one) => sameLabel(one, label))) {
      return { kind: name, at: instant(last.createdAt) };
    }
  }
  if (moved || openedAt.slice(0, 10) < liveFrom) return undefined;
  const kind = pinned ?? recognise({ body: issue.body, labels }, instances);
  return kind === undefined ? undefined : { kind, at: openedAt };
}

const isByHand = ({ __typename, actor = null }: Happened, slug: string) =>
  (__typename === "LabeledEvent" || __typename === "UnlabeledEvent") && !isSelf(actor, slug);

const sameLabel = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
