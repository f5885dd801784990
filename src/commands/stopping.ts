// How a command that runs on is stopped.

/** Milliseconds after the first signal after which what still goes on, a start too, is left to the next start. */
const longestStop = 25_000;

/**
 * Aborts at the first signal, and ends the process when that comes to nothing in good time. A terminal's Ctrl+C arrives
 * twice, once through npm; one that comes later ends at once.
 */
export function signalled(longest = longestStop): AbortSignal {
  const stopping = new AbortController();
  let first = 0;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted && Date.now() - first > 1_000) process.exit(130);
      first ||= Date.now();
      if (!stopping.signal.aborted) setTimeout(() => process.exit(1), longest);
      stopping.abort();
    });
  }
  return stopping.signal;
}

/** Stops when it is time to, and ends the process. */
export async function untilStopped(stopping: AbortSignal, stop: () => Promise<void>): Promise<void> {
  if (!stopping.aborted) await new Promise((done) => stopping.addEventListener("abort", done));
  await stop();
  process.exit(0);
}
