// Which item of the notes is which of those known before. A line may be reworded, moved, or given to somebody else and
// stays the same item; what is new gets a key of its own, from its words alone.

import { createHash } from "node:crypto";
import { fold } from "../text/closest.ts";
import type { ActionItem } from "./item.ts";

/** What is kept of an item that was seen: its key, and its words as they stood last. */
export interface KnownItem {
  readonly key: string;
  readonly words: string;
}

export interface Recognised {
  readonly key: string;
  readonly item: ActionItem;
}

const shortest = 160;
export const wordsOf = ({ text }: Pick<ActionItem, "text">): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .slice(0, shortest);

/** The share of words that two texts have in common, from 0 to 1. */
function likeness(one: string, other: string): number {
  const [a, b] = [one.split(" "), other.split(" ")];
  const left = [...b];
  let common = 0;
  for (const word of a) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    left.splice(at, 1);
    common += 1;
  }
  return (2 * common) / (a.length + b.length);
}

/** A reworded line keeps half of its words. */
const alike = 0.5;

/** Gives every item its key. Where lines stand, and what stands on other lines, changes no key. */
export function recognise(known: readonly KnownItem[], items: readonly ActionItem[]): readonly Recognised[] {
  const left = new Map(known.map((one) => [one.key, one]));
  const keys = new Map<ActionItem, string>();
  const take = (item: ActionItem, key: string) => {
    keys.set(item, key);
    left.delete(key);
  };
  for (const item of items) {
    const same = [...left.values()].find(({ words }) => words === wordsOf(item));
    if (same) take(item, same.key);
  }
  const open = items.filter((item) => !keys.has(item));
  const pairs = open
    .flatMap((item) => [...left.values()].map((one) => ({ item, one, score: likeness(wordsOf(item), one.words) })))
    .filter(({ score }) => score >= alike)
    .toSorted((a, b) => b.score - a.score || (a.one.key < b.one.key ? -1 : 1));
  for (const { item, one } of pairs) if (!keys.has(item) && left.has(one.key)) take(item, one.key);
  const used = new Set([...known.map(({ key }) => key), ...keys.values()]);
  return items.map((item) => {
    const key = keys.get(item) ?? fresh(wordsOf(item), used);
    used.add(key);
    return { key, item };
  });
}

function fresh(words: string, used: ReadonlySet<string>): string {
  for (let nth = 1; ; nth++) {
    const key = createHash("sha256").update(`${words} ${nth}`).digest("hex").slice(0, 10);
    if (!used.has(key)) return key;
  }
}

/** What is kept after this reading: those that are gone from the notes too, in case they come back. */
export function keep(known: readonly KnownItem[], found: readonly Recognised[]): readonly KnownItem[] {
  const now = new Map(found.map(({ key, item }) => [key, { key, words: wordsOf(item) }]));
  return [
    ...known.map((one) => now.get(one.key) ?? one),
    ...[...now.values()].filter(({ key }) => known.every((one) => one.key !== key)),
  ];
}
