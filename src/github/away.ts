// The time in which a case was let go, from the moment at which its label was taken off until it was put on again. Nobody
// followed it then, so nothing that people did in that time counts, and deadlines stand still.

import type { Outage } from "../core/case/outage.ts";
import { instant } from "../core/text/time.ts";
import { isSelf } from "./people.ts";
import type { Item } from "./shapes.ts";

interface Away {
  /** What happened while it was followed, and what we did ourselves at any time. */
  readonly items: readonly Item[];
  readonly times: readonly Outage[];
}

/** `is` knows the kind's label by its id too: one that was deleted from the repository was not taken off. */
export function away(all: readonly Item[], is: (label: { id: string; name: string }) => boolean, slug: string): Away {
  const spans: { readonly after: number; readonly before: number; readonly time: Outage }[] = [];
  let left: { readonly after: number; readonly from: string } | undefined;
  for (const [at, item] of all.entries()) {
    if (item.__typename !== "UnlabeledEvent" && item.__typename !== "LabeledEvent") continue;
    if (!is(item.label) || isSelf(item.actor, slug)) continue;
    if (item.__typename === "UnlabeledEvent") left ??= { after: at, from: item.createdAt };
    else if (left) {
      spans.push({ after: left.after, before: at, time: { from: instant(left.from), to: instant(item.createdAt) } });
      left = undefined;
    }
  }
  const isAway = (at: number) => spans.some(({ after, before }) => at > after && at < before);
  const items = spans.length === 0 ? all : all.filter((item, at) => !isAway(at) || isOurs(item, slug));
  return { items, times: spans.map(({ time }) => time) };
}

const isOurs = (item: Item, slug: string): boolean =>
  item.__typename === "IssueComment" ? item.viewerDidAuthor : isSelf(item.actor, slug);
