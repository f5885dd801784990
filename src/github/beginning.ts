// When an issue became a case, if it did: by its form, or by a kind's label that somebody gave it.

import { foldLabel } from "../core/case/labels.ts";
import { type Known, recognise } from "../core/case/recognise.ts";
import { type Day, type Instant, instant, plusSeconds } from "../core/text/time.ts";
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

export interface Knowing<K extends Known> {
  /** All that there are; or the one alone that the case is of already. */
  readonly instances: readonly K[];
  readonly pinned?: true;
  readonly liveFrom: Day;
  readonly slug: string;
  /** Node ids of the labels as the repository has them now. */
  readonly labels: ReadonlyMap<string, string>;
}

/** `released` where somebody took the kind's label off, which ends the case. */
export function beginning<K extends Known>(
  issue: Pick<Issue, "createdAt" | "body" | "labels" | "state">,
  items: readonly Happened[],
  { instances, liveFrom, slug, labels: now, pinned }: Knowing<K>,
): { readonly of: K; readonly at: Instant } | "released" | undefined {
  const openedAt = instant(issue.createdAt);
  // What came from another repository was not opened here, whatever labels it brought along.
  const moved = items.findLast(({ __typename }) => __typename === "TransferredEvent");
  const from = moved ? instant(moved.createdAt) : plusSeconds(openedAt, opening);
  const labels = issue.labels.nodes.map(({ name }) => name);
  const byHand = items.filter((item) => isByHand(item, slug) && instant(item.createdAt) > from);
  const last = (label: string) => byHand.findLast((item) => item.label && sameLabel(item.label.name, label));
  for (const { label } of pinned ? [] : instances) {
    const given = last(label);
    if (given?.__typename !== "LabeledEvent" || !labels.some((one) => sameLabel(one, label))) continue;
    // What is closed is done with, whatever it is labelled for: it is no case before somebody opens it again.
    if (issue.state === "CLOSED") return undefined;
    const of = recognise({ body: issue.body, labels: [label] }, instances);
    return of && { of, at: instant(given.createdAt) };
  }
  // A label that was deleted from the repository was not taken off this issue; made again, it has another id.
  const takenOff = ({ label }: K) => {
    const taken = last(label);
    return taken?.__typename === "UnlabeledEvent" && taken.label?.id === now.get(label);
  };
  if (instances.some(takenOff)) return "released";
  if (moved || openedAt.slice(0, 10) < liveFrom) return undefined;
  const of = pinned ? instances[0] : recognise({ body: issue.body, labels }, instances);
  return of && { of, at: openedAt };
}

const isByHand = ({ __typename, actor = null }: Happened, slug: string) =>
  (__typename === "LabeledEvent" || __typename === "UnlabeledEvent") && !isSelf(actor, slug);

const sameLabel = (a: string, b: string) => foldLabel(a) === foldLabel(b);
