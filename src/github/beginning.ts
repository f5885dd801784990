// When an issue became a case, if it did: by its form, or by a kind's label that somebody gave it.

import type { Instance } from "../core/kind.ts";
import { recognise } from "../core/recognise.ts";
import { type Day, type Instant, instant, plusSeconds } from "../core/time.ts";
import { isSelf } from "./people.ts";
import type { Issue, Item } from "./shapes.ts";

/** GitHub labels what a form opens within moments; only people with triage rights can do so later. */
const opening = 60;

/** `released` where somebody took the kind's label off, which ends the case. */
export function beginning(
  issue: Issue,
  items: readonly Item[],
  instances: readonly Instance[],
  liveFrom: Day,
  slug: string,
  pinned?: string,
): { readonly kind: string; readonly at: Instant } | "released" | undefined {
  const openedAt = instant(issue.createdAt);
  // What came from another repository was not opened here, whatever labels it brought along.
  const moved = items.findLast(({ __typename }) => __typename === "TransferredEvent");
  const from = moved ? instant(moved.createdAt) : plusSeconds(openedAt, opening);
  const labels = issue.labels.nodes.map(({ name }) => name);
  const byHand = items.filter((item) => isByHand(item, slug) && instant(item.createdAt) > from);
  for (const { name, label } of instances) {
    const last = byHand.findLast((item) => "label" in item && sameLabel(item.label.name, label));
    if (!last) continue;
    const given = last.__typename === "LabeledEvent";
    if (!given && (pinned === name || pinned === undefined)) return "released";
    if (given && pinned === undefined && labels.some((one) => sameLabel(one, label))) {
      return { kind: name, at: instant(last.createdAt) };
    }
  }
  if (moved || openedAt.slice(0, 10) < liveFrom) return undefined;
  const kind = pinned ?? recognise({ body: issue.body, labels }, instances);
  return kind === undefined ? undefined : { kind, at: openedAt };
}

const isByHand = (item: Item, slug: string) =>
  (item.__typename === "LabeledEvent" || item.__typename === "UnlabeledEvent") && !isSelf(item.actor, slug);

const sameLabel = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
