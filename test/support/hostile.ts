// Text as long as GitHub allows, made to be slow to read, and a clock for it.

const longest = 65_536;

/** The longest body that repeats each piece, by the piece; and one after ordinary words. */
export function hostile(pieces: readonly string[]): Array<[piece: string, body: string]> {
  return pieces.flatMap((piece): Array<[string, string]> => {
    const body = piece.repeat(Math.ceil(longest / piece.length)).slice(0, longest);
    return [
      [piece, body],
      [`words and ${piece}`, `/approve words\n${body}`.slice(0, longest)],
    ];
  });
}

/** Milliseconds of the processor for the best of a few runs: what the work costs, however busy the machine is. */
export function fastest(work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 10; run++) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1_000);
  }
  return best;
}
