// What was read from texts lately. Every run of a case reads the files of its program, and they seldom change: read anew
// each time, they would keep webhooks waiting for as long as all the rest of the run.

/** Keeps the last `most` results of a reading that depends on nothing but its texts. */
export function remembered<Result>(most: number) {
  const known = new Map<string, { readonly is: Result }>();
  return (texts: readonly unknown[], read: () => Result): Result => {
    const key = JSON.stringify(texts);
    const found = known.get(key) ?? { is: read() };
    // The one that was asked for longest ago stands first.
    known.delete(key);
    known.set(key, found);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return found.is;
  };
}
