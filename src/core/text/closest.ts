// The nearest of some known words to what somebody wrote, for "did you mean ...?".

/** Lower case, without accents and doubled spaces: how names are compared where spelling must not matter. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .trim();
}

/** The known word that is nearest to `wrote`; nothing where the nearest is far away. */
export function closest<Known extends string>(wrote: string, known: readonly Known[]): Known | undefined {
  const word = fold(wrote.slice(0, 100));
  let best: Known | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const folded = fold(candidate).slice(0, 100);
    const allowed = folded.length < 3 ? 0 : folded.length < 6 ? 1 : Math.min(2 + Math.floor(folded.length / 12), 5);
    if (Math.abs(folded.length - word.length) > allowed) continue;
    const away = distance(word, folded);
    if (away <= allowed && away < least) [best, least] = [candidate, away];
  }
  return best;
}

/** How many letters must be added, dropped, changed or swapped with their neighbour. */
function distance(from: string, to: string): number {
  let older: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (row > 1 && column > 1 && swapped) cost = Math.min(cost, (older[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    [older, previous] = [previous, current];
  }
  return previous[to.length] ?? 0;
}
