// The last decisions of a group: on cases below its charter, and on those whose form names it.

import { z } from "zod";
import { keysOf } from "../../core/case/group-named.ts";
import type { Because, Told } from "../../core/case/kind.ts";
import { type LookUp, lookedUp } from "../../core/case/ledger.ts";
import type { View } from "../../core/case/view.ts";
import { inert } from "../../core/text/text.ts";
import type { Instant } from "../../core/text/time.ts";
import { keyOf } from "../meeting/group.ts";

const Decided = z.object({ title: z.string(), number: z.number(), place: z.string(), outcome: z.string() });

type Decision = z.infer<typeof Decided> & { readonly case: string; readonly at: Instant };

/** Of each name that a form may have for it. */
export const decidedOf = ({ facts: { title, url, address } }: Pick<View, "facts">): readonly LookUp[] =>
  keysOf({ title, url, number: address.number, repository: address.repository }).map((key) => ({
    sort: "decided",
    key,
  }));

const below = ({ facts }: View): readonly Decision[] =>
  (facts.children ?? []).flatMap(({ decided, title, address }) => {
    if (!decided) return [];
    const { outcome, at } = decided;
    return [{ case: keyOf(address), at, outcome, title, number: address.number, place: placeOf(address) }];
  });

const naming = (view: View): readonly Decision[] =>
  decidedOf(view)
    .flatMap((asked) => lookedUp(view.facts, asked) ?? [])
    .flatMap(({ address, data, from }) => {
      return from === null ? [] : [{ ...Decided.parse(data), case: keyOf(address), at: from }];
    });

const placeOf = ({ owner, name }: { readonly owner: string; readonly name: string }): string => `${owner}/${name}`;

/** The last five. */
export function decidedTold(view: View): readonly Told[] {
  const all = new Map([...naming(view), ...below(view)].map((one) => [one.case, one]));
  const last = [...all.values()].toSorted((a, b) => (a.at < b.at ? 1 : -1)).slice(0, 5);
  const here = placeOf(view.facts.address);
  const lines = last.map(({ title, number, place, outcome }): Because => {
    const link = place === here ? `#${number}` : `${place}#${number}`;
    return { say: `group/decided-${outcome}`, with: { title: inert(title, 100), link } };
  });
  return lines.length === 0 ? [] : [{ heading: { say: "group/decisions" }, lines }];
}
