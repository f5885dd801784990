// Lists in the order that a request asks for. Whatever came first is first among those that are alike.

export function ordered<Item extends { readonly id: number }>(
  items: readonly Item[],
  key: (item: Item) => string | number,
  descending: boolean,
): Item[] {
  const sign = descending ? -1 : 1;
  return items.toSorted((a, b) => {
    const [one, other] = [key(a), key(b)];
    return sign * (one < other ? -1 : one > other ? 1 : a.id - b.id);
  });
}
